package dev.callsight.app.ingest;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads what is left of a refused body. A client that is still sending when the connection closes
 * would see a broken connection instead of the refusal.
 */
final class RestOfBody {
  private static final long MOST = 128L << 20;

  private RestOfBody() {}

  static void readAndForget(InputStream body) {
    try {
      body.skipNBytes(MOST);
    } catch (IOException _) {
      // Ended, as it should, or broke off: either way nothing is left to read.
    }
  }
}
