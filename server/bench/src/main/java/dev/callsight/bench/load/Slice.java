package dev.callsight.bench.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A piece of an NDJSON file that holds whole lines.
 *
 * @param file the file
 * @param from first byte
 * @param to byte after the last
 */
record Slice(Path file, long from, long to) {

  private static final int LONGEST_LINE = 1 << 16;

  /** Pieces of about so many bytes, in order. */
  static List<Slice> cut(Path file, long bytes) throws IOException {
    List<Slice> slices = new ArrayList<>();
    try (FileChannel channel = FileChannel.open(file)) {
      long from = 0;
      while (from < channel.size()) {
        long to = endOfLine(channel, Math.min(channel.size(), from + bytes));
        slices.add(new Slice(file, from, to));
        from = to;
      }
    }
    return slices;
  }

  /** The bytes of this piece; fails as unchecked, for the HTTP client wants it so. */
  InputStream open() {
    try {
      return new Range(FileChannel.open(file).position(from), to - from);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static long endOfLine(FileChannel channel, long at) throws IOException {
    if (at == channel.size()) {
      return at;
    }
    ByteBuffer buffer = ByteBuffer.allocate(LONGEST_LINE);
    channel.read(buffer, at);
    for (int i = 0; i < buffer.position(); i++) {
      if (buffer.get(i) == '\n') {
        return at + i + 1;
      }
    }
    throw new IOException("No line ends within %d bytes after %d".formatted(LONGEST_LINE, at));
  }

  /** So many bytes of a file. */
  private static final class Range extends InputStream {

    private final FileChannel channel;
    private long left;

    Range(FileChannel channel, long length) {
      this.channel = channel;
      left = length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int read = channel.read(ByteBuffer.wrap(bytes, offset, (int) Math.min(length, left)));
      left -= Math.max(0, read);
      return read;
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
