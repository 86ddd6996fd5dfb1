package dev.callsight.app.ingest.reader;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The content of a gzip body, of one member or several. A body that is cut or damaged is a {@link
 * MalformedBodyException}; one that expands as records never do is refused, so that a few bytes
 * cannot keep the server busy for hours.
 */
final class GunzippedBody extends FilterInputStream {
  /** Records compress 5 to 40 times; the format allows 1,032. */
  private static final int LARGEST_RATIO = 400;

  /** Below this size no ratio matters. */
  private static final long HARMLESS = 64L << 20;

  private final Counted compressed;
  private long expanded;

  private GunzippedBody(InputStream content, Counted compressed) {
    super(content);
    this.compressed = compressed;
  }

  static GunzippedBody of(InputStream compressed, int buffer) throws IOException {
    Counted counted = new Counted(compressed);
    try {
      return new GunzippedBody(new GZIPInputStream(counted, buffer), counted);
    } catch (EOFException | ZipException e) {
      throw damaged(e);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count;
    try {
      count = in.read(target, offset, length);
    } catch (EOFException | ZipException e) {
      throw damaged(e);
    }
    expanded += Math.max(count, 0);
    if (expanded > HARMLESS && expanded / LARGEST_RATIO > compressed.bytes) {
      throw new BodyTooLargeException(
          "The gzip body expands more than "
              + LARGEST_RATIO
              + " times; send it uncompressed or in smaller parts.");
    }
    return count;
  }

  private static MalformedBodyException damaged(IOException fault) {
    String reason =
        fault instanceof EOFException ? "it ends too early" : String.valueOf(fault.getMessage());
    MalformedBodyException malformed =
        new MalformedBodyException("The gzip body is damaged: " + reason + ".");
    malformed.initCause(fault);
    return malformed;
  }

  /** Counts what is read, and claims to have more so that a second gzip member is looked for. */
  private static final class Counted extends FilterInputStream {
    private long bytes;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int next = in.read();
      bytes += next < 0 ? 0 : 1;
      return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count = in.read(target, offset, length);
      bytes += Math.max(count, 0);
      return count;
    }

    @Override
    public int available() {
      return 1;
    }
  }
}
