package dev.callsight.app.acceptance;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A beginning, and then one byte again and again: long input that takes no memory. */
final class Repeated extends InputStream {
  private final byte[] beginning;
  private final byte filler;
  private long left;
  private int read;

  Repeated(String beginning, String filler, long length) {
    this.beginning = beginning.getBytes(StandardCharsets.UTF_8);
    this.filler = (byte) filler.charAt(0);
    this.left = length;
  }

  @Override
  public int read() {
    if (left == 0) {
      return -1;
    }
    left--;
    return read < beginning.length ? beginning[read++] : filler;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    if (left == 0 || read < beginning.length) {
      return readOne(into, offset, length);
    }
    int count = (int) Math.min(length, left);
    Arrays.fill(into, offset, offset + count, filler);
    left -= count;
    return count;
  }

  private int readOne(byte[] into, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    int one = read();
    if (one < 0) {
      return -1;
    }
    into[offset] = (byte) one;
    return 1;
  }
}
