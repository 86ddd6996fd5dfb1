package dev.callsight.app.analytics;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * An answer as bytes, all but the time it took, which differs each time it is given.
 *
 * @param head everything before that number
 * @param tail everything after it
 * @param deflatedHead the head, deflated up to a byte border, so that anything may follow
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record WrittenAnswer(byte[] head, byte[] tail, byte[] deflatedHead) {
  private static final String TOOK = "\"tookMs\":";

  /** What every gzip stream of no particular file begins with. */
  private static final byte[] GZIP_HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 255};

  /** A last block of deflate whose bytes are stored as they are. */
  private static final int LAST_STORED_BLOCK = 1;

  /**
   * @param json an object whose last {@code tookMs} is the time it took; a text in it can't be
   *     taken for that, for its quotes are escaped
   */
  static WrittenAnswer of(byte[] json) {
    String text = new String(json, StandardCharsets.ISO_8859_1);
    int from = text.lastIndexOf(TOOK) + TOOK.length();
    if (from < TOOK.length()) {
      throw new IllegalArgumentException("the answer does not say how long it took");
    }
    int to = from;
    while (text.charAt(to) != ',' && text.charAt(to) != '}') {
      to++;
    }
    byte[] head = Arrays.copyOf(json, from);
    return new WrittenAnswer(head, Arrays.copyOfRange(json, to, json.length), deflated(head));
  }

  private static byte[] deflated(byte[] bytes) {
    try (Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true)) {
      deflater.setInput(bytes);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[8_192];
      int written = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
      while (written > 0) {
        out.write(buffer, 0, written);
        written = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
      }
      return out.toByteArray();
    }
  }

  /** Bytes held. */
  int size() {
    return head.length + tail.length + deflatedHead.length;
  }

  /** The answer as JSON. */
  byte[] json(double milliseconds) {
    byte[] took = took(milliseconds);
    return ByteBuffer.allocate(head.length + took.length + tail.length)
        .put(head)
        .put(took)
        .put(tail)
        .array();
  }

  /** The answer as JSON, compressed with gzip. */
  byte[] gzip(double milliseconds) {
    byte[] took = took(milliseconds);
    int rest = took.length + tail.length;
    CRC32 checksum = new CRC32();
    checksum.update(head);
    checksum.update(took);
    checksum.update(tail);
    return ByteBuffer.allocate(GZIP_HEADER.length + deflatedHead.length + 5 + rest + 8)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(GZIP_HEADER)
        .put(deflatedHead)
        .put((byte) LAST_STORED_BLOCK)
        .putShort((short) rest)
        .putShort((short) ~rest)
        .put(took)
        .put(tail)
        .putInt((int) checksum.getValue())
        .putInt(head.length + rest)
        .array();
  }

  private static byte[] took(double milliseconds) {
    long micros = Math.round(milliseconds * 1_000);
    String places = Long.toString(1_000 + micros % 1_000).substring(1);
    return (micros / 1_000 + "." + places).getBytes(StandardCharsets.US_ASCII);
  }
}
