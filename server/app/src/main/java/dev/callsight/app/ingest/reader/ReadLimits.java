package dev.callsight.app.ingest.reader;

/**
 * How much a reader holds at once; the length of a body is not limited by any of these.
 *
 * @param batchRows most rows in a batch
 * @param batchCharacters a batch ends with the row that brings its texts to this many characters
 * @param lineBytes longest line of NDJSON, longest single text of JSON and CSV; a longer line is
 *     refused as a row without being held
 * @param errors most errors that are kept over the whole body; refused rows are counted beyond it
 */
public record ReadLimits(int batchRows, int batchCharacters, int lineBytes, int errors) {
  /** Holds the longest record there can be (a transcript of 4 million characters). */
  private static final int LINE_BYTES = 16 << 20;

  /** Batches are not made smaller than this part: commits of a few rows cost too much. */
  private static final int MOST_PARTS = 20;

  /**
   * For requests: some tens of megabytes at most, and more rows than DuckDB's row group of 122,880,
   * for those that fill one are compressed once, on their way to the disk, and pass by its log.
   */
  public static final ReadLimits STANDARD = new ReadLimits(150_000, 64 << 20, LINE_BYTES, 1_000);

  /** Checks that something gets through. */
  public ReadLimits {
    if (batchRows < 1 || batchCharacters < 1 || lineBytes < 1 || errors < 0) {
      throw new IllegalArgumentException(
          "limits must let a row through: %d rows, %d characters, %d bytes, %d errors"
              .formatted(batchRows, batchCharacters, lineBytes, errors));
    }
  }

  /**
   * Smaller batches for one of several bodies read at once, so that together they hold no more
   * text, and of rows no more than two. Two keep theirs: one is read while the other is written.
   */
  public ReadLimits sharedBy(int bodies) {
    int rows = batchRows / Math.clamp(Math.ceilDiv(bodies, 2), 1, MOST_PARTS);
    int characters = batchCharacters / Math.clamp(bodies, 1, MOST_PARTS);
    return new ReadLimits(Math.max(1, rows), Math.max(1, characters), lineBytes, errors);
  }

  /** The same with another number of errors kept. */
  public ReadLimits withErrors(int most) {
    return new ReadLimits(batchRows, batchCharacters, lineBytes, most);
  }
}
