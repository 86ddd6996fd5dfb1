package dev.callsight.statistics.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How wide a model's intervals must be, learned from how far it was off on data it had not seen.
 * What a model says of its own errors knows nothing of a trend, a season or a model that were
 * chosen wrongly, and takes counts and payments for normal.
 *
 * <p>Steps: with enough errors, split conformal prediction with errors in units of the model's own
 * deviation at that step (Lei, G'Sell, Rinaldo, Tibshirani and Wasserman, Distribution-free
 * predictive inference for regression, JASA 113, 2018, section 5.2), over the errors of rolling
 * origins (Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd edition, 5.10).
 * With fewer, and for totals, of which a history holds few that do not overlap, the mean square of
 * the errors scales the deviation, and Student's t says how little is known of it; the total's is
 * drawn towards that of the steps by as much as two windows weigh.
 */
final class Calibration {

  /** Errors below which their own quantiles are not to be trusted. */
  private static final int FEWEST = 40;

  /** How many windows the errors of the steps count for beside those of totals. */
  private static final double PRIOR = 2;

  /** After each origin the errors in deviations as the model said them, where it said any. */
  private final List<double[]> steps = new ArrayList<>();

  private final List<double[]> totals = new ArrayList<>();
  private final int unseen;
  private final int compared;

  /**
   * Without errors yet.
   *
   * @param unseen observations after the first origin
   * @param compared steps after each origin
   */
  Calibration(int unseen, int compared) {
    this.unseen = unseen;
    this.compared = compared;
  }

  /** Adds what came after an origin. */
  void add(Projection projection, double[] actual) {
    double[] errors = new double[actual.length];
    double sum = 0;
    for (int i = 0; i < actual.length; i++) {
      errors[i] = projection.steps().get(i).surprise(actual[i]);
      sum += actual[i];
    }
    steps.add(finite(errors));
    totals.add(finite(projection.total().surprise(sum)));
  }

  private static double[] finite(double... errors) {
    return Arrays.stream(errors).filter(Double::isFinite).toArray();
  }

  /** Of single steps. */
  Widening steps() {
    return steps(steps);
  }

  /** Of the sum of all steps. */
  Widening total() {
    if (compared == 1) {
      return steps();
    }
    double square = meanSquare(totals);
    double usual = steps().eighty();
    double drawn = (square * independent() + usual * usual * PRIOR) / (independent() + PRIOR);
    return Widening.scaled(Math.sqrt(drawn), independent() + PRIOR);
  }

  /**
   * How much of what came after the origins lies in intervals of this width, each judged without
   * the errors after its own origin (cross-conformal: Vovk, Annals of Mathematics and Artificial
   * Intelligence 74, 2015).
   *
   * @return share of 1; NaN where no error could be measured
   */
  double coverage(Level level) {
    int inside = 0;
    int all = 0;
    for (int i = 0; i < steps.size(); i++) {
      List<double[]> others = new ArrayList<>(steps);
      double[] judged = others.remove(i);
      double limit = steps(others).of(level) * level.normal();
      inside += (int) Arrays.stream(judged).filter(error -> error <= limit).count();
      all += judged.length;
    }
    return (double) inside / all;
  }

  private Widening steps(List<double[]> errors) {
    double[] pooled = errors.stream().flatMapToDouble(Arrays::stream).toArray();
    if (pooled.length >= FEWEST && unseen >= FEWEST) {
      return Widening.conformal(pooled);
    }
    return Widening.scaled(Math.sqrt(meanSquare(errors)), independent() + PRIOR);
  }

  /** Windows that do not overlap. */
  private double independent() {
    return Math.clamp((double) unseen / compared, 1, Math.max(1, steps.size()));
  }

  private static double meanSquare(List<double[]> errors) {
    return errors.stream()
        .flatMapToDouble(Arrays::stream)
        .map(error -> error * error)
        .average()
        .orElse(1);
  }
}
