package dev.callsight.app.ingest.reader;

import java.nio.charset.StandardCharsets;

/** Makes what cannot be text fit to be said back in an error. */
final class Shown {
  private Shown() {}

  /** The characters with NULs and halves of surrogate pairs replaced. */
  static String text(char[] text, int offset, int length) {
    String copy = new String(text, offset, length).replace('\0', '\ufffd');
    return new String(copy.getBytes(StandardCharsets.UTF_16), StandardCharsets.UTF_16);
  }

  /** Bytes that should have been UTF-8. */
  static String bytes(byte[] bytes, int start, int end) {
    int length = Math.min(end - start, RowError.LONGEST_VALUE + 4);
    return new String(bytes, start, length, StandardCharsets.UTF_8).replace('\0', '\ufffd');
  }
}
