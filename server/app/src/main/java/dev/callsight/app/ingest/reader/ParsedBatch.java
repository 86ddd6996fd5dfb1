package dev.callsight.app.ingest.reader;

import dev.callsight.engine.RecordBatch;
import java.util.List;
import java.util.Objects;

/**
 * The next stretch of a body.
 *
 * @param records the rows that are right, in order
 * @param rejected how many rows of this stretch were refused
 * @param errors why, as far as the reader's limit allowed to keep
 * @param characters about how many characters of text the records hold
 */
public record ParsedBatch(
    RecordBatch records, long rejected, List<RowError> errors, long characters) {
  /** Copies the errors. */
  public ParsedBatch {
    Objects.requireNonNull(records, "records");
    errors = List.copyOf(errors);
  }

  /** All rows of this stretch, right and wrong. */
  public long rows() {
    return records.size() + rejected;
  }
}
