package dev.callsight.app.ingest.transfer;

import dev.callsight.app.ingest.reader.BodyFormat;
import dev.callsight.app.ingest.reader.LineFramer;
import dev.callsight.app.ingest.reader.ReadLimits;
import dev.callsight.app.ingest.reader.RowError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pieces of NDJSON: whole lines, as they are. */
final class LinePieces implements Pieces {
  private static final int LONGEST = ReadLimits.STANDARD.lineBytes();

  private final PieceSize size;
  private final LineFramer lines;
  private final RejectedRows refused;

  LinePieces(InputStream plain, RejectedRows refused, PieceSize size) {
    this.size = size;
    this.lines = new LineFramer(plain, LONGEST);
    this.refused = refused;
  }

  @Override
  public @Nullable Piece next() throws IOException {
    PieceBuilder piece = new PieceBuilder(BodyFormat.NDJSON, size);
    while (!piece.isFull() && lines.advance()) {
      int length = lines.end() - lines.start();
      if (lines.isTooLong()) {
        refuse(length);
      } else if (!lines.isBlank()) {
        piece.add(lines.number(), lines.buffer(), lines.start(), length, 1);
      }
    }
    return piece.isEmpty() ? null : piece.build();
  }

  private void refuse(int length) throws IOException {
    String beginning = new String(lines.buffer(), lines.start(), length, StandardCharsets.UTF_8);
    String message = "is longer than " + LONGEST + " bytes; expected a shorter line";
    refused.add(
        lines.number(),
        beginning + "…",
        List.of(new RowError(lines.number(), null, message, beginning)));
  }
}
