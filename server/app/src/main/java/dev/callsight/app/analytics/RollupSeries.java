package dev.callsight.app.analytics;

import com.google.common.primitives.ImmutableLongArray;
import dev.callsight.core.catalog.Condition;
import dev.callsight.core.catalog.Leaf;
import dev.callsight.core.catalog.Rollup;
import dev.callsight.core.plan.Key;
import dev.callsight.core.plan.PlanNode;
import dev.callsight.core.table.Column;
import dev.callsight.core.table.ColumnType;
import dev.callsight.core.table.Table;
import dev.callsight.core.time.Bucket;
import dev.callsight.core.time.TimeRange;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A rollup that keeps no field apart, held in memory as running sums, so that the sum over any of
 * its ranges is a difference of two. Exact: sums are whole numbers of a leaf's smallest unit.
 */
final class RollupSeries {
  private final long version;
  private final Set<String> tried;
  private final long[] starts;
  private final Map<String, Sums> sums;

  private RollupSeries(long version, Set<String> tried, long[] starts, Map<String, Sums> sums) {
    this.version = version;
    this.tried = tried;
    this.starts = starts;
    this.sums = sums;
  }

  /**
   * A leaf's running sums.
   *
   * @param scale decimal places of its smallest unit
   * @param before what all buckets before each one amount to, and last what all of them do
   */
  private record Sums(int scale, ImmutableLongArray before) {
    /**
     * The running sums over buckets of these and of others.
     *
     * @param picks the places of the buckets, those of the others as {@code ~place}
     * @return null when a sum does not fit into 64 bits
     */
    private @Nullable Sums with(Sums others, int[] picks) {
      int common = Math.max(scale, others.scale);
      long[] sums = new long[picks.length + 1];
      try {
        for (int i = 0; i < picks.length; i++) {
          long units = picks[i] < 0 ? others.units(~picks[i], common) : units(picks[i], common);
          sums[i + 1] = Math.addExact(sums[i], units);
        }
      } catch (ArithmeticException tooLarge) {
        return null;
      }
      return new Sums(common, ImmutableLongArray.copyOf(sums));
    }

    private long units(int bucket, int places) {
      long units = before.get(bucket + 1) - before.get(bucket);
      for (int i = scale; i < places; i++) {
        units = Math.multiplyExact(units, 10);
      }
      return units;
    }
  }

  /**
   * Reads what a rollup holds.
   *
   * @param version the data version it was read at
   * @param leaves names of the leaves that were asked for
   * @param table the start of each bucket, then the leaves; a bucket may stand in several rows
   */
  static RollupSeries of(long version, Set<String> leaves, Table table) {
    TreeMap<Instant, List<List<@Nullable Object>>> buckets = new TreeMap<>();
    for (List<@Nullable Object> row : table.rows()) {
      if (row.getFirst() instanceof Instant start) {
        buckets.computeIfAbsent(start, absent -> new ArrayList<>(1)).add(row);
      }
    }
    long[] starts = buckets.keySet().stream().mapToLong(Instant::getEpochSecond).toArray();
    Map<String, Sums> sums = new HashMap<>();
    for (String leaf : leaves) {
      Sums running = running(buckets.values(), table.indexOf(leaf));
      if (running != null) {
        sums.put(leaf, running);
      }
    }
    return new RollupSeries(version, Set.copyOf(leaves), starts, Map.copyOf(sums));
  }

  /** Null when a sum does not fit into 64 bits. */
  private static @Nullable Sums running(
      Collection<List<List<@Nullable Object>>> buckets, int column) {
    int scale = 0;
    for (List<List<@Nullable Object>> rows : buckets) {
      for (List<@Nullable Object> row : rows) {
        scale =
            row.get(column) instanceof BigDecimal number ? Math.max(scale, number.scale()) : scale;
      }
    }
    long[] before = new long[buckets.size() + 1];
    int bucket = 0;
    try {
      for (List<List<@Nullable Object>> rows : buckets) {
        long sum = before[bucket];
        for (List<@Nullable Object> row : rows) {
          sum = Math.addExact(sum, units(row.get(column), scale));
        }
        before[++bucket] = sum;
      }
    } catch (ArithmeticException tooLarge) {
      return null;
    }
    return new Sums(scale, ImmutableLongArray.copyOf(before));
  }

