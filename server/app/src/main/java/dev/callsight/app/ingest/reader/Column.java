package dev.callsight.app.ingest.reader;

import dev.callsight.core.catalog.Field;
import tools.jackson.core.JsonToken;

/**
 * How the values of one field are checked and put into a batch. Immutable and shared; the state of
 * a reading is in {@link Rows}.
 */
abstract class Column {
  final Field field;
  final int position;

  Column(Field field, int position) {
    this.field = field;
    this.position = position;
  }

  /** What a right value looks like, to follow the word "expected". */
  abstract String expected();

  /** Whether a JSON value that starts with this token may be right. */
  abstract boolean takes(JsonToken token);

  /**
   * Reads the characters of a scalar: a JSON string's content, a JSON number, {@code true} or
   * {@code false}, or a CSV field. Puts the value into the current row or a fault on it.
   */
  abstract void read(char[] text, int offset, int length, Rows rows);

  /** The same for a CSV field, where a type may be written in more ways. */
  void readLoose(char[] text, int offset, int length, Rows rows) {
    int start = offset;
    int end = offset + length;
    while (start < end && text[start] == ' ') {
      start++;
    }
    while (end > start && text[end - 1] == ' ') {
      end--;
    }
    if (start < end) {
      read(text, start, end - start, rows);
    }
  }

  final void refuse(char[] text, int offset, int length, Rows rows) {
    int shown = Math.min(length, RowError.LONGEST_VALUE + 1);
    rows.fault(this, "expected " + expected(), new String(text, offset, shown));
  }
}
