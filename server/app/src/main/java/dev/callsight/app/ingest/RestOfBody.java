package dev.callsight.app.ingest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpHeaders;

/**
 * Reads what is left of a refused body. A client that is still sending when the connection closes
 * would see a broken connection instead of the refusal.
 */
final class RestOfBody {
  private static final long MOST = 128L << 20;

  private RestOfBody() {}

  static void readAndForget(HttpServletRequest request) {
    if (request.getHeader(HttpHeaders.EXPECT) != null) {
      // This client waits for a word before it sends; the refusal is that word.
      return;
    }
    try {
      request.getInputStream().skipNBytes(MOST);
    } catch (IOException _) {
      // Ended, as it should, or broke off: either way nothing is left to read.
    }
  }
}
