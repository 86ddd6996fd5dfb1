package dev.callsight.app.ingest.reader;

import dev.callsight.core.catalog.Field;
import tools.jackson.core.JsonToken;

/** A JSON object: the record's free properties. Its members join those of unknown fields. */
final class ObjectColumn extends Column {
  ObjectColumn(Field field, int position) {
    super(field, position);
  }

  @Override
  String expected() {
    return "a JSON object";
  }

  @Override
  boolean takes(JsonToken token) {
    return token == JsonToken.START_OBJECT;
  }

  /** For CSV: the object written as text. */
  @Override
  void read(char[] text, int offset, int length, Rows rows) {
    if (!rows.properties().addObject(text, offset, length)) {
      refuse(text, offset, length, rows);
    }
  }
}
