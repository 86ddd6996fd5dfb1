package dev.callsight.app.ingest.reader;

import dev.callsight.core.catalog.Field;
import tools.jackson.core.JsonToken;

/** One of a few texts. */
final class ChoiceColumn extends Column {
  private final String[] choices;

  ChoiceColumn(Field field, int position) {
    super(field, position);
    this.choices = field.values().toArray(String[]::new);
  }

  @Override
  String expected() {
    return "one of " + String.join(", ", choices);
  }

  @Override
  boolean takes(JsonToken token) {
    return token == JsonToken.VALUE_STRING;
  }

  @Override
  void read(char[] text, int offset, int length, Rows rows) {
    for (String choice : choices) {
      if (isEqual(choice, text, offset, length)) {
        rows.text(this, choice);
        return;
      }
    }
    refuse(text, offset, length, rows);
  }

  private static boolean isEqual(String choice, char[] text, int offset, int length) {
    if (choice.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (choice.charAt(i) != text[offset + i]) {
        return false;
      }
    }
    return true;
  }
}
