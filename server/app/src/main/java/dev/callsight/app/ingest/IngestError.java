package dev.callsight.app.ingest;

import dev.callsight.app.http.ErrorCode;
import org.springframework.http.HttpStatus;

/** Ways in which only an ingest is refused. */
enum IngestError implements ErrorCode {
  /** The path names no kind of record. */
  UNKNOWN_ENTITY(HttpStatus.NOT_FOUND, "Unknown entity"),
  /** All or nothing was asked for, and some rows are wrong. */
  ROWS_REJECTED(HttpStatus.UNPROCESSABLE_CONTENT, "Rows rejected");

  private final HttpStatus status;
  private final String title;

  IngestError(HttpStatus status, String title) {
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
