package dev.callsight.app.ingest.reader;

import org.jspecify.annotations.Nullable;

/** Whether characters are text that every store and client can hold. */
final class TextCheck {
  private TextCheck() {}

  /** What is wrong: a NUL or half a surrogate pair; null when nothing is. */
  static @Nullable String fault(char[] text, int offset, int length) {
    int end = offset + length;
    for (int index = offset; index < end; index++) {
      char character = text[index];
      if (character == 0) {
        return "has a NUL character; expected text without";
      }
      if (Character.isSurrogate(character)) {
        if (index + 1 == end || !Character.isSurrogatePair(character, text[index + 1])) {
          return "has half a surrogate pair; expected valid Unicode text";
        }
        index++;
      }
    }
    return null;
  }
}
