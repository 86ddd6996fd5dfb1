package dev.callsight.app.ingest.transfer;

import dev.callsight.app.ingest.reader.BodyFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Pieces of CSV: whole rows, as they are, each piece with the file's header. */
final class CsvPieces implements Pieces {
  private static final int LONGEST_ROW = 64 << 20;

  private final PieceSize size;
  private final InputStream plain;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int filled;
  private final ByteArrayOutputStream row = new ByteArrayOutputStream();
  private long line = 1;
  private int rowLines;
  private byte @Nullable [] header;
  private int headerLines;

  CsvPieces(InputStream plain, PieceSize size) {
    this.size = size;
    this.plain = plain;
  }

  @Override
  public @Nullable Piece next() throws IOException {
    if (header == null) {
      readHeader();
    }
    PieceBuilder piece = new PieceBuilder(BodyFormat.CSV, size);
    piece.prefix(header(), headerLines);
    while (!piece.isFull()) {
      long start = line;
      if (!readRow()) {
        break;
      }
      if (row.size() > 0) {
        piece.add(start, row.toByteArray(), 0, row.size(), rowLines);
      }
    }
    return piece.isEmpty() ? null : piece.build();
  }

  /** The header row with its newline. */
  byte[] header() {
    return header == null ? new byte[0] : header;
  }

  private void readHeader() throws IOException {
    boolean found = readRow();
    while (found && row.size() == 0) {
      found = readRow();
    }
    headerLines = rowLines;
    row.write('\n');
    header = row.toByteArray();
  }

  /** Reads a row without its newline; false at the end of the file. */
  private boolean readRow() throws IOException {
    row.reset();
    rowLines = 1;
    int next = read();
    if (next < 0) {
      return false;
    }
    Quotes quotes = new Quotes();
    while (next >= 0) {
      boolean newline = next == '\n' || next == '\r';
      boolean pair = next == '\r' && peek() == '\n';
      if (newline && !quotes.isOpen()) {
        next = pair ? read() : next;
        break;
      }
      row.write(next);
      // The two bytes of a line end in quotes count once, at the second.
      rowLines += newline && !pair ? 1 : 0;
      checkLength();
      quotes.accept(next);
      next = read();
    }
    line += rowLines;
    return true;
  }

  private void checkLength() {
    if (row.size() > LONGEST_ROW) {
      throw new ImportException(
          "the row that starts on line " + line + " has no end; a quote may be missing");
    }
  }

  private int read() throws IOException {
    int next = peek();
    at += next < 0 ? 0 : 1;
    return next;
  }

  private int peek() throws IOException {
    if (at == filled) {
      at = 0;
      filled = Math.max(plain.read(buffer), 0);
    }
    return filled == 0 ? -1 : buffer[at] & 0xff;
  }

  /** Follows whether a place of a row is inside quotes (RFC 4180). */
  private static final class Quotes {
    private boolean atFieldStart = true;
    private boolean quotedField;
    private boolean open;
    private boolean justClosed;

    boolean isOpen() {
      return open;
    }

    void accept(int next) {
      boolean quote = next == '"';
      if (open) {
        open = !quote;
        justClosed = quote;
      } else if (quote && (atFieldStart || (quotedField && justClosed))) {
        // The second of two quotes inside opens again what the first seemed to close.
        open = true;
        quotedField = true;
      } else {
        justClosed = false;
        quotedField &= next != ',';
      }
      atFieldStart = !open && next == ',';
    }
  }
}
