package dev.callsight.app.goal;

import dev.callsight.core.catalog.Metric;
import dev.callsight.core.query.Filter;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * A target for a metric.
 *
 * @param name what people call it
 * @param metric the metric
 * @param target in the metric's unit
 * @param direction which side of the target is good
 * @param scope which records count: everybody's, or those of a team, a person, a campaign …
 * @param period how long there is
 */
record Goal(
    String name,
    Metric metric,
    BigDecimal target,
    Direction direction,
    Filter scope,
    GoalPeriod period) {
  Goal {
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(direction, "direction");
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(period, "period");
  }
}
