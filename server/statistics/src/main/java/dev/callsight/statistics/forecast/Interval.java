package dev.callsight.statistics.forecast;

/**
 * A range that holds the true value with a stated probability, both ends included.
 *
 * @param low lower end, finite
 * @param high upper end, finite, not below {@code low}
 */
public record Interval(double low, double high) {

  public Interval {
    if (!Double.isFinite(low) || !Double.isFinite(high) || low > high) {
      throw new IllegalArgumentException(
          "interval must run from a finite low to a finite high, but is %s to %s"
              .formatted(low, high));
    }
  }

  /** The interval of a normal value: so many standard deviations on either side of the middle. */
  static Interval around(double middle, double halfWidth) {
    return new Interval(middle - halfWidth, middle + halfWidth);
  }

  /** Whether the value lies inside; the ends do. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  /** The same interval with each end that many times as far from a value inside. */
  Interval widened(double middle, double factor) {
    return new Interval(middle - factor * (middle - low), middle + factor * (high - middle));
  }

  /** The same interval, cut off at zero. */
  Interval notBelowZero() {
    return new Interval(Math.max(0, low), Math.max(0, high));
  }
}
