package dev.callsight.app.analytics;

import dev.callsight.app.http.ApiException;
import dev.callsight.app.http.CommonError;
import dev.callsight.app.http.ErrorCode;
import dev.callsight.app.http.FieldError;
import dev.callsight.core.query.QueryException;
import dev.callsight.engine.StoreException;
import java.util.List;
import org.springframework.http.HttpStatus;

/** Why a question gets no answer. */
public enum AnalyticsError implements ErrorCode {
  UNKNOWN_METRIC(HttpStatus.UNPROCESSABLE_CONTENT, "Unknown metric"),
  UNKNOWN_DIMENSION(HttpStatus.UNPROCESSABLE_CONTENT, "Unknown dimension"),
  UNKNOWN_ENTITY(HttpStatus.UNPROCESSABLE_CONTENT, "Unknown entity"),
  DIMENSION_NOT_APPLICABLE(HttpStatus.UNPROCESSABLE_CONTENT, "Dimension not applicable"),
  INVALID_FILTER(HttpStatus.UNPROCESSABLE_CONTENT, "Invalid filter"),
  INVALID_TIME_RANGE(HttpStatus.UNPROCESSABLE_CONTENT, "Invalid time range"),
  INVALID_TIMEZONE(HttpStatus.UNPROCESSABLE_CONTENT, "Invalid time zone"),
  INVALID_ORDER(HttpStatus.UNPROCESSABLE_CONTENT, "Invalid order"),
  NO_RECORDS(HttpStatus.UNPROCESSABLE_CONTENT, "No single set of records"),
  TOO_MANY_ROWS(HttpStatus.UNPROCESSABLE_CONTENT, "Too many rows"),
  QUERY_TOO_LARGE(HttpStatus.UNPROCESSABLE_CONTENT, "Query needs too much memory"),
  QUERY_TIMEOUT(HttpStatus.UNPROCESSABLE_CONTENT, "Query took too long");

  private final HttpStatus status;
  private final String title;

  AnalyticsError(HttpStatus status, String title) {
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

  /** The refusal that a question's mistake becomes. */
  public static ApiException refusal(QueryException mistake) {
    AnalyticsError code =
        switch (mistake.code()) {
          case UNKNOWN_METRIC -> UNKNOWN_METRIC;
          case UNKNOWN_DIMENSION -> UNKNOWN_DIMENSION;
          case DIMENSION_NOT_APPLICABLE -> DIMENSION_NOT_APPLICABLE;
          case INVALID_FILTER -> INVALID_FILTER;
          case INVALID_TIME_RANGE -> INVALID_TIME_RANGE;
          case INVALID_ORDER -> INVALID_ORDER;
          case NO_RECORDS -> NO_RECORDS;
          case TOO_MANY_ROWS -> TOO_MANY_ROWS;
        };
    return at(code, mistake.pointer(), String.valueOf(mistake.getMessage()));
  }

  static ApiException at(ErrorCode code, String pointer, String message) {
    return new ApiException(code, message, List.of(new FieldError(pointer, message)));
  }

  /** The failure of a store as the client is told; a defect here stays one. */
  static RuntimeException failure(StoreException failure) {
    return switch (failure.kind()) {
      case TIMEOUT ->
          new ApiException(
              QUERY_TIMEOUT, "The question took too long; ask a shorter range or fewer splits.");
      case RESOURCES ->
          new ApiException(
              QUERY_TOO_LARGE,
              "The question needs more memory than one may have; ask a shorter range or fewer"
                  + " splits.");
      case OVERLOADED ->
          new ApiException(
              CommonError.OVERLOADED, "Too many questions wait already; ask again in a moment.");
      case UNREACHABLE ->
          new ApiException(
              CommonError.UNAVAILABLE, "The store does not answer; ask again in a moment.");
      case ABANDONED -> new ApiException(CommonError.UNAVAILABLE, "The question was given up.");
      case INTERNAL -> failure;
    };
  }
}
