package dev.callsight.app.analytics;

import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.catalog.Condition;
import dev.callsight.core.catalog.Entity;
import dev.callsight.core.catalog.Field;
import dev.callsight.core.catalog.FieldPath;
import dev.callsight.core.catalog.FieldType;
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
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A step that a rollup held in memory may answer. One that keeps no field apart is held by its own
 * buckets; one with fields, of which there is more, by local days of the zone asked in. Of records
 * that are counted where they are the first of their text, their days and those of the ones before
 * them are held, as if there were a rollup; and so are sums of records that have a date.
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

  /** One, or one for each novelty that is counted; none when the store alone can answer. */
  static List<SeriesPart> of(PlanNode node, Catalog catalog) {
    if (!(node instanceof PlanNode.Aggregate step)) {
      return List.of();
    }
    return switch (summary(step.source())) {
      case Source.Summary(Rollup rollup) -> of(step, rollup).stream().toList();
      case Source.Firsts _ when !isByHour(step) ->
          step.leaves().stream().map(leaf -> firsts(step, (Leaf.Distinct) leaf, catalog)).toList();
      case Source.Facts _ -> dated(step, catalog).stream().toList();
      case Source.Firsts _, Source.Flow _ -> List.of();
    };
  }

  private static Optional<SeriesPart> dated(PlanNode.Aggregate step, Catalog catalog) {
    Entity entity = catalog.entity(step.source().entity());
    Map<String, Leaf> leaves = catalog.additiveLeaves(entity.id(), step.time());
    if (entity.view()
        || entity.field(step.time()).type() != FieldType.DATE
        || !leaves.values().containsAll(step.leaves())) {
      return Optional.empty();
    }
    List<String> texts =
        entity.fields().stream()
            .filter(field -> field.type() == FieldType.TEXT)
            .map(Field::name)
            .toList();
    return of(step, new Rollup(entity.id() + ".days", entity.id(), step.time(), texts, leaves));
  }

  private static SeriesPart firsts(PlanNode.Aggregate step, Leaf.Distinct leaf, Catalog catalog) {
    Entity entity = catalog.entity(leaf.entity());
    String field = entity.novelty(leaf.field(), leaf.where()).orElseThrow().field();
    Leaf records = records(leaf);
    Rollup pairs =
        new Rollup(
            entity.id() + "." + field,
            entity.id(),
            leaf.time(),
            List.of(field),
            Map.of(catalog.nameOf(records), records));
    PlanNode.Aggregate alone = over(step, step.range(), List.of(leaf));
    return new SeriesPart(alone, pairs, pairs.fields(), step.calendar());
  }

  private static Leaf records(Leaf.Distinct leaf) {
    return new Leaf.Count(leaf.entity(), leaf.time(), Condition.always());
  }

  private static boolean isByHour(PlanNode.Aggregate step) {
    return step.keys().stream()
        .anyMatch(key -> key instanceof Key.Time(Grain grain, _, _) && grain == Grain.HOUR);
  }

  private static Optional<SeriesPart> of(PlanNode.Aggregate step, Rollup rollup) {
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
    return days != null && isByHour(step)
        ? Optional.empty()
        : Optional.of(new SeriesPart(step, rollup, fields, days));
  }

  private static Source summary(Source source) {
    return source instanceof Source.Flow(Source of, _) ? of : source;
  }

  /** The leaf of the rollup that is summed for one of the step. */
  Leaf summed(Leaf leaf) {
    return switch (step.source()) {
      case Source.Flow flow -> flow.leaf((Leaf.Balance) leaf);
      case Source.Firsts _ -> records((Leaf.Distinct) leaf);
      case Source.Facts _, Source.Summary _ -> leaf;
    };
  }

  /** Whether only records count that are the first of their text in a bucket. */
  boolean isOfFirsts() {
    return step.source() instanceof Source.Firsts;
  }

  /** Where the store finds what is held. */
  Source source() {
    return switch (step.source()) {
      case Source.Facts _, Source.Firsts _ -> new Source.Facts(rollup.entity());
      case Source.Summary _, Source.Flow _ -> new Source.Summary(rollup);
    };
  }

  /** Where the store finds what is held of one of the fields. */
  FieldPath path(String field) {
    return isOfFirsts()
        ? new FieldPath(null, null, field, null, new FieldPath.Shape.Day())
        : FieldPath.of(field);
  }

  /** When a day starts, as a store gives it. */
  Instant start(Object bucket) {
    return switch (bucket) {
      case LocalDate day when days != null -> days.startOf(day);
      // How ClickHouse gives a date.
      case Instant midnight when days != null ->
          days.startOf(midnight.atZone(ZoneOffset.UTC).toLocalDate());
      case Instant start -> start;
      default -> throw new IllegalStateException("not a bucket: " + bucket);
    };
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
    // Whether a record is the first since an instant, days tell where one starts then.
    if (!start.isBefore(end) || (isOfFirsts() && all.start().isBefore(start))) {
      return Optional.empty();
    }
    List<PlanNode> edges = new ArrayList<>();
    if (all.start().isBefore(start)) {
      edges.add(over(step, new TimeRange(all.start(), start), step.leaves()));
    }
    if (end.isBefore(all.end())) {
      edges.add(over(step, new TimeRange(end, all.end()), step.leaves()));
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

  private static PlanNode.Aggregate over(
      PlanNode.Aggregate step, TimeRange range, List<Leaf> leaves) {
    return new PlanNode.Aggregate(
        step.source(), step.time(), range, step.calendar(), step.where(), step.keys(), leaves);
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
