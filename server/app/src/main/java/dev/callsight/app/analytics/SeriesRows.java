package dev.callsight.app.analytics;

import dev.callsight.core.catalog.Leaf;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Adds up what a series holds to the rows of a step: those a store would answer. */
final class SeriesRows {
  private final RollupSeries series;
  private final PlanNode.Aggregate step;
  private final TimeRange range;
  private final List<String> leaves;
  private final List<LeafSums> sums;
  private final int sign;
  private final @Nullable LeafSums records;

  /** Of each group of firsts when the day starts that had the record before. */
  private final List<Instant> before;

  private final Map<List<@Nullable Object>, List<Integer>> groups = new LinkedHashMap<>();

  /**
   * @param range the part of the step's range that is answered
   * @param names the name of each leaf
   * @param records the leaf that counts the records of a group, or null when there is none
   */
  SeriesRows(
      RollupSeries series,
      SeriesPart part,
      TimeRange range,
      Function<Leaf, String> names,
      @Nullable String records) {
    this.series = series;
    this.step = part.step();
    this.range = range;
    this.leaves = step.leaves().stream().map(names).toList();
    this.sums = step.leaves().stream().map(part::summed).map(names).map(series::sums).toList();
    this.sign = part.isTakenAway() ? -1 : 1;
    this.records = records == null ? null : series.sums(records);
    this.before =
        part.isOfFirsts()
            ? series.groups().stream().map(day -> start(day, part)).toList()
            : List.of();
    collectGroups(part);
  }

  private static Instant start(List<@Nullable Object> day, SeriesPart part) {
    Object before = day.getFirst();
    return before == null ? Instant.MAX : part.start(before);
  }

  private void collectGroups(SeriesPart part) {
    int[] places =
        step.keys().stream()
            .filter(Key.Of.class::isInstance)
            .mapToInt(key -> part.fields().indexOf(((Key.Of) key).path().field()))
            .toArray();
    if (places.length == 0) {
      // Without anything to split by there is an answer, even if no record takes part.
      groups.put(List.of(), new ArrayList<>());
    }
    GroupCondition condition = new GroupCondition(step.where(), part.fields());
    for (int group = 0; group < series.groups().size(); group++) {
      List<@Nullable Object> values = series.groups().get(group);
      if (condition.holds(values)) {
        List<@Nullable Object> shown = new ArrayList<>(places.length);
        for (int place : places) {
          shown.add(values.get(place));
        }
        groups.computeIfAbsent(shown, absent -> new ArrayList<>()).add(group);
      }
    }
  }

  /**
   * The rows.
   *
   * @param buckets the question's time buckets, when the step has a time key
   */
  Table over(List<Bucket> buckets) {
    List<Column> columns = new ArrayList<>();
    boolean byTime = false;
    for (Key key : step.keys()) {
      byTime |= key instanceof Key.Time;
      columns.add(
          new Column(key.column(), key instanceof Key.Time ? ColumnType.DATE : ColumnType.TEXT));
    }
    leaves.forEach(leaf -> columns.add(new Column(leaf, ColumnType.DECIMAL)));
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Map.Entry<List<@Nullable Object>, List<Integer>> group : groups.entrySet()) {
      if (byTime) {
        addBuckets(rows, group.getKey(), group.getValue(), buckets);
      } else {
        add(rows, null, group.getKey(), group.getValue(), range);
      }
    }
    return new Table(columns, rows);
  }

  private void addBuckets(
      List<List<@Nullable Object>> rows,
      List<@Nullable Object> values,
      List<Integer> members,
      List<Bucket> buckets) {
    for (Bucket bucket : buckets) {
      Instant start = later(bucket.range().start(), range.start());
      Instant end = earlier(bucket.range().end(), range.end());
      if (start.isBefore(end)) {
        add(rows, bucket.key(), values, members, new TimeRange(start, end));
      }
    }
  }

  /** Groups of which no record takes part have no row. */
  private void add(
      List<List<@Nullable Object>> rows,
      @Nullable Object bucket,
      List<@Nullable Object> values,
      List<Integer> members,
      TimeRange slice) {
    long[] units = new long[sums.size()];
    boolean some = values.isEmpty();
    for (int member : members) {
      if (!before.isEmpty() && !before.get(member).isBefore(slice.start())) {
        continue;
      }
      int from = series.place(member, slice.start());
      int to = series.place(member, slice.end());
      some |= from < to && (records == null || records.between(from, to) != 0);
      for (int i = 0; i < units.length && from < to; i++) {
        units[i] += sums.get(i).between(from, to);
      }
    }
    if (some) {
      rows.add(row(bucket, values, units));
    }
  }

  private List<@Nullable Object> row(
      @Nullable Object bucket, List<@Nullable Object> values, long[] units) {
    List<@Nullable Object> row = new ArrayList<>(values.size() + units.length + 1);
    if (bucket != null) {
      row.add(bucket);
    }
    row.addAll(values);
    for (int i = 0; i < units.length; i++) {
      row.add(BigDecimal.valueOf(sign * units[i], sums.get(i).scale()));
    }
    return row;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
