package dev.callsight.app.nodes;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Keeps requests from waiting for a server that does not answer: after some failures in a row it
 * lets one attempt a second through, until one succeeds.
 */
final class Breaker {
  /** Failures in a row that may be chance. */
  static final int TOLERATED = 3;

  /** Between two attempts while nothing answers. */
  static final Duration PAUSE = Duration.ofSeconds(1);

  private final LongSupplier nanos;
  private int failures;
  private long nextAttempt;

  /**
   * A closed breaker: everything passes.
   *
   * @param nanos a clock that only goes forward, in nanoseconds
   */
  Breaker(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Whether an attempt may be made now. */
  synchronized boolean allows() {
    if (failures <= TOLERATED) {
      return true;
    }
    long now = nanos.getAsLong();
    if (now < nextAttempt) {
      return false;
    }
    nextAttempt = now + PAUSE.toNanos();
    return true;
  }

  /** Whether nothing answered lately. */
  synchronized boolean open() {
    return failures > TOLERATED;
  }

  /** Notes an answer; whether it is the first after a loss. */
  synchronized boolean succeeded() {
    boolean recovered = failures > TOLERATED;
    failures = 0;
    return recovered;
  }

  /** Notes a failure; whether it is the one with which the server counts as lost. */
  synchronized boolean failed() {
    failures = Math.min(failures + 1, TOLERATED + 2);
    if (failures == TOLERATED + 1) {
      nextAttempt = nanos.getAsLong() + PAUSE.toNanos();
      return true;
    }
    return false;
  }
}
