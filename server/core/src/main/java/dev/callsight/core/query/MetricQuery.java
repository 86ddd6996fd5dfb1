package dev.callsight.core.query;

import dev.callsight.core.time.Comparison;
import dev.callsight.core.time.Grain;
import dev.callsight.core.time.PeriodRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The one kind of question: metrics, by some dimensions, over a time range, compared with another.
 * Everything is still a name; {@link Binder} resolves it.
 *
 * @param metrics ids or aliases, at least one
 * @param dimensions ids or aliases
 * @param timeRange the period asked for
 * @param grain the width of time buckets, or null for one number over the period
 * @param complete whether the bucket still open is left out
 * @param filter which records count
 * @param comparisons what the period is compared with
 * @param order by which columns rows are put in order, the first first; empty for the natural order
 * @param limit the largest number of rows answered
 */
public record MetricQuery(
    List<String> metrics,
    List<String> dimensions,
    PeriodRequest timeRange,
    @Nullable Grain grain,
    boolean complete,
    Filter filter,
    List<Comparison> comparisons,
    List<Order> order,
    int limit) {
  /** The limit of a query that names none. */
  public static final int DEFAULT_LIMIT = 1_000;

  /** The largest limit. */
  public static final int LARGEST_LIMIT = 10_000;

  public MetricQuery {
    metrics = List.copyOf(metrics);
    dimensions = List.copyOf(dimensions);
    Objects.requireNonNull(timeRange, "timeRange");
    Objects.requireNonNull(filter, "filter");
    comparisons = List.copyOf(comparisons);
    order = List.copyOf(order);
  }

  /** One row of numbers over a period. */
  public static MetricQuery totals(List<String> metrics, PeriodRequest timeRange) {
    return new MetricQuery(
        metrics,
        List.of(),
        timeRange,
        null,
        false,
        Filter.none(),
        List.of(),
        List.of(),
        DEFAULT_LIMIT);
  }

  /** The same question of other records. */
  public MetricQuery where(Filter other) {
    return new MetricQuery(
        metrics, dimensions, timeRange, grain, complete, other, comparisons, order, limit);
  }

  /** The same question in time buckets. */
  public MetricQuery by(Grain buckets) {
    return new MetricQuery(
        metrics, dimensions, timeRange, buckets, complete, filter, comparisons, order, limit);
  }

  /** The same question split by other dimensions. */
  public MetricQuery by(List<String> names) {
    return new MetricQuery(
        metrics, names, timeRange, grain, complete, filter, comparisons, order, limit);
  }

  /** The same question compared with other periods. */
  public MetricQuery comparedWith(List<Comparison> others) {
    return new MetricQuery(
        metrics, dimensions, timeRange, grain, complete, filter, others, order, limit);
  }
}
