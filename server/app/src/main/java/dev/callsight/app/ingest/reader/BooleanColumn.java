package dev.callsight.app.ingest.reader;

import dev.callsight.core.catalog.Field;
import java.util.Locale;
import java.util.Set;
import tools.jackson.core.JsonToken;

/** True or false; in CSV also 1, 0, yes and no, in letters of any case. */
final class BooleanColumn extends Column {
  private static final Set<String> TRUE = Set.of("true", "1", "yes");
  private static final Set<String> FALSE = Set.of("false", "0", "no");
  private static final int LONGEST = 5;

  BooleanColumn(Field field, int position) {
    super(field, position);
  }

  @Override
  String expected() {
    return "true or false";
  }

  @Override
  boolean takes(JsonToken token) {
    return token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE;
  }

  @Override
  void read(char[] text, int offset, int length, Rows rows) {
    String word =
        length > LONGEST
            ? ""
            : rows.cached(position, text, offset, length).toLowerCase(Locale.ROOT);
    if (TRUE.contains(word)) {
      rows.number(this, 1);
    } else if (FALSE.contains(word)) {
      rows.number(this, 0);
    } else {
      refuse(text, offset, length, rows);
    }
  }
}
