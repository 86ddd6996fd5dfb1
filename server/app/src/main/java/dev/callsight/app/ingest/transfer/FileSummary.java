package dev.callsight.app.ingest.transfer;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What became of a file.
 *
 * @param file the file
 * @param entity what its records are
 * @param accepted rows whose id was new
 * @param updated rows that replaced another
 * @param unchanged rows that changed nothing
 * @param rejected rows that were refused
 * @param rejectedFile where the refused rows are written down; null when there are none
 * @param nanoseconds how long it took
 */
public record FileSummary(
    Path file,
    String entity,
    long accepted,
    long updated,
    long unchanged,
    long rejected,
    @Nullable Path rejectedFile,
    long nanoseconds) {
  /** All rows of the file. */
  public long rows() {
    return accepted + updated + unchanged + rejected;
  }

  /** Rows a second, over the whole file. */
  public long rate() {
    return (long) (rows() / Math.max(nanoseconds / 1e9, 1e-3));
  }
}
