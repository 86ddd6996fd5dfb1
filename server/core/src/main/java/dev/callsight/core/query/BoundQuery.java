package dev.callsight.core.query;

import dev.callsight.core.catalog.Definition;
import dev.callsight.core.catalog.Dimension;
import dev.callsight.core.catalog.Leaf;
import dev.callsight.core.catalog.Metric;
import dev.callsight.core.time.Bucket;
import dev.callsight.core.time.Comparison;
import dev.callsight.core.time.Grain;
import dev.callsight.core.time.Period;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A question whose every name is resolved.
 *
 * @param metrics the metrics, in the order asked
 * @param dimensions the dimensions, in the order asked
 * @param period the period, in the calendar it was resolved in
 * @param grain the width of time buckets, or null
 * @param filter which records count
 * @param comparisons what the period is compared with
 * @param order by which columns rows are put in order; ids are resolved
 * @param limit the largest number of rows
 */
public record BoundQuery(
    List<Metric> metrics,
    List<Dimension> dimensions,
    Period period,
    @Nullable Grain grain,
    BoundFilter filter,
    List<Comparison> comparisons,
    List<Order> order,
    int limit) {
  public BoundQuery {
    metrics = List.copyOf(metrics);
    dimensions = List.copyOf(dimensions);
    Objects.requireNonNull(period, "period");
    Objects.requireNonNull(filter, "filter");
    comparisons = List.copyOf(comparisons);
    order = List.copyOf(order);
  }

  /** Every leaf the metrics need, in order of first use. */
  public Set<Leaf> leaves() {
    Set<Leaf> leaves = new LinkedHashSet<>();
    metrics.forEach(metric -> leaves.addAll(metric.formula().leaves()));
    return leaves;
  }

  /** Whether a metric looks at the period before. */
  public boolean needsPrevious() {
    return metrics.stream().anyMatch(metric -> metric.formula().needsPrevious());
  }

  /** The leaves whose total is not what the rows add up to, such as a median or a stock. */
  public Set<Leaf> leavesOfTotal() {
    Set<Leaf> leaves = leaves();
    leaves.removeIf(Leaf::additive);
    return leaves;
  }

  /** Whether it looks at its own period alone: neither at the one before nor at one to come. */
  public boolean isOfItsPeriod() {
    return !needsPrevious()
        && metrics.stream()
            .noneMatch(metric -> metric.definition() instanceof Definition.ForecastOf);
  }

  /** The time buckets; empty without a grain. */
  public List<Bucket> buckets() {
    return grain == null
        ? List.of()
        : period.calendar().buckets(period.range(), grain, period.now());
  }

  /** The same question over another period. */
  public BoundQuery over(Period other) {
    return new BoundQuery(metrics, dimensions, other, grain, filter, comparisons, order, limit);
  }

  /** The same question without the metrics that do not look at the period before. */
  public BoundQuery changesOnly() {
    List<Metric> changing =
        metrics.stream().filter(metric -> metric.formula().needsPrevious()).toList();
    return new BoundQuery(
        changing, dimensions, period, grain, filter, comparisons, List.of(), limit);
  }

  /** The same question as one row: neither dimensions nor buckets. */
  public BoundQuery total() {
    return new BoundQuery(metrics, List.of(), period, null, filter, comparisons, List.of(), limit);
  }
}
