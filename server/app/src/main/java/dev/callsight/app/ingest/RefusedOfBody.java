package dev.callsight.app.ingest;

import dev.callsight.app.ingest.reader.RowError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The refused rows of one body, the first of them, until they are kept when it is closed. Used by
 * one thread.
 */
final class RefusedOfBody implements AutoCloseable {
  /** So many of one body are kept: one bad file must not hide what else went wrong. */
  static final int MOST = 200;

  private static final int LONGEST_MESSAGE = 1_000;
  private static final int LONGEST_FIELD = 254;

  /** Somebody sent a key where a value belongs. */
  private static final Pattern KEY = Pattern.compile("cs_[A-Za-z0-9_-]{8,}");

  private final Consumer<List<Refused>> keep;
  private final List<Refused> refused = new ArrayList<>();

  RefusedOfBody(Consumer<List<Refused>> keep) {
    this.keep = keep;
  }

  /** What is kept of one, without secrets and not too long. */
  record Refused(
      @Nullable Long line, @Nullable String field, String message, @Nullable String value) {
    Refused {
      field = field == null ? null : cut(field, LONGEST_FIELD);
      message = cut(message, LONGEST_MESSAGE);
      value = value == null ? null : cut(KEY.matcher(value).replaceAll("cs_…"), LONGEST_FIELD);
    }

    private static String cut(String text, int length) {
      if (text.length() <= length) {
        return text;
      }
      int end = length - 1;
      return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
          + "…";
    }
  }

  void add(List<RowError> errors) {
    errors.stream()
        .limit(Math.max(MOST - refused.size(), 0))
        .map(error -> new Refused(error.line(), error.field(), error.message(), error.value()))
        .forEach(refused::add);
  }

  /** Nothing after this could be read. */
  void addRest(String reason) {
    refused.add(new Refused(null, null, reason, null));
  }

  @Override
  public void close() {
    if (!refused.isEmpty()) {
      keep.accept(List.copyOf(refused));
    }
  }
}
