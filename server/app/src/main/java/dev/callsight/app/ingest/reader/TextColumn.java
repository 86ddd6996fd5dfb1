package dev.callsight.app.ingest.reader;

import dev.callsight.core.catalog.Field;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** Free text, kept as it is. */
final class TextColumn extends Column {
  TextColumn(Field field, int position) {
    super(field, position);
  }

  @Override
  String expected() {
    return "text of at most " + field.maximumLength() + " characters";
  }

  @Override
  boolean takes(JsonToken token) {
    return token == JsonToken.VALUE_STRING;
  }

  @Override
  void read(char[] text, int offset, int length, Rows rows) {
    if (length == 0 && field.required()) {
      rows.fault(this, "is empty; expected text", "");
      return;
    }
    if (length > field.maximumLength() && isTooLong(text, offset, length)) {
      refuse(text, offset, length, rows);
      return;
    }
    @Nullable String fault = TextCheck.fault(text, offset, length);
    if (fault != null) {
      int shown = Math.min(length, RowError.LONGEST_VALUE + 1);
      rows.fault(this, fault, Shown.text(text, offset, shown));
      return;
    }
    rows.text(this, text, offset, length);
  }

  /** Spaces belong to a text. */
  @Override
  void readLoose(char[] text, int offset, int length, Rows rows) {
    read(text, offset, length, rows);
  }

  private boolean isTooLong(char[] text, int offset, int length) {
    return Character.codePointCount(text, offset, length) > field.maximumLength();
  }
}
