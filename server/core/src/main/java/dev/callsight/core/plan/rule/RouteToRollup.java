package dev.callsight.core.plan.rule;

import dev.callsight.core.catalog.Condition;
import dev.callsight.core.catalog.FieldPath;
import dev.callsight.core.catalog.Leaf;
import dev.callsight.core.catalog.Rollup;
import dev.callsight.core.plan.Key;
import dev.callsight.core.plan.Plan;
import dev.callsight.core.plan.PlanFacts;
import dev.callsight.core.plan.PlanNode;
import dev.callsight.core.plan.Source;
import dev.callsight.core.time.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a rollup instead of the records where the answer is the same.
 *
 * <pre>
 * Aggregate(facts calls, [start, end))
 *   → Merge( Aggregate(rollup, [start rounded up, end rounded down)),
 *            Aggregate(facts, [start, start rounded up)),
 *            Aggregate(facts, [end rounded down, end)) )
 * </pre>
 *
 * The edges disappear where the range begins and ends with a rollup bucket, and at the end also
 * where no record is later. The first rollup of the catalog is taken for which all of this holds:
 *
 * <ol>
 *   <li>{@code not_additive}: every leaf is additive
 *   <li>{@code not_summarized}: the entity has rollups by this time field
 *   <li>{@code zone_not_aligned}: every local hour of the range is a union of rollup buckets, when
 *       anything depends on local time
 *   <li>{@code too_short}: at least one whole bucket lies in the range
 *   <li>{@code lacks_field}: the rollup keeps every field apart that is grouped or filtered by
 *   <li>{@code lacks_leaf}: the rollup holds every leaf; those of a receipt are of no metric
 * </ol>
 *
 * What is alive at an instant is read as its two flows until then, where rollups hold both.
 */
public final class RouteToRollup {
  private RouteToRollup() {}

  /** The step, rewritten when it may be; what was decided is added to {@code decisions}. */
  public static PlanNode apply(PlanNode node, PlanFacts facts, List<Plan.Decision> decisions) {
    return switch (node) {
      case PlanNode.Aggregate aggregate -> route(aggregate, facts, decisions);
      case PlanNode.Level level -> level(level, facts, decisions);
      case PlanNode.Movements movements -> keep(node, movements.entity(), decisions);
      case PlanNode.Overlaps overlaps -> keep(node, overlaps.entity(), decisions);
      case PlanNode.Merge merge -> node;
    };
  }

  /**
   * What is alive as what came alive before less what ended before. Of groups only the records tell
   * which have anything alive.
   */
  private static PlanNode level(
      PlanNode.Level level, PlanFacts facts, List<Plan.Decision> decisions) {
    if (!level.keys().isEmpty()) {
      return keep(level, level.entity(), decisions);
    }
    List<Plan.Decision> sides = new ArrayList<>();
    List<PlanNode> flows = new ArrayList<>();
    for (Source.Direction direction : Source.Direction.values()) {
      flow(level, direction, facts, sides).steps().forEach(flows::add);
    }
    if (!sides.stream().allMatch(Plan.Decision::fromRollup)) {
      return keep(level, level.entity(), decisions);
    }
    decisions.addAll(sides);
    return new PlanNode.Merge(flows);
  }

  private static PlanNode flow(
      PlanNode.Level level,
      Source.Direction direction,
      PlanFacts facts,
      List<Plan.Decision> decisions) {
    boolean entering = direction == Source.Direction.ENTERING;
    Source records = new Source.Flow(new Source.Facts(level.entity()), direction);
    PlanNode.Aggregate step =
        new PlanNode.Aggregate(
            records,
            entering ? level.from() : level.until(),
            level.before(),
            level.calendar(),
            level.where(),
            level.keys(),
            level.leaves());
    return route(step, facts, decisions);
  }

  private static PlanNode keep(PlanNode node, String entity, List<Plan.Decision> decisions) {
    decisions.add(
        new Plan.Decision(
            entity, entity, false, List.of("not_additive: a level is read from the records")));
    return node;
  }

  private static PlanNode route(
      PlanNode.Aggregate step, PlanFacts facts, List<Plan.Decision> decisions) {
    String entity = step.source().entity();
    List<String> reasons = new ArrayList<>();
    Optional<Split> split = split(step, facts, reasons);
    Optional<Rollup> rollup = split.flatMap(whole -> fitting(step, facts, reasons));
    if (split.isEmpty() || rollup.isEmpty()) {
      decisions.add(new Plan.Decision(entity, entity, false, reasons));
      return step;
    }
    decisions.add(new Plan.Decision(entity, rollup.get().id(), true, reasons));
    return split.get().steps(step, rollup.get());
  }

  private static Optional<Rollup> fitting(
      PlanNode.Aggregate step, PlanFacts facts, List<String> reasons) {
    Set<String> needed = fields(step);
    for (Rollup rollup : facts.catalog().rollupsOf(step.source().table())) {
      if (!rollup.time().equals(step.time())) {
        continue;
      }
      Set<String> missing = new LinkedHashSet<>(needed);
      missing.removeAll(rollup.fields());
      missing.remove(rollup.time());
      if (!missing.isEmpty()) {
        reasons.add("lacks_field: " + rollup.id() + " lacks " + String.join(", ", missing));
      } else if (!rollup.leaves().values().containsAll(summed(step))) {
        reasons.add("lacks_leaf: " + rollup.id() + " lacks a part of no metric");
      } else {
        return Optional.of(rollup);
      }
    }
    return Optional.empty();
  }

