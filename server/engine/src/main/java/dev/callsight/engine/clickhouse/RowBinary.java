package dev.callsight.engine.clickhouse;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes values in ClickHouse's format {@code RowBinary}, buffered. Not for several threads. */
final class RowBinary {
  private static final int BUFFER = 1 << 16;
  private static final int LARGEST_NUMBER = 16;

  private final OutputStream output;
  private final byte[] buffer = new byte[BUFFER];
  private int used;

  RowBinary(OutputStream output) {
    this.output = output;
  }

  private void room(int bytes) throws IOException {
    if (used + bytes > BUFFER) {
      output.write(buffer, 0, used);
      used = 0;
    }
  }

  /** Before a value of a nullable column: whether it is missing, and then nothing follows. */
  void isNull(boolean missing) throws IOException {
    int8(missing ? 1 : 0);
  }

  void int8(int value) throws IOException {
    room(1);
    buffer[used++] = (byte) value;
  }

  void int32(int value) throws IOException {
    room(Integer.BYTES);
    for (int i = 0; i < Integer.BYTES; i++) {
      buffer[used++] = (byte) (value >>> (8 * i));
    }
  }

  void int64(long value) throws IOException {
    room(Long.BYTES);
    for (int i = 0; i < Long.BYTES; i++) {
      buffer[used++] = (byte) (value >>> (8 * i));
    }
  }

  void text(String value) throws IOException {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    length(bytes.length);
    if (bytes.length > BUFFER - LARGEST_NUMBER) {
      room(BUFFER);
      output.write(bytes);
      return;
    }
    room(bytes.length);
    System.arraycopy(bytes, 0, buffer, used, bytes.length);
    used += bytes.length;
  }

  private void length(int value) throws IOException {
    int left = value;
    while (left > 0x7f) {
      int8((left & 0x7f) | 0x80);
      left >>>= 7;
    }
    int8(left);
  }

  void flush() throws IOException {
    output.write(buffer, 0, used);
    used = 0;
  }
}
