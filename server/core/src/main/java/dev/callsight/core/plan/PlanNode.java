package dev.callsight.core.plan;

import dev.callsight.core.catalog.Condition;
import dev.callsight.core.catalog.FieldPath;
import dev.callsight.core.catalog.Leaf;
import dev.callsight.core.time.Bucket;
import dev.callsight.core.time.Calendar;
import dev.callsight.core.time.TimeRange;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A step that yields one row for each combination of its keys, with a column for each leaf. */
public sealed interface PlanNode {
  /** What rows are grouped by. */
  List<Key> keys();

  /** What each row says. */
  List<Leaf> leaves();

  /** The steps that read something, those of a merge in its place. */
  default Stream<PlanNode> steps() {
    return this instanceof Merge merge
        ? merge.inputs().stream().flatMap(PlanNode::steps)
        : Stream.of(this);
  }

  /**
   * Reads a source once and aggregates the records of a range.
   *
   * @param source what is read
   * @param time the field the range selects by
   * @param range the range
   * @param calendar the zone in which days are meant
   * @param where which records take part in every leaf
   */
  record Aggregate(
      Source source,
      String time,
      TimeRange range,
      Calendar calendar,
      Condition where,
      List<Key> keys,
      List<Leaf> leaves)
      implements PlanNode {
    public Aggregate {
      keys = List.copyOf(keys);
      leaves = List.copyOf(leaves);
    }
  }

  /** What is alive at an instant. */
  record Level(
      String entity,
      String from,
      String until,
      Instant at,
      Calendar calendar,
      Condition where,
      List<Key> keys,
      List<Leaf> leaves)
      implements PlanNode {
    private static final Instant BEGINNING = Instant.parse("0001-01-01T00:00:00Z");

    public Level {
      keys = List.copyOf(keys);
      leaves = List.copyOf(leaves);
    }

    /** All time before the instant. */
    public TimeRange before() {
      return new TimeRange(BEGINNING, at);
    }
  }

  /**
   * What comes alive less what ends in each time bucket of a range; what was alive before counts in
   * the first bucket. Running sums over the buckets are the levels at their ends.
   */
  record Movements(
      String entity,
      String from,
      String until,
      TimeRange range,
      Calendar calendar,
      Condition where,
      List<Key> keys,
      List<Leaf> leaves)
      implements PlanNode {
    public Movements {
      keys = List.copyOf(keys);
      leaves = List.copyOf(leaves);
    }
  }

  /**
   * How much is alive at any time of a range, or of each of its buckets.
   *
   * @param buckets the buckets, or the whole range as one
   */
  record Overlaps(
      String entity,
      String from,
      FieldPath until,
      List<Bucket> buckets,
      Calendar calendar,
      Condition where,
      List<Key> keys,
      List<Leaf> leaves)
      implements PlanNode {
    public Overlaps {
      buckets = List.copyOf(buckets);
      keys = List.copyOf(keys);
      leaves = List.copyOf(leaves);
    }
  }

  /**
   * Rows of several steps under the same keys, put together: the values of a leaf that several
   * steps give are added.
   */
  record Merge(List<PlanNode> inputs) implements PlanNode {
    public Merge {
      inputs = List.copyOf(inputs);
      if (inputs.isEmpty()) {
        throw new IllegalArgumentException("nothing to merge");
      }
    }

    @Override
    public List<Key> keys() {
      return inputs.getFirst().keys();
    }

    @Override
    public List<Leaf> leaves() {
      Set<Leaf> leaves = new LinkedHashSet<>();
      inputs.forEach(input -> leaves.addAll(input.leaves()));
      return List.copyOf(leaves);
    }
  }
}
