package dev.callsight.app.http;

import java.util.ArrayList;
import java.util.List;

/**
 * A request that is refused, with all that the client is told. Thrown anywhere below a controller;
 * turned into {@code application/problem+json} in one place.
 */
public final class ApiException extends RuntimeException {
  private final transient ErrorCode code;
  private final transient List<FieldError> errors;

  /**
   * A refusal without a place.
   *
   * @param detail a sentence for the client with the offending value and what to do; no secrets
   */
  public ApiException(ErrorCode code, String detail) {
    this(code, detail, List.of());
  }

  /** A refusal with the places that are wrong. */
  public ApiException(ErrorCode code, String detail, List<FieldError> errors) {
    // A refusal is an answer, not a fault: no one reads its stack, and hostile input should not
    // make the server walk it.
    super(detail, null, false, false);
    this.code = code;
    this.errors = List.copyOf(errors);
  }

  /** A value of one field that makes no sense: 422 {@code invalid_field}. */
  public static ApiException invalidField(String pointer, String message) {
    return new ApiException(
        CommonError.INVALID_FIELD,
        pointer + " " + message,
        List.of(new FieldError(pointer, message)));
  }

  /** The same refusal with one more place that is wrong. */
  public ApiException at(String pointer, String message) {
    List<FieldError> more = new ArrayList<>(errors);
    more.add(new FieldError(pointer, message));
    return new ApiException(code, detail(), more);
  }

  /** What kind of failure it is. */
  public ErrorCode code() {
    return code;
  }

  /** The sentence for the client. */
  public String detail() {
    return String.valueOf(getMessage());
  }

  /** The places that are wrong; may be empty. */
  public List<FieldError> errors() {
    return errors;
  }
}