  private static long units(@Nullable Object cell, int scale) {
    return switch (cell) {
      case null -> 0;
      case Long number ->
          scale == 0
              ? number
              : BigDecimal.valueOf(number).setScale(scale).unscaledValue().longValueExact();
      case BigDecimal number -> number.setScale(scale).unscaledValue().longValueExact();
      default -> throw new ArithmeticException("not an exact number: " + cell);
    };
  }

  /**
   * The same at a later data version.
   *
   * @param range whose buckets are no longer as they were
   * @param fresh what the rollup holds there now
   */
  RollupSeries with(TimeRange range, RollupSeries fresh) {
    int from = place(range.start());
    int to = place(range.end());
    int added = fresh.starts.length;
    int[] picks = new int[starts.length - (to - from) + added];
    for (int i = 0; i < picks.length; i++) {
      picks[i] = i < from ? i : i < from + added ? ~(i - from) : i - added + (to - from);
    }
    long[] merged = new long[picks.length];
    Arrays.setAll(merged, i -> picks[i] < 0 ? fresh.starts[~picks[i]] : starts[picks[i]]);
    Map<String, Sums> both = new HashMap<>();
    sums.forEach((leaf, own) -> {
      Sums others = fresh.sums.get(leaf);
      Sums together = others == null ? null : own.with(others, picks);
      if (together != null) {
        both.put(leaf, together);
      }
    });
    return new RollupSeries(fresh.version, tried, merged, Map.copyOf(both));
  }

  /** The same at a data version at which nothing of it is different. */
  RollupSeries at(long later) {
    return new RollupSeries(later, tried, starts, sums);
  }

  /** The data version it was read at. */
  long version() {
    return version;
  }

  /** The leaves it was read for. */
  Set<String> tried() {
    return tried;
  }

  /** How many numbers it holds. */
  int size() {
    return starts.length * (1 + sums.size());
  }

  /** Whether it holds all of them. */
  boolean holds(Collection<String> leaves) {
    return sums.keySet().containsAll(leaves);
  }

  /** Whether a step could be answered by a series of the rollup it reads. */
  static boolean answers(PlanNode.Aggregate step, Rollup rollup) {
    return rollup.fields().isEmpty()
        && step.where().equals(Condition.always())
        && step.keys().stream().allMatch(Key.Time.class::isInstance);
  }

  /**
   * The rows of a step.
   *
   * @param buckets the question's time buckets, when the step has a time key
   * @param names the name of each leaf
   */
  Table rows(PlanNode.Aggregate step, List<Bucket> buckets, Function<Leaf, String> names) {
    List<String> leaves = step.leaves().stream().map(names).toList();
    List<Column> columns = new ArrayList<>();
    List<List<@Nullable Object>> rows = new ArrayList<>();
    if (step.keys().isEmpty()) {
      rows.add(row(null, leaves, step.range()));
    } else {
      columns.add(new Column(Key.Time.COLUMN, ColumnType.DATE));
      for (Bucket bucket : buckets) {
        Instant start = later(bucket.range().start(), step.range().start());
        Instant end = earlier(bucket.range().end(), step.range().end());
        if (start.isBefore(end)) {
          rows.add(row(bucket.key(), leaves, new TimeRange(start, end)));
        }
      }
    }
    leaves.forEach(leaf -> columns.add(new Column(leaf, ColumnType.DECIMAL)));
    return new Table(columns, rows);
  }

  private List<@Nullable Object> row(@Nullable Object key, List<String> leaves, TimeRange range) {
    int from = place(range.start());
    int to = place(range.end());
    List<@Nullable Object> row = new ArrayList<>(leaves.size() + 1);
    if (key != null) {
      row.add(key);
    }
    for (String leaf : leaves) {
      Sums running = Objects.requireNonNull(sums.get(leaf));
      row.add(
          BigDecimal.valueOf(
              Math.subtractExact(running.before().get(to), running.before().get(from)),
              running.scale()));
    }
    return row;
  }

  /** How many buckets start before an instant. */
  private int place(Instant instant) {
    long second = instant.getNano() == 0 ? instant.getEpochSecond() : instant.getEpochSecond() + 1;
    int found = Arrays.binarySearch(starts, second);
    return found >= 0 ? found : -found - 1;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
