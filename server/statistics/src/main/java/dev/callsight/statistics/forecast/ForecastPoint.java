package dev.callsight.statistics.forecast;

/**
 * A forecast value with its 80 % and 95 % intervals, in the unit of the series.
 *
 * @param value the expected value, finite
 * @param eighty holds the true value in 80 of 100 cases, if the model is right
 * @param ninetyFive holds it in 95 of 100 cases
 */
public record ForecastPoint(double value, Interval eighty, Interval ninetyFive) {

  /** Standard deviations on either side of the mean that hold 80 % of a normal distribution. */
  private static final double EIGHTY = 1.2815515655446004;

  /** Standard deviations on either side of the mean that hold 95 % of a normal distribution. */
  private static final double NINETY_FIVE = 1.959963984540054;

  public ForecastPoint {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("value must be finite, but is " + value);
    }
  }

  /** A value whose error is normal with the given standard deviation (0 or more). */
  static ForecastPoint normal(double value, double deviation) {
    return new ForecastPoint(
        value,
        Interval.around(value, EIGHTY * deviation),
        Interval.around(value, NINETY_FIVE * deviation));
  }

  /** The same point, cut off at zero. */
  ForecastPoint notBelowZero() {
    return new ForecastPoint(Math.max(0, value), eighty.notBelowZero(), ninetyFive.notBelowZero());
  }
}
