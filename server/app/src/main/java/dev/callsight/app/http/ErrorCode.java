package dev.callsight.app.http;

import org.springframework.http.HttpStatus;

/**
 * A way in which a request can fail, as clients see it. The shared ones are in {@link CommonError};
 * a feature declares its own as an enum of this type.
 */
public interface ErrorCode {
  /** Stable name in the {@code code} member, such as {@code unknown_metric}. */
  String code();

  /** The status of the answer; never 5xx for something that a client caused. */
  HttpStatus status();

  /** The kind of failure in a few words, the same every time. */
  String title();
}
