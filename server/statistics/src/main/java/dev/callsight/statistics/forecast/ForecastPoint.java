package dev.callsight.statistics.forecast;

/**
 * A forecast value with its 80 % and 95 % intervals, in the unit of the series.
 *
 * @param value the expected value, finite
 * @param eighty holds the true value in 80 of 100 cases
 * @param ninetyFive holds it in 95 of 100 cases
 */
public record ForecastPoint(double value, Interval eighty, Interval ninetyFive) {

  /** A deviation smaller than this beside the value is what rounding left of none. */
  private static final double ROUNDING = 1e-9;

  public ForecastPoint {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("value must be finite, but is " + value);
    }
  }

  /** A value whose error is normal with the given standard deviation (0 or more). */
  static ForecastPoint normal(double value, double deviation) {
    return new ForecastPoint(
        value,
        Interval.around(value, Level.EIGHTY.normal() * deviation),
        Interval.around(value, Level.NINETY_FIVE.normal() * deviation));
  }

  /** The same point with intervals that many times as wide. */
  ForecastPoint widened(Widening widening) {
    return new ForecastPoint(
        value,
        eighty.widened(value, widening.eighty()),
        ninetyFive.widened(value, widening.ninetyFive()));
  }

  /**
   * How far a value is off in deviations as this point says them; not finite where it says there
   * are none.
   */
  double surprise(double actual) {
    double deviation = (ninetyFive.high() - ninetyFive.low()) / (2 * Level.NINETY_FIVE.normal());
    return deviation <= ROUNDING * Math.abs(value)
        ? Double.NaN
        : Math.abs(actual - value) / deviation;
  }

  /** The same point, cut off at zero. */
  ForecastPoint notBelowZero() {
    return new ForecastPoint(Math.max(0, value), eighty.notBelowZero(), ninetyFive.notBelowZero());
  }
}
