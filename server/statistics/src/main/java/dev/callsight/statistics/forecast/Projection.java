package dev.callsight.statistics.forecast;

import java.util.List;

/**
 * What a model expects of the steps after a series.
 *
 * @param steps one point for each step, the nearest first; at least one
 * @param total the sum over all steps. Its interval is narrower than the sum of the steps'
 *     intervals where errors cancel, and takes into account where they add up
 */
public record Projection(List<ForecastPoint> steps, ForecastPoint total) {

  public Projection {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("steps must hold at least one point");
    }
  }

  /** The same projection with intervals as wide as errors on unseen data ask for. */
  Projection widened(Widening ofSteps, Widening ofTotal) {
    return new Projection(
        steps.stream().map(point -> point.widened(ofSteps)).toList(), total.widened(ofTotal));
  }

  /** The same projection of a quantity that cannot be negative. */
  Projection notBelowZero() {
    List<ForecastPoint> raised = steps.stream().map(ForecastPoint::notBelowZero).toList();
    double sum = raised.stream().mapToDouble(ForecastPoint::value).sum();
    ForecastPoint whole =
        new ForecastPoint(
            sum,
            new Interval(
                Math.max(0, Math.min(sum, total.eighty().low())),
                Math.max(sum, total.eighty().high())),
            new Interval(
                Math.max(0, Math.min(sum, total.ninetyFive().low())),
                Math.max(sum, total.ninetyFive().high())));
    return new Projection(raised, whole);
  }
}
