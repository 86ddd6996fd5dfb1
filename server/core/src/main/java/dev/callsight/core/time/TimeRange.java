package dev.callsight.core.time;

import java.time.Instant;
import java.util.Objects;

/**
 * A half-open stretch of time.
 *
 * @param start the first instant in it
 * @param end the first instant after it; not before {@code start}
 */
public record TimeRange(Instant start, Instant end) {
  public TimeRange {
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(end, "end");
    if (end.isBefore(start)) {
      throw new IllegalArgumentException("end " + end + " is before start " + start);
    }
  }

  /** Whether the instant lies in it. */
  public boolean contains(Instant instant) {
    return !instant.isBefore(start) && instant.isBefore(end);
  }

  /** Whether no instant lies in it. */
  public boolean isEmpty() {
    return start.equals(end);
  }
}
