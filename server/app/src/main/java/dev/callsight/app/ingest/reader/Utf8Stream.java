package dev.callsight.app.ingest.reader;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Passes bytes on that are strict UTF-8 without NUL. The NUL matters: a JSON parser that sees one
 * among the first bytes would take the body for UTF-16.
 */
final class Utf8Stream extends FilterInputStream {
  private final Utf8Check check = new Utf8Check();
  private long passed;

  Utf8Stream(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = in.read(target, offset, length);
    if (count < 0 && !check.isBetweenCharacters()) {
      throw notText("ends inside a character");
    }
    if (count > 0) {
      check(target, offset, offset + count);
      passed += count;
    }
    return count;
  }

  private void check(byte[] bytes, int start, int end) throws IOException {
    if (!check.accept(bytes, start, end)) {
      throw notText("is not UTF-8 after byte " + passed);
    }
    for (int index = start; index < end; index++) {
      if (bytes[index] == 0) {
        throw notText("has a NUL at byte " + (passed + index - start + 1));
      }
    }
  }

  private static MalformedBodyException notText(String what) {
    return new MalformedBodyException("The body " + what + "; expected UTF-8 text.");
  }
}
