package dev.callsight.core.time;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;

/**
 * A stretch in which a zone keeps one offset from UTC.
 *
 * @param start since when, inclusive; {@link Instant#MIN} for the first
 * @param offset local time minus UTC
 */
public record OffsetSegment(Instant start, ZoneOffset offset) {
  public OffsetSegment {
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(offset, "offset");
  }
}
