package dev.callsight.app.ingest.transfer;

import dev.callsight.app.ingest.reader.PlainBody;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Cuts a file into pieces, between records. */
interface Pieces {
  /** The next piece, or null at the end of the file. */
  @Nullable Piece next() throws IOException;

  /**
   * The pieces of a file.
   *
   * @param content the file's bytes, plain or gzip
   * @param refused told of records that no server would read
   */
  static Pieces of(SourceFile source, InputStream content, RejectedRows refused)
      throws IOException {
    InputStream plain = PlainBody.of(content);
    return switch (source.format()) {
      case NDJSON -> new LinePieces(plain, refused, PieceSize.STANDARD);
      case JSON -> new ArrayPieces(plain, PieceSize.STANDARD);
      case CSV -> new CsvPieces(plain, PieceSize.STANDARD);
    };
  }
}
