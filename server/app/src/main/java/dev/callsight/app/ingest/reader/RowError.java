package dev.callsight.app.ingest.reader;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why one row was refused.
 *
 * @param line where the row starts: the line of the body, counted from 1, for NDJSON and CSV; the
 *     position of the element, counted from 1, for a JSON array
 * @param field the field that is wrong; null when the row as a whole is
 * @param message what is wrong and what was expected
 * @param value what stood there, shortened; null when nothing did
 */
public record RowError(long line, @Nullable String field, String message, @Nullable String value) {
  /** The longest value that is said back, in characters. */
  public static final int LONGEST_VALUE = 200;

  /** Shortens the value. */
  public RowError {
    Objects.requireNonNull(message, "message");
    if (value != null && value.length() > LONGEST_VALUE) {
      int end = LONGEST_VALUE - 1;
      value = value.substring(0, Character.isHighSurrogate(value.charAt(end - 1)) ? end - 1 : end);
      value += "…";
    }
  }
}
