package dev.callsight.bench.generate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;

/** Generated lines in memory, for benchmarks that read them again and again. */
public final class SampleLines {

  private static final Instant FROM = Instant.parse("2025-01-01T00:00:00Z");
  private static final Duration SHORTEST = Duration.ofDays(7);
  private static final Instant TO = Instant.parse("2026-01-01T00:00:00Z");

  private SampleLines() {}

  /** So many calls of one year as NDJSON. */
  public static byte[] calls(int count) {
    return calls(count, TO, 1);
  }

  /**
   * So many calls as close together as ten million in a year, as NDJSON.
   *
   * @param seed another one makes other ids
   */
  public static byte[] dense(int count, long seed) {
    Duration span = Duration.between(FROM, TO).multipliedBy(count).dividedBy(10_000_000);
    return calls(count, FROM.plus(span.compareTo(SHORTEST) < 0 ? SHORTEST : span), seed);
  }

  private static byte[] calls(int count, Instant to, long seed) {
    return between(FROM, to, count, seed);
  }

  /**
   * So many calls between two moments, a day or more apart, as NDJSON.
   *
   * @param seed another one makes other ids
   */
  public static byte[] between(Instant from, Instant to, int count, long seed) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonLines lines = new JsonLines(bytes)) {
      new Calls(new Population(count, from, to, seed)).write(lines);
    } catch (IOException problem) {
      throw new UncheckedIOException("memory does not fail", problem);
    }
    return bytes.toByteArray();
  }
}
