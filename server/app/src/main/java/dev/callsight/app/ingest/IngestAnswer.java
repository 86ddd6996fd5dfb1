package dev.callsight.app.ingest;

import dev.callsight.app.ingest.reader.RowError;
import java.util.List;

/**
 * What became of the rows of one body. The four counts add up to the rows; when one id stands
 * several times in a body, each of its rows counts.
 *
 * @param accepted rows whose id was new
 * @param updated rows that replaced one of the same id
 * @param unchanged rows equal to what was stored, or older than it by their {@code updatedAt}
 * @param rejected rows that were refused
 * @param errors why, at least one for each refused row up to the limit asked for
 * @param version the data version after the last change
 */
public record IngestAnswer(
    long accepted,
    long updated,
    long unchanged,
    long rejected,
    List<RowError> errors,
    long version) {
  /** Copies the errors. */
  public IngestAnswer {
    errors = List.copyOf(errors);
  }
}
