package dev.callsight.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Which buckets of rollups writes have touched: whoever holds sums of an earlier data version needs
 * to read only those anew. It may tell of more than was touched, never of less.
 *
 * @param since the data version from which on it knows
 * @param touched by entity and time field ({@code calls.startedAt})
 */
public record RollupChanges(long since, Map<String, List<Touched>> touched) {
  /** Stretches of an axis that are told apart; the oldest of more are told as one. */
  private static final int MOST = 8;

  /** Writes go on where the last one ended: they are told as one while it stays this short. */
  private static final Duration SHORT = Duration.ofDays(2);

  public RollupChanges {
    Map<String, List<Touched>> copy = new HashMap<>();
    touched.forEach((axis, each) -> copy.put(axis, List.copyOf(each)));
    touched = Map.copyOf(copy);
  }

  /**
   * A stretch of time that was written to.
   *
   * @param version the data version of the last write to it
   */
  public record Touched(long version, Span span) {
    private Touched with(Touched other) {
      return new Touched(Math.max(version, other.version), span.with(other.span));
    }
  }

  /**
   * A stretch of time, whole buckets long.
   *
   * @param start the start of its first bucket
   * @param end the end of its last one
   */
  public record Span(Instant start, Instant end) {
    /** All there is. */
    public static final Span ALWAYS =
        new Span(Instant.parse("0001-01-01T00:00:00Z"), Instant.parse("9999-12-31T00:00:00Z"));

    public Span {
      Objects.requireNonNull(start, "start");
      Objects.requireNonNull(end, "end");
    }

    /** The stretch from the start of the first to the end of the last. */
    public Span with(Span other) {
      return new Span(
          start.isBefore(other.start) ? start : other.start,
          end.isAfter(other.end) ? end : other.end);
    }

    /** From its start to its end. */
    public Duration length() {
      return Duration.between(start, end);
    }
  }

  /** Nothing is known of what was before a data version, and nothing happened since. */
  public static RollupChanges from(long version) {
    return new RollupChanges(version, Map.of());
  }

  /** What is known after a write that touched stretches of some axes. */
  public RollupChanges after(long version, Map<String, Set<Span>> written) {
    Map<String, List<Touched>> changed = new HashMap<>(touched);
    written.forEach((axis, spans) -> {
      List<Touched> all = touched.getOrDefault(axis, List.of());
      for (Span span : spans) {
        all = after(all, new Touched(version, span));
      }
      changed.put(axis, all);
    });
    return new RollupChanges(since, changed);
  }

  private static List<Touched> after(List<Touched> before, Touched last) {
    List<Touched> all = new ArrayList<>(before);
    for (Touched each : before) {
      if (each.with(last).span().length().compareTo(SHORT) <= 0) {
        all.remove(each);
        all.add(each.with(last));
        return all;
      }
    }
    all.add(last);
    if (all.size() > MOST) {
      all.set(1, all.get(1).with(all.get(0)));
      all.remove(0);
    }
    return all;
  }

  /** The axis of an entity's rollups by a time field. */
  public static String axis(String entity, String time) {
    return entity + "." + time;
  }

  /**
   * What of the rollups by a time field was touched after a data version.
   *
   * @return empty when that is not known
   */
  public Optional<List<Span>> after(long version, String entity, String time) {
    return version < since
        ? Optional.empty()
        : Optional.of(
            touched.getOrDefault(axis(entity, time), List.of()).stream()
                .filter(each -> each.version() > version)
                .map(Touched::span)
                .toList());
  }
}