  /** What is added up for the leaves of a step. */
  private static List<Leaf> summed(PlanNode.Aggregate step) {
    return step.source() instanceof Source.Flow flow
        ? step.leaves().stream().map(leaf -> flow.leaf((Leaf.Balance) leaf)).toList()
        : step.leaves();
  }

  private static Optional<Split> split(
      PlanNode.Aggregate step, PlanFacts facts, List<String> reasons) {
    String entity = step.source().entity();
    for (Leaf leaf : summed(step)) {
      if (!leaf.additive()) {
        reasons.add("not_additive: " + facts.catalog().nameOf(leaf));
        return Optional.empty();
      }
    }
    boolean summarized =
        facts.catalog().rollupsOf(entity).stream()
            .anyMatch(rollup -> rollup.time().equals(step.time()));
    if (!summarized) {
      reasons.add("not_summarized: no rollup of " + entity + " by " + step.time());
      return Optional.empty();
    }
    if (dependsOnLocalTime(step)
        && !step.calendar().alignsWith(step.range(), facts.rollupGrain())) {
      reasons.add(
          "zone_not_aligned: hours of "
              + step.calendar().zone()
              + " are no unions of "
              + facts.rollupGrain().toMinutes()
              + " minutes");
      return Optional.empty();
    }
    Instant latest = facts.latest(entity, step.time()).orElse(Instant.MIN);
    Optional<Split> split = Split.of(step.range(), facts.rollupGrain(), latest);
    if (split.isEmpty()) {
      reasons.add("too_short: no whole rollup bucket in the range");
    }
    return split;
  }

  private static boolean dependsOnLocalTime(PlanNode.Aggregate step) {
    boolean byTime = step.keys().stream().anyMatch(Key.Time.class::isInstance);
    return byTime || fields(step).contains(step.time());
  }

  /** The fields that are grouped or filtered by; what no rollup can keep stands with a mark. */
  private static Set<String> fields(PlanNode.Aggregate step) {
    Set<String> fields = new LinkedHashSet<>();
    collect(step.where(), fields);
    for (Key key : step.keys()) {
      switch (key) {
        case Key.Time time -> {}
        case Key.Of of -> fields.add(name(of.path()));
      }
    }
    return fields;
  }

  private static String name(FieldPath path) {
    return switch (path.shape()) {
      case FieldPath.Shape.Day day -> path.field();
      case FieldPath.Shape.HourOfDay hour -> path.field();
      case FieldPath.Shape.Weekday weekday -> path.field();
      case FieldPath.Shape.Band band -> path.field() + " in bands";
      case FieldPath.Shape.Plain plain ->
          path.isPlain()
              ? path.field()
              : path.target() == null
                  ? "properties." + path.property()
                  : path.target() + "." + path.field();
    };
  }

  private static void collect(Condition condition, Set<String> fields) {
    switch (condition) {
      case Condition.Equals equals -> fields.add(name(equals.field()));
      case Condition.In in -> fields.add(name(in.field()));
      case Condition.IsSet set -> fields.add(name(set.field()));
      case Condition.Counts counts -> fields.add(counts.field());
      case Condition.Compare compare -> fields.add(name(compare.field()));
      case Condition.TextMatch match -> fields.add(name(match.field()));
      case Condition.InOrder order -> {
        fields.add(order.from());
        fields.add(order.to());
      }
      case Condition.And and -> and.parts().forEach(part -> collect(part, fields));
      case Condition.Or or -> or.parts().forEach(part -> collect(part, fields));
      case Condition.Not not -> collect(not.part(), fields);
    }
  }

  /**
   * A range as the whole rollup buckets in it and what is left at its edges.
   *
   * @param whole the whole buckets
   * @param head what comes before them, or null
   * @param tail what comes after them, or null
   */
  private record Split(TimeRange whole, @Nullable TimeRange head, @Nullable TimeRange tail) {
    static Optional<Split> of(TimeRange range, Duration width, Instant latest) {
      long step = width.toSeconds();
      Instant start = ceiling(range.start(), step);
      boolean open = latest.isBefore(range.end());
      Instant end = open ? ceiling(range.end(), step) : floor(range.end(), step);
      if (!start.isBefore(end)) {
        return Optional.empty();
      }
      TimeRange head = range.start().equals(start) ? null : new TimeRange(range.start(), start);
      TimeRange tail = open || range.end().equals(end) ? null : new TimeRange(end, range.end());
      return Optional.of(new Split(new TimeRange(start, end), head, tail));
    }

    private static Instant floor(Instant instant, long step) {
      return Instant.ofEpochSecond(Math.floorDiv(instant.getEpochSecond(), step) * step);
    }

    private static Instant ceiling(Instant instant, long step) {
      Instant floor = floor(instant, step);
      return floor.equals(instant) ? instant : floor.plusSeconds(step);
    }

    PlanNode steps(PlanNode.Aggregate step, Rollup rollup) {
      List<PlanNode> steps = new ArrayList<>();
      steps.add(over(step, step.source().from(rollup), whole));
      if (head != null) {
        steps.add(over(step, step.source(), head));
      }
      if (tail != null) {
        steps.add(over(step, step.source(), tail));
      }
      return steps.size() == 1 ? steps.getFirst() : new PlanNode.Merge(steps);
    }

    private static PlanNode over(PlanNode.Aggregate step, Source source, TimeRange range) {
      return new PlanNode.Aggregate(
          source, step.time(), range, step.calendar(), step.where(), step.keys(), step.leaves());
    }
  }
}
