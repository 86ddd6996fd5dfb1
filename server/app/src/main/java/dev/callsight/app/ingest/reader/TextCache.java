package dev.callsight.app.ingest.reader;

import org.jspecify.annotations.Nullable;

/**
 * Gives equal texts of a column as one object: most columns of facts hold few different values.
 * Gives up on a column whose texts turn out to differ, such as ids.
 */
final class TextCache {
  private static final int SLOTS = 512;
  private static final int LONGEST = 48;
  private static final int TRIAL = 4_096;

  private final @Nullable String[] slots = new @Nullable String[SLOTS];
  private int asked;
  private int found;
  private boolean useless;

  String text(char[] characters, int offset, int length) {
    if (useless || length > LONGEST) {
      return new String(characters, offset, length);
    }
    judge();
    int hash = 0;
    for (int i = offset; i < offset + length; i++) {
      hash = 31 * hash + characters[i];
    }
    int slot = (hash ^ hash >>> 15) & (SLOTS - 1);
    String known = slots[slot];
    // The same polynomial as String.hashCode, which the known text has already computed.
    if (known != null && known.hashCode() == hash && isEqual(known, characters, offset, length)) {
      found++;
      return known;
    }
    String text = new String(characters, offset, length);
    slots[slot] = text;
    return text;
  }

  private void judge() {
    asked++;
    if (asked == TRIAL) {
      useless = found < TRIAL / 4;
      asked = 0;
      found = 0;
    }
  }

  private static boolean isEqual(String known, char[] characters, int offset, int length) {
    if (known.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (known.charAt(i) != characters[offset + i]) {
        return false;
      }
    }
    return true;
  }
}
