package dev.callsight.app.analytics;

import dev.callsight.core.catalog.Metric;
import dev.callsight.core.time.Grain;
import dev.callsight.core.time.TimeRange;
import dev.callsight.statistics.Estimate;
import dev.callsight.statistics.forecast.Forecast;
import java.util.List;

/**
 * How a metric is expected to go on.
 *
 * @param metric what is forecast
 * @param grain the width of a step
 * @param steps the stretches of time that are forecast; the first may be running
 * @param adds whether the steps add up to a total that means something
 * @param forecast a point for each step, or why there is none
 * @param meta how that came about
 */
public record Outlook(
    Metric metric,
    Grain grain,
    List<TimeRange> steps,
    boolean adds,
    Estimate<Forecast> forecast,
    Meta meta) {
  /** Copies the steps. */
  public Outlook {
    steps = List.copyOf(steps);
  }

  Outlook fromCache(double milliseconds) {
    return new Outlook(metric, grain, steps, adds, forecast, meta.fromCache(milliseconds));
  }
}
