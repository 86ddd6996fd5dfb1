package dev.callsight.core.plan;

import dev.callsight.core.catalog.Condition;
import dev.callsight.core.catalog.Dimension;
import dev.callsight.core.catalog.FieldPath;
import dev.callsight.core.catalog.Leaf;
import dev.callsight.core.query.BoundQuery;
import dev.callsight.core.time.Bucket;
import dev.callsight.core.time.Period;
import dev.callsight.core.time.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns a bound question into steps: leaves that can be computed in one pass over one entity share
 * a step.
 */
public final class Planner {
  private Planner() {}

  /**
   * The steps that answer a question over its own period, before any rewrite.
   *
   * @param wanted leaves of the question
   */
  public static PlanNode.Merge plan(BoundQuery query, Set<Leaf> wanted) {
    Map<Pass, List<Leaf>> passes = new LinkedHashMap<>();
    for (Leaf leaf : wanted) {
      passes.computeIfAbsent(Pass.of(leaf), pass -> new ArrayList<>()).add(leaf);
    }
    List<PlanNode> steps = new ArrayList<>();
    passes.forEach((pass, leaves) -> steps.add(step(query, pass, leaves)));
    return new PlanNode.Merge(steps);
  }

  /** Leaves that fit into one step. */
  private record Pass(Kind kind, String entity, String time, @Nullable FieldPath until) {
    static Pass of(Leaf leaf) {
      return switch (leaf) {
        case Leaf.Count count -> flow(leaf);
        case Leaf.Sum sum -> flow(leaf);
        case Leaf.Distinct distinct -> flow(leaf);
        case Leaf.Quantile quantile -> flow(leaf);
        case Leaf.Balance balance ->
            new Pass(Kind.BALANCE, balance.entity(), balance.time(), FieldPath.of(balance.until()));
        case Leaf.Overlap overlap ->
            new Pass(Kind.OVERLAP, overlap.entity(), overlap.time(), overlap.until());
      };
    }

    private static Pass flow(Leaf leaf) {
      Kind kind = leaf.additive() ? Kind.ADDITIVE : Kind.WHOLE;
      return new Pass(kind, leaf.entity(), leaf.time(), null);
    }
  }

  private enum Kind {
    ADDITIVE,
    WHOLE,
    BALANCE,
    OVERLAP
  }

  private static PlanNode step(BoundQuery query, Pass pass, List<Leaf> leaves) {
    Period period = query.period();
    Condition where = query.filter().condition(pass.entity(), pass.time());
    List<Key> keys = keys(query, pass);
    return switch (pass.kind()) {
      case ADDITIVE, WHOLE ->
          new PlanNode.Aggregate(
              new Source.Facts(pass.entity()),
              pass.time(),
              period.range(),
              period.calendar(),
              where,
              keys,
              leaves);
      case BALANCE -> balance(query, pass, where, keys, leaves);
      case OVERLAP ->
          new PlanNode.Overlaps(
              pass.entity(),
              pass.time(),
              Objects.requireNonNull(pass.until()),
              overlapBuckets(query),
              period.calendar(),
              where,
              keys,
              leaves);
    };
  }

  private static PlanNode balance(
      BoundQuery query, Pass pass, Condition where, List<Key> keys, List<Leaf> leaves) {
    Period period = query.period();
    Instant end = period.effectiveEnd();
    String until = Objects.requireNonNull(pass.until()).field();
    if (query.grain() == null) {
      return new PlanNode.Level(
          pass.entity(), pass.time(), until, end, period.calendar(), where, keys, leaves);
    }
    TimeRange range = new TimeRange(period.range().start(), end);
    return new PlanNode.Movements(
        pass.entity(), pass.time(), until, range, period.calendar(), where, keys, leaves);
  }

  private static List<Bucket> overlapBuckets(BoundQuery query) {
    TimeRange range = query.period().range();
    List<Bucket> buckets = query.buckets();
    // A range without any bucket is asked about all the same, so that the step has its columns.
    return buckets.isEmpty() ? List.of(new Bucket(range.start(), range, true)) : buckets;
  }

  private static List<Key> keys(BoundQuery query, Pass pass) {
    List<Key> keys = new ArrayList<>();
    if (query.grain() != null) {
      keys.add(new Key.Time(query.grain(), query.period().calendar(), query.period().range()));
    }
    for (int i = 0; i < query.dimensions().size(); i++) {
      Dimension dimension = query.dimensions().get(i);
      keys.add(new Key.Of(keyColumn(i), dimension.path(pass.entity(), pass.time()).orElseThrow()));
    }
    return keys;
  }

  /** The column of the dimension at that place in a question. */
  public static String keyColumn(int place) {
    return "key_" + (place + 1);
  }
}
