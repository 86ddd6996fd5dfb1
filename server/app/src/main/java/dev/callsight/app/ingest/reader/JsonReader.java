package dev.callsight.app.ingest.reader;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads one object or an array of objects, element by element. */
final class JsonReader implements RecordReader {
  private final Rows rows;
  private final JsonRows json;
  private final InputStream plain;
  private @Nullable JsonParser parser;
  private boolean inArray;
  private boolean ended;
  private long element;

  JsonReader(InputStream plain, Columns columns, ReadLimits limits) {
    this.plain = plain;
    this.rows = new Rows(columns, limits);
    this.json = new JsonRows(rows);
  }

  @Override
  public @Nullable ParsedBatch next() throws IOException {
    try {
      JsonParser body = parser == null ? start() : parser;
      while (!ended && !rows.isFull()) {
        readElement(body);
      }
    } catch (JacksonException e) {
      throw JsonFault.ofBody(e, element == 0 ? "at its beginning" : "in record " + element);
    }
    return rows.take();
  }

  private JsonParser start() throws IOException {
    JsonParser body = JsonRows.parser(new Utf8Stream(plain));
    parser = body;
    JsonToken first = body.nextToken();
    if (first == JsonToken.START_ARRAY) {
      inArray = true;
    } else if (first == JsonToken.START_OBJECT) {
      element = 1;
      json.read(body, element);
      rows.end();
      end(body);
    } else {
      throw new MalformedBodyException(
          first == null
              ? "The body is empty; expected a JSON object or an array of objects."
              : "The body is no record; expected a JSON object or an array of objects.");
    }
    return body;
  }

  private void readElement(JsonParser body) throws IOException {
    JsonToken token = body.nextToken();
    if (token == JsonToken.END_ARRAY) {
      end(body);
      return;
    }
    element++;
    if (token == JsonToken.START_OBJECT) {
      json.read(body, element);
      rows.end();
      return;
    }
    String shown = token.isScalarValue() ? body.getString() : "[…]";
    rows.reject(element, "is not an object; expected a JSON object for each record", shown);
    body.skipChildren();
  }

  private void end(JsonParser body) throws IOException {
    ended = true;
    if (body.nextToken() != null) {
      throw new MalformedBodyException(
          "The body goes on after its "
              + (inArray ? "array" : "object")
              + "; expected its end. One object a line is application/x-ndjson.");
    }
    body.close();
  }
}
