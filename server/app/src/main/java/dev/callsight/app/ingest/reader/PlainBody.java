package dev.callsight.app.ingest.reader;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/** A body without its wrapping: gzip is taken off when its magic is there, then the BOM. */
public final class PlainBody {
  private static final int BUFFER = 64 << 10;

  private PlainBody() {}

  /**
   * The content of a body.
   *
   * @throws MalformedBodyException when it begins like gzip but is none
   */
  public static InputStream of(InputStream body) throws IOException {
    PushbackInputStream raw = new PushbackInputStream(body, 2);
    byte[] head = raw.readNBytes(2);
    raw.unread(head);
    boolean gzip = head.length == 2 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b;
    return withoutMark(gzip ? GunzippedBody.of(raw, BUFFER) : raw);
  }

  private static InputStream withoutMark(InputStream plain) throws IOException {
    PushbackInputStream stream = new PushbackInputStream(plain, 3);
    byte[] head = stream.readNBytes(3);
    boolean mark =
        head.length == 3
            && (head[0] & 0xff) == 0xef
            && (head[1] & 0xff) == 0xbb
            && (head[2] & 0xff) == 0xbf;
    if (!mark) {
      stream.unread(head);
    }
    return stream;
  }
}
