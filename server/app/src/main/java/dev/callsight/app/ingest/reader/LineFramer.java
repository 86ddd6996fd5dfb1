package dev.callsight.app.ingest.reader;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Cuts a stream into lines inside one buffer that is used again and again. A line beyond the limit
 * is passed over: only its beginning is kept, to be shown.
 */
public final class LineFramer {
  private static final int FIRST_BUFFER = 128 << 10;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** In each byte of a long: its lowest bit, its highest bit, a newline. */
  private static final long LOWEST = 0x0101010101010101L;

  private static final long HIGHEST = 0x8080808080808080L;
  private static final long NEWLINES = LOWEST * '\n';

  private final InputStream in;
  private final int longest;
  private byte[] buffer;
  private int filled;
  private boolean ended;

  private int start;
  private int end;
  private int next;
  private long number;
  private boolean tooLong;
  private boolean ascii;

  /**
   * Cuts that stream.
   *
   * @param longest longest line that is held, in bytes
   */
  public LineFramer(InputStream in, int longest) {
    this.in = in;
    this.longest = longest;
    this.buffer = new byte[FIRST_BUFFER];
  }

  /** Moves to the next line; false at the end of the stream. */
  public boolean advance() throws IOException {
    start = next;
    tooLong = false;
    int newline = findNewline();
    if (newline < 0 && filled == start) {
      return false;
    }
    end = newline < 0 ? filled : newline;
    next = newline < 0 ? filled : newline + 1;
    number++;
    if (tooLong) {
      end = start + Math.min(end - start, RowError.LONGEST_VALUE);
    }
    return true;
  }

  /** The bytes of which the line is a part; others overwrite it on the next {@link #advance}. */
  public byte[] buffer() {
    return buffer;
  }

  /** Where the line begins. */
  public int start() {
    return start;
  }

  /** Where the line ends, without its newline. */
  public int end() {
    return end;
  }

  /** The number of the line, from 1. */
  public long number() {
    return number;
  }

  /** Whether the line was beyond the limit; then only its beginning is here. */
  public boolean isTooLong() {
    return tooLong;
  }

  /** Whether the line has only ASCII characters. */
  boolean isAscii() {
    return ascii;
  }

  /** Whether the line has nothing but white space. */
  public boolean isBlank() {
    for (int index = start; index < end; index++) {
      byte character = buffer[index];
      if (character != ' ' && character != '\r' && character != '\t') {
        return false;
      }
    }
    return true;
  }

  private int findNewline() throws IOException {
    int index = start;
    long bits = 0;
    while (true) {
      // Eight bytes at a time: all of a body comes by here, byte for byte.
      for (; index + Long.BYTES <= filled; index += Long.BYTES) {
        long eight = (long) LONGS.get(buffer, index);
        long differing = eight ^ NEWLINES;
        if (((differing - LOWEST) & ~differing & HIGHEST) != 0) {
          break;
        }
        bits |= eight & HIGHEST;
      }
      while (index < filled && buffer[index] != '\n') {
        bits |= buffer[index++] & 0x80;
      }
      if (index < filled) {
        ascii = bits == 0;
        return index;
      }
      if (index - start > longest) {
        tooLong = true;
        return passOver();
      }
      int moved = start;
      if (!fill()) {
        ascii = bits == 0;
        return -1;
      }
      index -= moved - start;
    }
  }

  /** Keeps the beginning of the line and drops bytes until its newline is in the buffer. */
  private int passOver() throws IOException {
    ascii = false;
    makeRoom();
    int kept = Math.min(filled, RowError.LONGEST_VALUE);
    int known = indexOfNewline(kept, filled);
    if (known >= 0) {
      return known;
    }
    while (true) {
      int count = in.read(buffer, kept, buffer.length - kept);
      if (count < 0) {
        ended = true;
        filled = kept;
        return -1;
      }
      int newline = indexOfNewline(kept, kept + count);
      if (newline >= 0) {
        filled = kept + count;
        return newline;
      }
    }
  }

  private int indexOfNewline(int from, int to) {
    for (int index = from; index < to; index++) {
      if (buffer[index] == '\n') {
        return index;
      }
    }
    return -1;
  }

  private void makeRoom() {
    System.arraycopy(buffer, start, buffer, 0, filled - start);
    filled -= start;
    start = 0;
  }

  /** Reads more behind what is there, after making room; false at the end of the stream. */
  private boolean fill() throws IOException {
    if (ended) {
      return false;
    }
    if (start > 0 && filled == buffer.length) {
      makeRoom();
    }
    if (filled == buffer.length) {
      long doubled = Math.min(buffer.length * 2L, longest + 1L + RowError.LONGEST_VALUE);
      buffer = Arrays.copyOf(buffer, (int) doubled);
    }
    int count = in.read(buffer, filled, buffer.length - filled);
    ended = count < 0;
    filled += Math.max(count, 0);
    return !ended;
  }
}
