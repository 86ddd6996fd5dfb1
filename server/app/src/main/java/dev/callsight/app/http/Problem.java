package dev.callsight.app.http;

import java.net.URI;
import java.util.List;

/**
 * The body of every refusal (RFC 9457).
 *
 * @param type names the kind of failure
 * @param title the kind in words
 * @param status the HTTP status
 * @param detail this failure in a sentence
 * @param instance path of the request
 * @param code stable name of the kind
 * @param errors the places that are wrong; may be empty
 * @param requestId to be quoted when asking for help
 * @param success always false
 */
record Problem(
    URI type,
    String title,
    int status,
    String detail,
    String instance,
    String code,
    List<FieldError> errors,
    String requestId,
    boolean success) {
  static final String MEDIA_TYPE = "application/problem+json";

  static Problem of(ApiException refusal, String instance, String requestId) {
    ErrorCode code = refusal.code();
    return new Problem(
        URI.create("urn:callsight:problem:" + code.code()),
        code.title(),
        code.status().value(),
        refusal.detail(),
        instance,
        code.code(),
        refusal.errors(),
        requestId,
        false);
  }
}
