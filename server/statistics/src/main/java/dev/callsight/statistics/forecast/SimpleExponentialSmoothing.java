package dev.callsight.statistics.forecast;

/**
 * A level that follows the series: level ← level + alpha × (observation − level), with the alpha
 * and the first level that leave the smallest sum of squared one-step errors.
 *
 * @param alpha weight of the newest observation, 0.0001 to 0.9999
 * @param firstLevel level before the first observation
 * @param level level after the last observation
 */
record SimpleExponentialSmoothing(double alpha, double firstLevel, double level) {

  private static final double SMALLEST = 1e-4;
  private static final double LARGEST = 1 - 1e-4;

  /** Points of the first look over all alphas: the sum of squares may have several valleys. */
  private static final int GRID = 16;

  /** Narrows one grid cell by 0.618 each: about 1e-6 of alpha. */
  private static final int REFINEMENTS = 24;

  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  static SimpleExponentialSmoothing fit(double[] values) {
    double alpha = bestAlpha(values);
    double offset = values[0];
    double firstLevel = offset + Sums.over(values, alpha).bestFirstLevel();
    double level = firstLevel;
    for (double value : values) {
      level += alpha * (value - level);
    }
    return new SimpleExponentialSmoothing(alpha, firstLevel, level);
  }

  private static double bestAlpha(double[] values) {
    double width = (LARGEST - SMALLEST) / GRID;
    double best = SMALLEST;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i <= GRID; i++) {
      double alpha = SMALLEST + i * width;
      double squares = Sums.over(values, alpha).leastSquares();
      if (squares < least) {
        least = squares;
        best = alpha;
      }
    }
    return refine(values, Math.max(SMALLEST, best - width), Math.min(LARGEST, best + width));
  }

  /** Golden-section search of the smallest sum of squares between two alphas. */
  private static double refine(double[] values, double from, double to) {
    double low = from;
    double high = to;
    double left = high - GOLDEN * (high - low);
    double right = low + GOLDEN * (high - low);
    double atLeft = Sums.over(values, left).leastSquares();
    double atRight = Sums.over(values, right).leastSquares();
    for (int i = 0; i < REFINEMENTS; i++) {
      if (atLeft <= atRight) {
        high = right;
        right = left;
        atRight = atLeft;
        left = high - GOLDEN * (high - low);
        atLeft = Sums.over(values, left).leastSquares();
      } else {
        low = left;
        left = right;
        atLeft = atRight;
        right = low + GOLDEN * (high - low);
        atRight = Sums.over(values, right).leastSquares();
      }
    }
    return (low + high) / 2;
  }

  /**
   * One-step errors are linear in the first level: e(t) = a(t) − (1 − alpha)^t × firstLevel, where
   * a(t) is the error of a start at zero. So three sums give the best first level and its sum of
   * squares, and only alpha needs a search. Values count from the first one, which keeps the sums
   * small beside what they differ in.
   */
  private record Sums(double errors, double cross, double weights) {

    static Sums over(double[] values, double alpha) {
      double offset = values[0];
      double keep = 1 - alpha;
      double level = 0;
      double weight = 1;
      double errors = 0;
      double cross = 0;
      double weights = 0;
      for (double value : values) {
        double error = value - offset - level;
        errors += error * error;
        cross += error * weight;
        weights += weight * weight;
        level += alpha * error;
        weight *= keep;
      }
      return new Sums(errors, cross, weights);
    }

    double bestFirstLevel() {
      return cross / weights;
    }

    double leastSquares() {
      return Math.max(0, errors - cross * cross / weights);
    }
  }
}
