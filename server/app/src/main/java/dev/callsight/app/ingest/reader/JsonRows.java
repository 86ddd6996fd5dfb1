package dev.callsight.app.ingest.reader;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.JsonRecyclerPools;

/** Reads one JSON object as one row. */
final class JsonRows {
  private static final int DEEPEST = 200;
  private static final int LONGEST_NUMBER = 1_000;
  private static final int LONGEST_NAME = 1_000;
  private static final int LONGEST_TEXT = 16 << 20;

  /** Makes parsers that stop at what no record needs. */
  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(LONGEST_NUMBER)
                  .maxNameLength(LONGEST_NAME)
                  .maxStringLength(LONGEST_TEXT)
                  .build())
          .build();

  private final Rows rows;
  private final Columns columns;
  private final PropertyNameMatcher matcher;

  JsonRows(Rows rows) {
    this.rows = rows;
    this.columns = rows.columns();
    this.matcher = columns.matcher();
  }

  static JsonParser parser(InputStream utf8) {
    return FACTORY.createParser(ObjectReadContext.empty(), utf8);
  }

  static JsonParser parser(byte[] utf8, int offset, int length) {
    return FACTORY.createParser(ObjectReadContext.empty(), utf8, offset, length);
  }

  static JsonParser parser(char[] text, int offset, int length) {
    return FACTORY.createParser(ObjectReadContext.empty(), text, offset, length);
  }

  /**
   * Reads the object whose start the parser stands on, up to its end. The row is then neither ended
   * nor refused.
   *
   * @throws JacksonException when the JSON breaks
   */
  void read(JsonParser parser, long line) throws JacksonException {
    rows.begin(line);
    while (true) {
      int match = parser.nextNameMatch(matcher);
      if (match >= 0) {
        known(parser, columns.at(match));
      } else if (match == PropertyNameMatcher.MATCH_END_OBJECT) {
        break;
      } else {
        unknown(parser);
      }
    }
  }

  private void known(JsonParser parser, Column column) throws JacksonException {
    JsonToken token = parser.nextToken();
    if (!rows.names(column)) {
      parser.skipChildren();
    } else if (token == JsonToken.VALUE_NULL) {
      return;
    } else if (!column.takes(token)) {
      rows.fault(column, "expected " + column.expected(), shown(parser, token));
      parser.skipChildren();
    } else if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
      rows.number(column, token == JsonToken.VALUE_TRUE ? 1 : 0);
    } else if (token == JsonToken.START_OBJECT) {
      rows.properties().addObject(parser);
    } else {
      column.read(
          parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength(), rows);
    }
  }

  private void unknown(JsonParser parser) throws JacksonException {
    String name = parser.currentName();
    parser.nextToken();
    rows.properties().add(name, parser);
  }

  private static @Nullable String shown(JsonParser parser, JsonToken token)
      throws JacksonException {
    if (token == JsonToken.START_OBJECT) {
      return "{…}";
    }
    if (token == JsonToken.START_ARRAY) {
      return "[…]";
    }
    char[] text = parser.getStringCharacters();
    int shown = Math.min(parser.getStringLength(), RowError.LONGEST_VALUE + 1);
    return Shown.text(text, parser.getStringOffset(), shown);
  }
}
