package dev.callsight.app.ingest.reader;

import java.io.IOException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;

/** Says what a JSON parser did not like, without its own way of speaking of sources. */
final class JsonFault {
  private static final int LONGEST = 300;

  private JsonFault() {}

  /** The reason and the column it was found at. */
  static String reason(JacksonException fault) {
    String message = fault.getOriginalMessage();
    String reason = message == null ? "it cannot be read" : firstLine(message);
    TokenStreamLocation place = fault.getLocation();
    return place == null || place.getColumnNr() < 1
        ? reason
        : reason + " (column " + place.getColumnNr() + ")";
  }

  /** The fault of the stream beneath, as it was thrown, or the parser's as a malformed body. */
  static IOException ofBody(JacksonException fault, String where) {
    if (fault instanceof JacksonIOException && fault.getCause() instanceof IOException cause) {
      return cause;
    }
    TokenStreamLocation place = fault.getLocation();
    String line = place == null || place.getLineNr() < 1 ? "" : " on line " + place.getLineNr();
    return new MalformedBodyException(
        "The body is not valid JSON " + where + line + ": " + reason(fault) + ".");
  }

  private static String firstLine(String message) {
    int end = message.indexOf('\n');
    String line = end < 0 ? message : message.substring(0, end);
    String shown = line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    return shown.replace('\0', '\ufffd');
  }
}
