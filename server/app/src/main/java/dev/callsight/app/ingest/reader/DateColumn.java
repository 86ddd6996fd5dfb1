package dev.callsight.app.ingest.reader;

import dev.callsight.core.catalog.Field;
import tools.jackson.core.JsonToken;

/** A calendar date of the years 1970 to 2100. */
final class DateColumn extends Column {
  private static final long LAST = 47_846;

  DateColumn(Field field, int position) {
    super(field, position);
  }

  @Override
  String expected() {
    return "a date of the years 1970 to 2100 such as 2026-03-29";
  }

  @Override
  boolean takes(JsonToken token) {
    return token == JsonToken.VALUE_STRING;
  }

  @Override
  void read(char[] text, int offset, int length, Rows rows) {
    long day = InstantText.date(text, offset, length);
    if (day < 0 || day > LAST) {
      refuse(text, offset, length, rows);
    } else {
      rows.number(this, day);
    }
  }
}
