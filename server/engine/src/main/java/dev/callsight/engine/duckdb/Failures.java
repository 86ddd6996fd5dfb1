package dev.callsight.engine.duckdb;

import dev.callsight.engine.StoreException;
import dev.callsight.engine.StoreException.Kind;
import java.sql.SQLException;
import java.util.Locale;

/** What DuckDB says, in the words of the port. */
final class Failures {
  private static final String OUT_OF_MEMORY = "out of memory";

  private Failures() {}

  /** Whether all that DuckDB may hold was taken. */
  static boolean isOutOfMemory(SQLException failure) {
    return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains(OUT_OF_MEMORY);
  }

  /** The failure with its kind; {@code doing} completes "could not …". */
  static StoreException of(String doing, SQLException cause) {
    String message = String.valueOf(cause.getMessage());
    return new StoreException(kind(message), "could not " + doing + ": " + message, cause);
  }

  private static Kind kind(String message) {
    String lower = message.toLowerCase(Locale.ROOT);
    if (lower.contains("interrupt error") || lower.startsWith("interrupted")) {
      return Kind.TIMEOUT;
    }
    boolean resources =
        lower.contains(OUT_OF_MEMORY)
            || lower.contains("no space left")
            || lower.contains("disk quota")
            || lower.contains("max_temp_directory_size");
    return resources ? Kind.RESOURCES : Kind.INTERNAL;
  }
}
