package dev.callsight.app.http;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/**
 * A way in which a request can fail, as clients see it. The shared ones are in {@link CommonError};
 * a feature declares its own as an enum of this type.
 */
public interface ErrorCode {
  /** The name of the constant, in capitals. */
  String name();

  /** Stable name in the {@code code} member, such as {@code unknown_metric}. */
  default String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The status of the answer; never 5xx for something that a client caused. */
  HttpStatus status();

  /** The kind of failure in a few words, the same every time. */
  String title();
}
