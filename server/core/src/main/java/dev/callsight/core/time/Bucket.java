package dev.callsight.core.time;

import java.util.Objects;

/**
 * One bucket of a range.
 *
 * @param key how an engine names it: the local date of its first day ({@link java.time.LocalDate})
 *     for days and longer, the instant its local hour starts for hours
 * @param range the part of it inside the asked range
 * @param partial whether it is not whole: cut by the range or still running
 */
public record Bucket(Object key, TimeRange range, boolean partial) {
  public Bucket {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(range, "range");
  }
}
