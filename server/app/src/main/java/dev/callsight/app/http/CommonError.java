package dev.callsight.app.http;

import org.springframework.http.HttpStatus;

/** Failures that any route may have. */
public enum CommonError implements ErrorCode {
  /** The body is not what its content type says, or not of the expected shape. */
  MALFORMED_BODY(HttpStatus.BAD_REQUEST, "Malformed body"),
  /** A parameter, header or path of the request cannot be read. */
  MALFORMED_REQUEST(HttpStatus.BAD_REQUEST, "Malformed request"),
  /** A paging cursor that was not given out for this list. */
  INVALID_CURSOR(HttpStatus.BAD_REQUEST, "Invalid cursor"),
  /** No key and no session, or one that is not valid any more. */
  UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "Not signed in"),
  /** The email and the password do not fit together. */
  WRONG_CREDENTIALS(HttpStatus.UNAUTHORIZED, "Wrong email or password"),
  /** A one-time link that was used, has run out or never was. */
  LINK_NOT_VALID(HttpStatus.UNAUTHORIZED, "Link not valid"),
  /** The caller is known but may not do this. */
  FORBIDDEN(HttpStatus.FORBIDDEN, "Not permitted"),
  /** A session's changing request came without its CSRF token. */
  CSRF_TOKEN_MISSING(HttpStatus.FORBIDDEN, "CSRF token missing or wrong"),
  /** Nothing is there, or nothing that the caller may know of. */
  NOT_FOUND(HttpStatus.NOT_FOUND, "Not found"),
  /** The route exists, but not for this method. */
  METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "Method not allowed"),
  /** The answer exists in no form that the request accepts. */
  NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "Not acceptable"),
  /** The request contradicts what is stored. */
  CONFLICT(HttpStatus.CONFLICT, "Conflict"),
  /** What is stored is not the version that the request means. */
  PRECONDITION_FAILED(HttpStatus.PRECONDITION_FAILED, "Changed meanwhile"),
  /** The body is larger than the route takes. */
  PAYLOAD_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "Payload too large"),
  /** The body's content type is not one that the route reads. */
  UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Unsupported media type"),
  /** Well-formed, but a field's value makes no sense. */
  INVALID_FIELD(HttpStatus.UNPROCESSABLE_CONTENT, "Invalid field"),
  /** The caller may act for several organizations and named none. */
  ORGANIZATION_REQUIRED(HttpStatus.UNPROCESSABLE_CONTENT, "Organization required"),
  /** An idempotency key came again with another request. */
  IDEMPOTENCY_KEY_REUSED(HttpStatus.UNPROCESSABLE_CONTENT, "Idempotency key reused"),
  /** The caller asks faster than its limit. */
  TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "Too many requests"),
  /** The server is starting, stopping or lacks something it needs. */
  UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Not available now"),
  /** More waits already than the server lets wait. */
  OVERLOADED(HttpStatus.SERVICE_UNAVAILABLE, "Too much at once"),
  /** A fault of the server itself. */
  INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "Internal error");

  private final HttpStatus status;
  private final String title;

  CommonError(HttpStatus status, String title) {
    this.status = status;
    this.title = title;
  }

  @Override
  public HttpStatus status() {
    return status;
  }

  @Override
  public String title() {
    return title;
  }
}
