package dev.callsight.app.ingest.reader;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads one object a line. Empty lines are passed over; a line that is no object is refused. */
final class NdjsonReader implements RecordReader {
  private final ReadLimits limits;
  private final Rows rows;
  private final JsonRows json;
  private final LineFramer lines;
  private boolean anyLine;

  NdjsonReader(InputStream plain, Columns columns, ReadLimits limits) {
    this.limits = limits;
    this.rows = new Rows(columns, limits);
    this.json = new JsonRows(rows);
    this.lines = new LineFramer(plain, limits.lineBytes());
  }

  @Override
  public @Nullable ParsedBatch next() throws IOException {
    while (!rows.isFull() && lines.advance()) {
      if (!lines.isBlank()) {
        anyLine = true;
        readLine();
      }
    }
    if (!anyLine) {
      throw new MalformedBodyException("The body is empty; expected one JSON object a line.");
    }
    return rows.take();
  }

  private void readLine() {
    if (lines.isTooLong()) {
      refuse("is longer than " + limits.lineBytes() + " bytes; expected a shorter line");
    } else if (!lines.isAscii() && !Utf8Check.isValid(lines.buffer(), lines.start(), lines.end())) {
      refuse("is not UTF-8; expected UTF-8 text");
    } else if (startsWithNul()) {
      refuse("has a NUL byte; expected a JSON object");
    } else {
      readObject();
    }
  }

  private void readObject() {
    int length = lines.end() - lines.start();
    try (JsonParser parser = JsonRows.parser(lines.buffer(), lines.start(), length)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        refuse("is not a JSON object; expected one on each line");
        return;
      }
      json.read(parser, lines.number());
      if (parser.nextToken() == null) {
        rows.end();
      } else {
        refuse("goes on after its object; expected one object on each line");
      }
    } catch (JacksonException e) {
      refuse("is not valid JSON: " + JsonFault.reason(e));
    }
  }

  private void refuse(String message) {
    String shown = Shown.bytes(lines.buffer(), lines.start(), lines.end());
    rows.reject(lines.number(), message, shown);
  }

  /** A parser would take a NUL among the first bytes for a sign of UTF-16 or UTF-32. */
  private boolean startsWithNul() {
    int end = Math.min(lines.start() + 4, lines.end());
    for (int index = lines.start(); index < end; index++) {
      if (lines.buffer()[index] == 0) {
        return true;
      }
    }
    return false;
  }
}
