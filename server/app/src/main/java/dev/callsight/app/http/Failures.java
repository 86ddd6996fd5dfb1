package dev.callsight.app.http;

import java.io.EOFException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.ConversionNotSupportedException;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;

/** Translates whatever was thrown into what the client is told. Never repeats an internal text. */
final class Failures {
  private static final String INTERNAL_DETAIL =
      "The server failed. Nothing is wrong with the request; the request id finds the cause.";

  /** PostgreSQL's state for a text that it cannot hold. */
  private static final String ZERO_CHARACTER = "22021";

  private Failures() {}

  static ApiException translate(Throwable failure) {
    ApiException own = find(failure, ApiException.class);
    if (own != null) {
      return own;
    }
    if (failure instanceof DataAccessException || failure instanceof TransactionException) {
      return state(failure);
    }
    return switch (failure) {
      case HttpMessageNotReadableException unreadable -> unreadableBody(unreadable);
      case MethodArgumentTypeMismatchException mismatch -> wrongParameter(mismatch);
      case ConversionNotSupportedException _ -> internal();
      case TypeMismatchException _ -> malformed("A parameter is not of the expected kind.");
      case MissingServletRequestParameterException missing ->
          malformed("The parameter \"" + missing.getParameterName() + "\" is required.")
              .at("/" + missing.getParameterName(), "is required");
      case MissingRequestHeaderException missing ->
          malformed("The header \"" + missing.getHeaderName() + "\" is required.");
      case HttpRequestMethodNotSupportedException wrong -> wrongMethod(wrong);
      case HttpMediaTypeNotSupportedException wrong -> wrongMediaType(wrong);
      case ErrorResponse response -> ofStatus(response.getStatusCode());
      case JacksonException json -> JsonFailures.translate(json);
      case InvalidParameterException _ -> malformed("The query string cannot be decoded.");
      default -> internal();
    };
  }

  /** What the state database refused; one that is away says nothing about the request. */
  private static ApiException state(Throwable failure) {
    boolean away =
        find(failure, DataAccessResourceFailureException.class) != null
            || find(failure, RecoverableDataAccessException.class) != null
            || find(failure, SQLTransientConnectionException.class) != null
            || find(failure, SQLNonTransientConnectionException.class) != null;
    if (away) {
      return new ApiException(
          CommonError.UNAVAILABLE, "The state database does not answer; try again in a moment.");
    }
    SQLException refused = find(failure, SQLException.class);
    return refused != null && ZERO_CHARACTER.equals(refused.getSQLState())
        ? malformed("A text holds the character U+0000, which is kept nowhere.")
        : internal();
  }

  /** Whether nobody is left to hear an answer. */
  static boolean clientIsGone(Throwable failure) {
    return find(failure, ClientAbortException.class) != null
        || find(failure, ClientGoneException.class) != null
        || find(failure, AsyncRequestNotUsableException.class) != null;
  }

  /** The refusal for a bare status, as the container or a library chose it. */
  static ApiException ofStatus(HttpStatusCode status) {
    HttpStatus known = HttpStatus.resolve(status.value());
    return switch (known) {
      case BAD_REQUEST -> malformed("The request cannot be read.");
      case UNAUTHORIZED ->
          new ApiException(CommonError.UNAUTHENTICATED, "Sign in, or send a valid API key.");
      case FORBIDDEN -> new ApiException(CommonError.FORBIDDEN, "You may not do this.");
      case NOT_FOUND -> new ApiException(CommonError.NOT_FOUND, "Nothing is at this address.");
      case METHOD_NOT_ALLOWED ->
          new ApiException(CommonError.METHOD_NOT_ALLOWED, "This address takes other methods.");
      case NOT_ACCEPTABLE ->
          new ApiException(
              CommonError.NOT_ACCEPTABLE, "The answer has none of the forms asked for by Accept.");
      case CONTENT_TOO_LARGE -> new ApiException(CommonError.PAYLOAD_TOO_LARGE, "Too large.");
      case UNSUPPORTED_MEDIA_TYPE ->
          new ApiException(CommonError.UNSUPPORTED_MEDIA_TYPE, "Send application/json.");
      case SERVICE_UNAVAILABLE ->
          new ApiException(CommonError.UNAVAILABLE, "Try again in a moment.");
      case null, default -> status.is4xxClientError() ? other(known) : internal();
    };
  }

  static ApiException internal() {
    return new ApiException(CommonError.INTERNAL, INTERNAL_DETAIL);
  }

  private static ApiException other(@Nullable HttpStatus status) {
    if (status == null) {
      return malformed("The request cannot be read.");
    }
    return new ApiException(new OtherError(status), status.getReasonPhrase() + ".");
  }

  private static ApiException malformed(String detail) {
    return new ApiException(CommonError.MALFORMED_REQUEST, detail);
  }

  private static ApiException unreadableBody(HttpMessageNotReadableException failure) {
    JacksonException json = find(failure, JacksonException.class);
    if (json != null) {
      return JsonFailures.translate(json);
    }
    boolean cutOff = find(failure, EOFException.class) != null;
    boolean absent = find(failure, IOException.class) == null && !cutOff;
    return new ApiException(
        CommonError.MALFORMED_BODY,
        absent ? "A JSON body is required." : "The body ended before it was complete.");
  }

  private static ApiException wrongParameter(MethodArgumentTypeMismatchException failure) {
    Class<?> wanted = failure.getRequiredType();
    String expected = wanted == null ? "another kind of value" : JsonFailures.describe(wanted);
    String message = "must be " + expected;
    return malformed("The parameter \"" + failure.getName() + "\" " + message + ".")
        .at("/" + failure.getName(), message);
  }

  private static ApiException wrongMethod(HttpRequestMethodNotSupportedException failure) {
    String[] supported = failure.getSupportedMethods();
    String hint = supported == null ? "" : ", only " + String.join(", ", supported);
    return new ApiException(
        CommonError.METHOD_NOT_ALLOWED,
        "This address does not take " + failure.getMethod() + hint + ".");
  }

  private static ApiException wrongMediaType(HttpMediaTypeNotSupportedException failure) {
    String sent =
        failure.getContentType() == null
            ? "No content type was sent"
            : "Content type " + failure.getContentType() + " is not read here";
    return new ApiException(
        CommonError.UNSUPPORTED_MEDIA_TYPE,
        sent + "; send one of " + failure.getSupportedMediaTypes() + ".");
  }

  private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
    Throwable current = failure;
    for (int depth = 0; current != null && depth < 20; depth++) {
      if (type.isInstance(current)) {
        return type.cast(current);
      }
      current = current.getCause();
    }
    return null;
  }

  /** A 4xx that only a library answers, under the status's own name. */
  private record OtherError(HttpStatus status) implements ErrorCode {
    @Override
    public String name() {
      return status.name();
    }

    @Override
    public String title() {
      return status.getReasonPhrase();
    }
  }
}
