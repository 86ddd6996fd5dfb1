package dev.callsight.app.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Opaque positions in a list. A cursor says only where a page starts: what the caller may see is
 * decided anew for each page, so a forged cursor gains nothing.
 */
@Component
public final class Cursors {
  private static final int LONGEST = 4_096;

  private final JsonMapper json;

  Cursors(JsonMapper json) {
    this.json = json;
  }

  /** The text for a position, a record of plain values. */
  public String encode(Record position) {
    byte[] bytes = json.writeValueAsBytes(position);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * The position in the text.
   *
   * @throws ApiException {@code invalid_cursor} when the text is not one of that type
   */
  public <T extends Record> T decode(String cursor, Class<T> type) {
    if (cursor.length() > LONGEST) {
      throw invalid();
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(cursor.getBytes(StandardCharsets.UTF_8));
      T position = json.readValue(bytes, type);
      if (position == null) {
        throw invalid();
      }
      return position;
    } catch (JacksonException | IllegalArgumentException _) {
      throw invalid();
    }
  }

  private static ApiException invalid() {
    return new ApiException(
            CommonError.INVALID_CURSOR,
            "The cursor was not given out for this list; start without one.")
        .at("/cursor", "is not valid here");
  }
}
