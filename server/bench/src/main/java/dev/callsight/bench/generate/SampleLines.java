package dev.callsight.bench.generate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/** Generated lines in memory, for benchmarks that read them again and again. */
public final class SampleLines {

  private static final Instant FROM = Instant.parse("2025-01-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2026-01-01T00:00:00Z");

  private SampleLines() {}

  /** So many calls of one year as NDJSON. */
  public static byte[] calls(int count) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonLines lines = new JsonLines(bytes)) {
      new Calls(new Population(count, FROM, TO, 1)).write(lines);
    } catch (IOException problem) {
      throw new UncheckedIOException("memory does not fail", problem);
    }
    return bytes.toByteArray();
  }
}
