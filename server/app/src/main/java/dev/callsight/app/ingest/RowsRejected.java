package dev.callsight.app.ingest;

import dev.callsight.app.http.ErrorCode;
import dev.callsight.app.ingest.reader.RowError;
import java.net.URI;
import java.util.List;

/**
 * The problem (RFC 9457) with which an all-or-nothing ingest is refused: the usual members, with
 * errors that name rows, and the counts of an answer.
 *
 * @param type names the kind of failure
 * @param title the kind in words
 * @param status the HTTP status
 * @param detail this failure in a sentence
 * @param instance path of the request
 * @param code stable name of the kind
 * @param errors the fields that are wrong, row by row
 * @param requestId to be quoted when asking for help
 * @param success always false
 * @param accepted always 0
 * @param updated always 0
 * @param unchanged always 0
 * @param rejected rows that are wrong; all others were held back with them
 * @param version the data version, as before
 */
record RowsRejected(
    URI type,
    String title,
    int status,
    String detail,
    String instance,
    String code,
    List<Place> errors,
    String requestId,
    boolean success,
    long accepted,
    long updated,
    long unchanged,
    long rejected,
    long version) {

  /**
   * A row error that is also a field error.
   *
   * @param pointer JSON pointer: the row, then the field
   * @param line the row, as in {@link RowError}
   * @param field the field, or null
   * @param message what is wrong there and what was expected
   * @param value what stood there, or null
   */
  record Place(
      String pointer,
      long line,
      @org.jspecify.annotations.Nullable String field,
      String message,
      @org.jspecify.annotations.Nullable String value) {
    static Place of(RowError error) {
      String field = error.field() == null ? "" : "/" + escaped(error.field());
      return new Place(
          "/" + error.line() + field, error.line(), error.field(), error.message(), error.value());
    }

    private static String escaped(String name) {
      return name.replace("~", "~0").replace("/", "~1");
    }
  }

  static RowsRejected of(IngestAnswer answer, String instance, String requestId) {
    ErrorCode code = IngestError.ROWS_REJECTED;
    return new RowsRejected(
        URI.create("urn:callsight:problem:" + code.code()),
        code.title(),
        code.status().value(),
        answer.rejected() + " rows are wrong, so nothing was stored.",
        instance,
        code.code(),
        answer.errors().stream().map(Place::of).toList(),
        requestId,
        false,
        0,
        0,
        0,
        answer.rejected(),
        answer.version());
  }
}
