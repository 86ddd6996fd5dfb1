package dev.callsight.engine.duckdb;

import dev.callsight.engine.StoreException;
import dev.callsight.engine.StoreException.Kind;
import java.sql.SQLException;
import java.util.Locale;

/** What DuckDB says, in the words of the port. */
final class Failures {
  private Failures() {}

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
        lower.contains("out of memory")
            || lower.contains("no space left")
            || lower.contains("disk quota")
            || lower.contains("max_temp_directory_size");
    return resources ? Kind.RESOURCES : Kind.INTERNAL;
  }
}
