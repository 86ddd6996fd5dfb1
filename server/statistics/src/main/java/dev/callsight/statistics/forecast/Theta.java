package dev.callsight.statistics.forecast;

import dev.callsight.statistics.Estimate;
import dev.callsight.statistics.Estimated;
import dev.callsight.statistics.NotEstimable;
import java.util.ArrayList;
import java.util.List;

/**
 * The Theta method, best of the M3 competition: the mean of a straight line through the history and
 * of an exponentially smoothed line with its curvature doubled.
 *
 * <p>Assimakopoulos and Nikolopoulos, The theta model: a decomposition approach to forecasting,
 * International Journal of Forecasting 16 (2000). Hyndman and Billah, Unmasking the Theta method,
 * IJF 19 (2003), show that it is simple exponential smoothing with half the line's slope as drift;
 * that form is computed here, and its state space gives the intervals: a shock moves the level for
 * good by alpha of its size.
 */
public final class Theta implements ForecastModel {

  /** Fewer leave no error to measure after a level, a weight and a slope are fitted. */
  private static final int FEWEST = 4;

  @Override
  public String name() {
    return "theta";
  }

  @Override
  public Estimate<Projection> project(Series history, int horizon) {
    if (history.length() < FEWEST) {
      return new NotEstimable<>(
          "needs %d or more observations, but the history has %d"
              .formatted(FEWEST, history.length()));
    }
    SeasonalAdjustment season = SeasonalAdjustment.of(history);
    return new Estimated<>(project(Line.fit(season.remove(history)), season, horizon));
  }

  private static Projection project(Line line, SeasonalAdjustment season, int horizon) {
    List<ForecastPoint> steps = new ArrayList<>(horizon);
    double alpha = line.smoothing().alpha();
    double sum = 0;
    for (int step = 0; step < horizon; step++) {
      int place = line.length() + step;
      double value = season.restore(line.ahead(step), place);
      double spread = Math.sqrt(1 + step * alpha * alpha) * season.stretch(place);
      steps.add(ForecastPoint.normal(value, line.deviation() * spread));
      sum += value;
    }
    double spread = Math.sqrt(shocksInTotal(alpha, season, line.length(), horizon));
    return new Projection(steps, ForecastPoint.normal(sum, line.deviation() * spread));
  }

  /**
   * The variance of the sum of all steps in units of one shock's variance. A shock at one step
   * counts there in full and in each later step by alpha.
   */
  private static double shocksInTotal(
      double alpha, SeasonalAdjustment season, int length, int horizon) {
    double later = 0;
    double variance = 0;
    for (int step = horizon - 1; step >= 0; step--) {
      double stretch = season.stretch(length + step);
      double effect = stretch + alpha * later;
      variance += effect * effect;
      later += stretch;
    }
    return variance;
  }

  /**
   * The fitted method without its season.
   *
   * @param slope of the straight line, per step
   * @param deviation standard deviation of the one-step errors
   */
  private record Line(
      int length, SimpleExponentialSmoothing smoothing, double slope, double deviation) {

    static Line fit(double[] values) {
      SimpleExponentialSmoothing smoothing = SimpleExponentialSmoothing.fit(values);
      double slope = slope(values);
      double squares = 0;
      double level = smoothing.firstLevel();
      double keep = 1 - smoothing.alpha();
      double started = 1;
      for (double value : values) {
        double drift = slope / 2 * (1 - started) / smoothing.alpha();
        double error = value - level - drift;
        squares += error * error;
        level += smoothing.alpha() * (value - level);
        started *= keep;
      }
      double freedom = Math.max(1, values.length - 3);
      return new Line(values.length, smoothing, slope, Math.sqrt(squares / freedom));
    }

    /** The expected level, {@code step} counted from 0, the first after the history. */
    double ahead(int step) {
      double alpha = smoothing.alpha();
      double settled = (1 - Math.pow(1 - alpha, length)) / alpha;
      return smoothing.level() + slope / 2 * (step + settled);
    }

    private static double slope(double[] values) {
      double middle = (values.length - 1) / 2.0;
      double cross = 0;
      double squares = 0;
      for (int i = 0; i < values.length; i++) {
        cross += (i - middle) * (values[i] - values[0]);
        squares += (i - middle) * (i - middle);
      }
      return cross / squares;
    }
  }
}
