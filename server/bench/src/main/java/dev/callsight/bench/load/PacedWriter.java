package dev.callsight.bench.load;

import dev.callsight.bench.generate.SampleLines;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends new calls of the last day, one request after the other, not faster than a rate. Several of
 * them share the counts.
 */
final class PacedWriter implements Runnable {

  private final Api api;
  private final int rowsPerRequest;
  private final double rowsPerSecond;
  private final AtomicLong seeds;
  private final Acknowledgements acknowledged;
  private final long until;

  /**
   * @param rowsPerSecond of this writer; infinite for as fast as it gets
   * @param seeds the next request's; shared, so that no two requests have the same ids
   * @param acknowledged the count of all writers
   * @param until {@link System#nanoTime} of the end
   */
  PacedWriter(
      Api api,
      int rowsPerRequest,
      double rowsPerSecond,
      AtomicLong seeds,
      Acknowledgements acknowledged,
      long until) {
    this.api = api;
    this.rowsPerRequest = rowsPerRequest;
    this.rowsPerSecond = rowsPerSecond;
    this.seeds = seeds;
    this.acknowledged = acknowledged;
    this.until = until;
  }

  @Override
  public void run() {
    long between = (long) (rowsPerRequest / rowsPerSecond * 1e9);
    long due = System.nanoTime();
    while (System.nanoTime() < until) {
      byte[] body = nextBody();
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      due += between;
      send(body);
    }
  }

  private byte[] nextBody() {
    Instant now = Instant.now();
    return SampleLines.between(
        now.minus(Duration.ofDays(1)), now, rowsPerRequest, seeds.getAndIncrement());
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
