package dev.callsight.app.ingest.transfer;

/**
 * How large a piece gets.
 *
 * @param bytes a piece ends with the record that brings it to this size
 * @param rows most records
 */
record PieceSize(int bytes, int rows) {
  /** Large enough for quick commits, small enough to show progress about once a second. */
  static final PieceSize STANDARD = new PieceSize(64 << 20, 130_000);

  PieceSize {
    if (bytes < 1 || rows < 1) {
      throw new IllegalArgumentException(
          "a piece holds at least one record: " + bytes + " bytes, " + rows + " rows");
    }
  }
}
