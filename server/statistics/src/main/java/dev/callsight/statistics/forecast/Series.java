package dev.callsight.statistics.forecast;

import java.util.Arrays;
import java.util.Objects;

/**
 * Observations at equal steps, oldest first, with the length of their season. Immutable.
 *
 * <p>Only whole steps belong here: a bucket that is still open would look like a fall.
 */
public final class Series {

  /** Squares and sums of squares of values up to this size stay finite. */
  private static final double LARGEST = 1e100;

  private final double[] values;
  private final int season;

  private Series(double[] values, int season) {
    this.values = values;
    this.season = season;
  }

  /**
   * A series of its own copy of the values.
   *
   * @param values at least one, each finite and at most 1e100 in size
   * @param season steps after which the pattern repeats (7 for days with a week in them); 1 means
   *     none
   * @throws IllegalArgumentException naming the place and the value that is not allowed
   */
  public static Series of(double[] values, int season) {
    Objects.requireNonNull(values, "values");
    if (values.length == 0) {
      throw new IllegalArgumentException("values must hold at least one observation");
    }
    if (season < 1) {
      throw new IllegalArgumentException("season must be 1 or more steps, but is " + season);
    }
    for (int i = 0; i < values.length; i++) {
      // Written so that NaN, too, fails the comparison.
      if (!(Math.abs(values[i]) <= LARGEST)) {
        throw new IllegalArgumentException(
            "values[%d] must be a number of size at most %s, but is %s"
                .formatted(i, LARGEST, values[i]));
      }
    }
    return new Series(values.clone(), season);
  }

  /** How many observations there are: at least one. */
  public int length() {
    return values.length;
  }

  /** Steps after which the pattern repeats; 1 means no season. */
  public int season() {
    return season;
  }

  /** The observation at a place, counted from 0, the oldest. */
  public double at(int place) {
    return values[place];
  }

  /** The oldest {@code count} observations: what a forecaster at that time knew. */
  Series head(int count) {
    return new Series(Arrays.copyOf(values, count), season);
  }

  /**
   * The same series from its first observation that is not zero: zeros before that are time before
   * the record began. A series of zeros alone stays whole.
   */
  Series fromFirstActivity() {
    int first = 0;
    while (first < values.length && values[first] == 0) {
      first++;
    }
    if (first == 0 || first == values.length) {
      return this;
    }
    return new Series(Arrays.copyOfRange(values, first, values.length), season);
  }

  /**
   * The same observations, without a season when fewer than two of them have passed: one season
   * cannot be told from a trend.
   */
  Series withKnowableSeason() {
    return values.length < 2 * season ? new Series(values, 1) : this;
  }

  /** Whether every observation is the same number. */
  boolean isConstant() {
    return Arrays.stream(values).allMatch(value -> value == values[0]);
  }

  /** Whether every observation is above zero, so that proportions of it make sense. */
  boolean isPositive() {
    return Arrays.stream(values).allMatch(value -> value > 0);
  }

  /** Whether no observation is below zero. */
  boolean isNeverNegative() {
    return Arrays.stream(values).allMatch(value -> value >= 0);
  }

  /**
   * Mean size of the change from one season to the next: the divisor of MASE. Zero when there are
   * not more observations than one season, or when the season repeats exactly.
   */
  double seasonalChange() {
    double sum = 0;
    for (int i = season; i < values.length; i++) {
      sum += Math.abs(values[i] - values[i - season]);
    }
    return values.length <= season ? 0 : sum / (values.length - season);
  }

  /** An own copy of the observations, for a model to work on. */
  double[] toArray() {
    return values.clone();
  }

  @Override
  public String toString() {
    return "Series[length=%d, season=%d]".formatted(values.length, season);
  }
}
