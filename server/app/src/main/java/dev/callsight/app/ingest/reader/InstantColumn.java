package dev.callsight.app.ingest.reader;

import dev.callsight.core.catalog.Field;
import tools.jackson.core.JsonToken;

/** An instant of the years 1970 to 2100. */
final class InstantColumn extends Column {
  private static final long LAST = 4_133_980_800L * 1_000_000 - 1;

  InstantColumn(Field field, int position) {
    super(field, position);
  }

  @Override
  String expected() {
    return "an RFC 3339 instant with offset of the years 1970 to 2100, such as"
        + " 2026-03-29T09:30:00Z or 2026-03-29T10:30:00+01:00";
  }

  @Override
  boolean takes(JsonToken token) {
    return token == JsonToken.VALUE_STRING;
  }

  @Override
  void read(char[] text, int offset, int length, Rows rows) {
    long micros = InstantText.micros(text, offset, length);
    if (micros < 0 || micros > LAST) {
      refuse(text, offset, length, rows);
    } else {
      rows.number(this, micros);
    }
  }
}
