package dev.callsight.app.ingest.reader;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Checks bytes against strict UTF-8, stretch by stretch: no overlong forms, no surrogates, nothing
 * above U+10FFFF. JSON parsers are lenient here, and a store must never see what is not text.
 */
final class Utf8Check {
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long HIGH_BITS = 0x8080808080808080L;

  /** Continuation bytes still due. */
  private int due;

  /** Bounds of the next continuation byte; narrower after some lead bytes. */
  private int lowest = 0x80;

  private int highest = 0xbf;

  /** Whether one stretch is whole and valid by itself. */
  static boolean isValid(byte[] bytes, int start, int end) {
    Utf8Check check = new Utf8Check();
    return check.accept(bytes, start, end) && check.isBetweenCharacters();
  }

  /** Reads on; false from the first byte that cannot be. */
  boolean accept(byte[] bytes, int start, int end) {
    int index = start;
    while (index < end) {
      if (due == 0) {
        index = skipAscii(bytes, index, end);
        if (index == end) {
          return true;
        }
      }
      if (!accept(bytes[index++] & 0xff)) {
        return false;
      }
    }
    return true;
  }

  /** Whether what was read does not end inside a character. */
  boolean isBetweenCharacters() {
    return due == 0;
  }

  private static int skipAscii(byte[] bytes, int start, int end) {
    int index = start;
    while (index <= end - Long.BYTES && ((long) WORD.get(bytes, index) & HIGH_BITS) == 0) {
      index += Long.BYTES;
    }
    while (index < end && bytes[index] >= 0) {
      index++;
    }
    return index;
  }

  private boolean accept(int next) {
    if (due == 0) {
      return lead(next);
    }
    if (next < lowest || next > highest) {
      return false;
    }
    due--;
    lowest = 0x80;
    highest = 0xbf;
    return true;
  }

  private boolean lead(int next) {
    if (next < 0xc2 || next > 0xf4) {
      return next < 0x80;
    }
    due = next < 0xe0 ? 1 : next < 0xf0 ? 2 : 3;
    switch (next) {
      case 0xe0 -> lowest = 0xa0;
      case 0xed -> highest = 0x9f;
      case 0xf0 -> lowest = 0x90;
      case 0xf4 -> highest = 0x8f;
      default -> {
        // Any continuation byte may follow.
      }
    }
    return true;
  }
}
