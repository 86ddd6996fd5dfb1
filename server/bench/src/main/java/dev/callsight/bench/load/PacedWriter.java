package dev.callsight.bench.load;

import dev.callsight.bench.generate.SampleLines;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Sends new calls of the last day, one request after the other, not faster than a rate. Several of
 * them share the counts.
 */
final class PacedWriter implements Runnable {

  private final Api api;
  private final Pace pace;
  private final LongSupplier seeds;
  private final Acknowledgements acknowledged;
  private final long begun;

  /**
   * @param seeds the next request's
   * @param acknowledged the count of all writers
   * @param begun {@link System#nanoTime} of the start
   */
  PacedWriter(Api api, Pace pace, LongSupplier seeds, Acknowledgements acknowledged, long begun) {
    this.api = api;
    this.pace = pace;
    this.seeds = seeds;
    this.acknowledged = acknowledged;
    this.begun = begun;
  }

  @Override
  public void run() {
    long until = begun + pace.length().toNanos();
    long due = begun;
    while (System.nanoTime() < until) {
      byte[] body = nextBody();
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      due += pace.betweenRequests();
      send(body);
    }
  }

  private byte[] nextBody() {
    Instant now = Instant.now();
    return SampleLines.between(
        now.minus(Duration.ofDays(1)), now, pace.rowsPerRequest(), seeds.getAsLong());
  }

  private void send(byte[] body) {
    try {
      long rows = api.ingest("calls", () -> new ByteArrayInputStream(body)).rows();
      acknowledged.add(rows);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
