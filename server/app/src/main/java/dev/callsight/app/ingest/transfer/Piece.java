package dev.callsight.app.ingest.transfer;

import dev.callsight.app.ingest.reader.BodyFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Some records of a file as one body. */
final class Piece {
  private final BodyFormat format;
  private final byte[] body;
  private final List<Row> rows;

  /**
   * A record in a piece.
   *
   * @param line the line of the body it starts on, from 1: what a server calls it
   * @param sourceLine its line or position in the file, from 1: what a person calls it
   * @param start its first byte in the body
   * @param end its end in the body, without a newline
   */
  record Row(int line, long sourceLine, int start, int end) {}

  /**
   * A piece.
   *
   * @param format how the body is written
   * @param body the bytes, which are not changed any more; for CSV they begin with a header
   * @param rows where each record is, in order; at least one
   */
  Piece(BodyFormat format, byte[] body, List<Row> rows) {
    this.format = format;
    this.body = body;
    this.rows = List.copyOf(rows);
  }

  BodyFormat format() {
    return format;
  }

  int size() {
    return rows.size();
  }

  /** The record that starts on that line of the body. */
  Row rowAt(long line) {
    int low = 0;
    int high = rows.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Row row = rows.get(middle);
      if (row.line() == line) {
        return row;
      }
      low = row.line() < line ? middle + 1 : low;
      high = row.line() < line ? high : middle - 1;
    }
    throw new ImportException("the server refused a line " + line + " that was not sent");
  }

  /** The record as it is in the body. */
  String text(Row row) {
    return new String(body, row.start(), row.end() - row.start(), StandardCharsets.UTF_8);
  }

  /** What stands before the first record, without its newline: the header of CSV. */
  String header() {
    return new String(body, 0, Math.max(rows.getFirst().start() - 1, 0), StandardCharsets.UTF_8);
  }

  /** The body as gzip. */
  byte[] packed() {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(body.length / 8 + 64);
    try (GZIPOutputStream gzip = new QuickGzip(packed)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  /** Packs quickly: the way to the server is rarely slower than the processor. */
  private static final class QuickGzip extends GZIPOutputStream {
    QuickGzip(ByteArrayOutputStream target) throws IOException {
      super(target, 1 << 16);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
