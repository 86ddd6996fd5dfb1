package dev.callsight.statistics.forecast;

import java.util.Arrays;

/**
 * By which factors the half widths of a model's intervals are multiplied so that they hold what
 * they promise.
 *
 * @param eighty of the 80 % interval
 * @param ninetyFive of the 95 % interval, no narrower than that of 80 %
 */
record Widening(double eighty, double ninetyFive) {

  /** A model that is further off than this was not wrong about its errors, but about everything. */
  private static final double MOST = 20;

  Widening {
    double least = eighty * Level.EIGHTY.normal() / Level.NINETY_FIVE.normal();
    eighty = Math.min(MOST, eighty);
    ninetyFive = Math.min(MOST, Math.max(least, ninetyFive));
  }

  /**
   * From the model's own errors, which told it its deviation: Student's t instead of the normal.
   *
   * @param freedom how many of them there were
   */
  static Widening unmeasured(double freedom) {
    return scaled(1, freedom);
  }

  /**
   * The deviation is so many times what the model said, known from few independent errors.
   *
   * @param factor of the deviation
   * @param freedom how many errors there were
   */
  static Widening scaled(double factor, double freedom) {
    return new Widening(
        factor * Level.EIGHTY.student(freedom) / Level.EIGHTY.normal(),
        factor * Level.NINETY_FIVE.student(freedom) / Level.NINETY_FIVE.normal());
  }

  /**
   * Split conformal: as far as the share of errors went, with one more error than were seen.
   *
   * @param errors sizes of errors in deviations as the model said them; at least one
   */
  static Widening conformal(double[] errors) {
    double[] sorted = errors.clone();
    Arrays.sort(sorted);
    return new Widening(
        quantile(sorted, Level.EIGHTY) / Level.EIGHTY.normal(),
        quantile(sorted, Level.NINETY_FIVE) / Level.NINETY_FIVE.normal());
  }

  /** That of one interval. */
  double of(Level level) {
    return switch (level) {
      case EIGHTY -> eighty;
      case NINETY_FIVE -> ninetyFive;
    };
  }

  private static double quantile(double[] sorted, Level level) {
    int rank = (int) Math.ceil((sorted.length + 1) * level.share());
    return sorted[Math.min(sorted.length, rank) - 1];
  }
}
