package dev.callsight.bench.generate;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/**
 * Writes flat JSON objects, one a line, without making garbage: a generator must not be what a
 * benchmark waits for. Text is written as it is: names and values need no escaping.
 */
final class JsonLines implements Closeable {

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final int CAPACITY = 1 << 20;

  /** No line is longer than this. */
  private static final int LONGEST_LINE = 1 << 14;

  private static final int SECONDS_PER_DAY = 86_400;

  private final OutputStream out;
  private final byte[] buffer = new byte[CAPACITY];
  private int length;
  private boolean first = true;
  private long lastDay = Long.MIN_VALUE;
  private String lastDate = "";

  JsonLines(OutputStream out) {
    this.out = out;
  }

  JsonLines text(String name, String value) {
    name(name);
    quote();
    characters(value);
    quote();
    return this;
  }

  /** A text that ends in 16 hexadecimal digits. */
  JsonLines id(String name, String prefix, long bits) {
    name(name);
    quote();
    characters(prefix);
    hex(bits, 16);
    quote();
    return this;
  }

  /** A text in the shape of a UUID. */
  JsonLines uuid(String name, long high, long low) {
    name(name);
    quote();
    hex(high >>> 32, 8);
    put('-');
    hex(high >>> 16, 4);
    put('-');
    hex(high, 4);
    put('-');
    hex(low >>> 48, 4);
    put('-');
    hex(low, 12);
    quote();
    return this;
  }

  JsonLines number(String name, long value) {
    name(name);
    digits(value);
    return this;
  }

  /** A decimal given in units of its last place: 1234 with scale 2 is 12.34. */
  JsonLines decimal(String name, long unscaled, int scale) {
    name(name);
    if (unscaled < 0) {
      put('-');
    }
    long one = 1;
    for (int i = 0; i < scale; i++) {
      one *= 10;
    }
    long size = Math.abs(unscaled);
    digits(size / one);
    put('.');
    padded(size % one, one / 10);
    return this;
  }

  JsonLines flag(String name, boolean value) {
    name(name);
    characters(value ? "true" : "false");
    return this;
  }

  JsonLines instant(String name, long epochSecond) {
    name(name);
    quote();
    characters(date(Math.floorDiv(epochSecond, SECONDS_PER_DAY)));
    int second = Math.floorMod(epochSecond, SECONDS_PER_DAY);
    put('T');
    padded(second / 3600, 10);
    put(':');
    padded(second / 60 % 60, 10);
    put(':');
    padded(second % 60, 10);
    put('Z');
    quote();
    return this;
  }

  JsonLines day(String name, long epochDay) {
    return text(name, date(epochDay));
  }

  /** JSON as it is given. */
  JsonLines raw(String name, String json) {
    name(name);
    characters(json);
    return this;
  }

  void end() throws IOException {
    put('}');
    put('\n');
    first = true;
    if (length > CAPACITY - LONGEST_LINE) {
      flush();
    }
  }

  @Override
  public void close() throws IOException {
    flush();
    out.close();
  }

  private void flush() throws IOException {
    out.write(buffer, 0, length);
    length = 0;
  }

  private String date(long epochDay) {
    if (epochDay != lastDay) {
      lastDay = epochDay;
      lastDate = LocalDate.ofEpochDay(epochDay).toString();
    }
    return lastDate;
  }

  private void name(String name) {
    put(first ? '{' : ',');
    first = false;
    quote();
    characters(name);
    quote();
    put(':');
  }

  private void quote() {
    put('"');
  }

  private void put(char ascii) {
    buffer[length++] = (byte) ascii;
  }

  /** UTF-8 of characters below U+0800, which is all that names of places need. */
  private void characters(String text) {
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character < 0x80) {
        buffer[length++] = (byte) character;
      } else {
        buffer[length++] = (byte) (0xc0 | (character >> 6));
        buffer[length++] = (byte) (0x80 | (character & 0x3f));
      }
    }
  }

  private void digits(long value) {
    long one = 1;
    while (value / one >= 10) {
      one *= 10;
    }
    padded(value, one);
  }

  /** Digits from the given power of ten down to the ones. */
  private void padded(long value, long highest) {
    for (long one = highest; one > 0; one /= 10) {
      buffer[length++] = (byte) ('0' + value / one % 10);
    }
  }

  private void hex(long bits, int digits) {
    for (int i = digits - 1; i >= 0; i--) {
      buffer[length++] = HEX[(int) ((bits >>> (4 * i)) & 0xf)];
    }
  }
}
