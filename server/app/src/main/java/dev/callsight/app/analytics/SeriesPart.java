package dev.callsight.app.analytics;

import dev.callsight.core.catalog.Leaf;
import dev.callsight.core.catalog.Rollup;
import dev.callsight.core.plan.Key;
import dev.callsight.core.plan.PlanNode;
import dev.callsight.core.plan.Source;
import dev.callsight.core.time.Calendar;
import dev.callsight.core.time.Grain;
import dev.callsight.core.time.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A step that a rollup held in memory may answer. One that keeps no field apart is held by its own
 * buckets; one with fields, of which there is more, by local days of the zone asked in.
 *
 * @param step what is asked
 * @param rollup what it reads
 * @param fields those of the rollup that are grouped or filtered by, in its order
 * @param days the calendar whose days are held, or null for the rollup's own buckets
 */
record SeriesPart(
    PlanNode.Aggregate step, Rollup rollup, List<String> fields, @Nullable Calendar days) {
  private static final int MOST_YEARS = 15;
  private static final TimeRange ALWAYS =
      new TimeRange(Instant.parse("0001-01-01T00:00:00Z"), Instant.parse("9999-12-31T00:00:00Z"));

  SeriesPart {
    fields = List.copyOf(fields);
  }

  /**
   * What of a step is answered from memory.
   *
   * @param range the stretch of time that is
   * @param edges what is left to the store
   */
  record Cut(TimeRange range, List<PlanNode> edges) {
    Cut {
      edges = List.copyOf(edges);
    }
  }

  /** Empty when the store alone can answer the step. */
  static Optional<SeriesPart> of(PlanNode node) {
    if (!(node instanceof PlanNode.Aggregate step)
        || !(summary(step.source()) instanceof Source.Summary(Rollup rollup))) {
      return Optional.empty();
    }
    Set<String> needed = new HashSet<>();
    boolean known = GroupCondition.fields(step.where()).map(needed::addAll).isPresent();
    for (Key key : step.keys()) {
      known &= !(key instanceof Key.Of(_, var path)) || path.isPlain();
      if (key instanceof Key.Of(_, var path)) {
        needed.add(path.field());
      }
    }
    if (!known || !rollup.fields().containsAll(needed)) {
      return Optional.empty();
    }
    List<String> fields = rollup.fields().stream().filter(needed::contains).toList();
    Calendar days = rollup.fields().isEmpty() ? null : step.calendar();
    boolean byHour =
        step.keys().stream()
            .anyMatch(key -> key instanceof Key.Time(Grain grain, _, _) && grain == Grain.HOUR);
    return days != null && byHour
        ? Optional.empty()
        : Optional.of(new SeriesPart(step, rollup, fields, days));
  }

  private static Source summary(Source source) {
    return source instanceof Source.Flow(Source of, _) ? of : source;
  }

  /** The leaf of the rollup that is summed for one of the step. */
  Leaf summed(Leaf leaf) {
    return step.source() instanceof Source.Flow flow ? flow.leaf((Leaf.Balance) leaf) : leaf;
  }

  /** Whether what the rollup holds is taken away. */
  boolean isTakenAway() {
    return step.source() instanceof Source.Flow(_, var direction)
        && direction == Source.Direction.LEAVING;
  }

  /**
   * The stretch of time to hold so that the next questions find it, too: whole years around.
   *
   * @param held what is held already
   * @param grain the width of the rollup's buckets
   * @return empty when its days are no unions of those
   */
  Optional<TimeRange> window(@Nullable TimeRange held, Duration grain) {
    if (days == null) {
      return Optional.of(ALWAYS);
    }
    TimeRange own = years(days.date(step.range().start()), days.date(step.range().end()));
    TimeRange both =
        held == null
            ? own
            : new TimeRange(
                earlier(held.start(), own.start()),
                held.end().isAfter(own.end()) ? held.end() : own.end());
    return isFit(both, grain) ? Optional.of(both) : Optional.of(own).filter(it -> isFit(it, grain));
  }

  private TimeRange years(LocalDate first, LocalDate last) {
    Calendar calendar = java.util.Objects.requireNonNull(days);
    return new TimeRange(
        calendar.startOf(LocalDate.of(first.getYear() - 1, 1, 1)),
        calendar.startOf(LocalDate.of(last.getYear() + 2, 1, 1)));
  }

  private boolean isFit(TimeRange range, Duration grain) {
    return Duration.between(range.start(), range.end()).toDays() <= MOST_YEARS * 366L
        && java.util.Objects.requireNonNull(days).alignsWith(range, grain);
  }

  /**
   * The whole days in the step's range, and what is left at its ends. The last day is whole where
   * no record is later than the range.
   *
   * @return empty when there is none
   */
  Optional<Cut> cut(Instant latest) {
    TimeRange all = step.range();
    if (days == null) {
      return Optional.of(new Cut(all, List.of()));
    }
    boolean open = latest.isBefore(all.end());
    Instant start = ceiling(all.start());
    Instant end = open ? ceiling(all.end()) : days.floor(all.end(), Grain.DAY);
    if (!start.isBefore(end)) {
      return Optional.empty();
    }
    List<PlanNode> edges = new ArrayList<>();
    if (all.start().isBefore(start)) {
      edges.add(over(new TimeRange(all.start(), start)));
    }
    if (end.isBefore(all.end())) {
      edges.add(over(new TimeRange(end, all.end())));
    }
    return Optional.of(new Cut(new TimeRange(start, end), edges));
  }

  /** The whole buckets that touch a stretch of time. */
  TimeRange whole(TimeRange range) {
    return days == null
        ? range
        : new TimeRange(days.floor(range.start(), Grain.DAY), ceiling(range.end()));
  }

  private Instant ceiling(Instant instant) {
    Calendar calendar = java.util.Objects.requireNonNull(days);
    Instant floor = calendar.floor(instant, Grain.DAY);
    return floor.equals(instant) ? instant : calendar.startOf(calendar.date(instant).plusDays(1));
  }

  private PlanNode over(TimeRange range) {
    return new PlanNode.Aggregate(
        step.source(),
        step.time(),
        range,
        step.calendar(),
        step.where(),
        step.keys(),
        step.leaves());
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
