package dev.callsight.core.query;

import dev.callsight.core.catalog.Formula;
import dev.callsight.core.catalog.Metric;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From leaf values to the rows of an answer: every metric's number is computed here and only here.
 */
public final class Evaluation {
  private Evaluation() {}

  /**
   * Every row of an answer in its order, not cut to the limit.
   *
   * @param query the question
   * @param current leaf values of its period
   * @param previous leaf values of the period before, for metrics that need it and questions
   *     without a grain; else null. With a grain a change is against the bucket before
   */
  public static List<AnswerRow> rows(
      BoundQuery query, LeafFrame current, @Nullable LeafFrame previous) {
    int buckets = query.grain() == null ? 1 : query.buckets().size();
    List<AnswerRow> rows = new ArrayList<>();
    for (List<@Nullable Object> key : current.keys()) {
      for (int bucket = 0; bucket < buckets; bucket++) {
        rows.add(row(query, current, previous, key, bucket));
      }
    }
    rows.sort(comparator(query));
    return rows;
  }

  private static AnswerRow row(
      BoundQuery query,
      LeafFrame current,
      @Nullable LeafFrame previous,
      List<@Nullable Object> key,
      int bucket) {
    Formula.Values now = current.values(key, bucket);
    Formula.Values before = before(query, current, previous, key, bucket);
    List<@Nullable BigDecimal> numbers = new ArrayList<>(query.metrics().size());
    for (Metric metric : query.metrics()) {
      numbers.add(metric.formula().evaluate(now, before));
    }
    return new AnswerRow(bucket, key, numbers);
  }

  private static Formula.Values before(
      BoundQuery query,
      LeafFrame current,
      @Nullable LeafFrame previous,
      List<@Nullable Object> key,
      int bucket) {
    if (query.grain() != null) {
      return bucket == 0 ? leaf -> null : current.values(key, bucket - 1);
    }
    return previous == null ? leaf -> null : previous.values(key, 0);
  }

  private static Comparator<AnswerRow> comparator(BoundQuery query) {
    Comparator<AnswerRow> comparator = null;
    for (Order order : query.order()) {
      Comparator<AnswerRow> next = by(query, order);
      comparator = comparator == null ? next : comparator.thenComparing(next);
    }
    Comparator<AnswerRow> natural = natural(query);
    return comparator == null ? natural : comparator.thenComparing(natural);
  }

  private static Comparator<AnswerRow> by(BoundQuery query, Order order) {
    if (order.column().equals("time")) {
      Comparator<AnswerRow> byTime = Comparator.comparingInt(AnswerRow::bucket);
      return order.descending() ? byTime.reversed() : byTime;
    }
    for (int i = 0; i < query.metrics().size(); i++) {
      if (query.metrics().get(i).id().equals(order.column())) {
        return byMetric(i, order.descending());
      }
    }
    for (int i = 0; i < query.dimensions().size(); i++) {
      if (query.dimensions().get(i).id().equals(order.column())) {
        return byDimension(i, order.descending());
      }
    }
    throw new IllegalStateException("not a column: " + order);
  }

  /** Largest first by the first metric without a grain, by time with one; then by dimensions. */
  private static Comparator<AnswerRow> natural(BoundQuery query) {
    Comparator<AnswerRow> comparator = Comparator.comparingInt(AnswerRow::bucket);
    if (query.grain() == null && !query.dimensions().isEmpty()) {
      comparator = comparator.thenComparing(byMetric(0, true));
    }
    for (int i = 0; i < query.dimensions().size(); i++) {
      comparator = comparator.thenComparing(byDimension(i, false));
    }
    return comparator;
  }

  private static Comparator<AnswerRow> byMetric(int place, boolean descending) {
    Comparator<BigDecimal> byNumber = BigDecimal::compareTo;
    return Comparator.comparing(
        row -> row.metrics().get(place),
        Comparator.nullsLast(descending ? byNumber.reversed() : byNumber));
  }

  private static Comparator<AnswerRow> byDimension(int place, boolean descending) {
    Comparator<Object> byValue = Evaluation::compareValues;
    return Comparator.comparing(
        row -> row.dimensions().get(place),
        Comparator.nullsLast(descending ? byValue.reversed() : byValue));
  }

  private static int compareValues(Object a, Object b) {
    if (a instanceof Number && b instanceof Number) {
      return new BigDecimal(a.toString()).compareTo(new BigDecimal(b.toString()));
    }
    return a.toString().compareTo(b.toString());
  }
}
