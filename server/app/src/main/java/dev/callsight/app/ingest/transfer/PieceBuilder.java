package dev.callsight.app.ingest.transfer;

import dev.callsight.app.ingest.reader.BodyFormat;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Collects records until they make a piece. */
final class PieceBuilder {
  private final BodyFormat format;
  private final PieceSize size;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream(1 << 16);
  private final List<Piece.Row> rows = new ArrayList<>();
  private int line = 1;

  PieceBuilder(BodyFormat format, PieceSize size) {
    this.format = format;
    this.size = size;
  }

  /** Puts bytes that are no record in front, such as a header. */
  void prefix(byte[] bytes, int lines) {
    body.writeBytes(bytes);
    line += lines;
  }

  /** Adds a record that takes so many lines, and a newline behind it. */
  void add(long sourceLine, byte[] bytes, int offset, int length, int lines) {
    int start = body.size();
    body.write(bytes, offset, length);
    rows.add(new Piece.Row(line, sourceLine, start, body.size()));
    body.write('\n');
    line += lines;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  boolean isFull() {
    return rows.size() >= size.rows() || body.size() >= size.bytes();
  }

  Piece build() {
    return new Piece(format, body.toByteArray(), rows);
  }
}
