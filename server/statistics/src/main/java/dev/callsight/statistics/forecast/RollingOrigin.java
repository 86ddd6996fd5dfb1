package dev.callsight.statistics.forecast;

import dev.callsight.statistics.Estimate;
import dev.callsight.statistics.Estimated;
import dev.callsight.statistics.NotEstimable;
import java.util.Arrays;

/**
 * Cross-validation in time: a model forecasts from several earlier points of the history, knowing
 * only what came before each, and is compared with what came after.
 *
 * @param firstOrigin observations known at the first origin
 * @param lastOrigin observations known at the last origin
 * @param horizon steps compared after each origin
 * @param origins how many origins there are, spread evenly from first to last
 */
record RollingOrigin(int firstOrigin, int lastOrigin, int horizon, int origins) {

  /** More origins cost time and change the choice little: their windows overlap. */
  private static final int MOST_ORIGINS = 10;

  /** Fewer observations than this teach a model nothing. */
  private static final int FEWEST_KNOWN = 6;

  /**
   * Half of the history (and two seasons) is always known; of the rest, the horizon is compared,
   * yet at most half, so that a long horizon still leaves several origins.
   */
  static Estimate<RollingOrigin> over(Series history, int horizon) {
    int length = history.length();
    int known = Math.max(Math.max(2 * history.season() + 2, FEWEST_KNOWN), length / 2);
    int rest = length - known;
    if (rest < 1) {
      return new NotEstimable<>(
          "errors need %d or more observations to be measured, but the history has %d"
              .formatted(known + 1, length));
    }
    int compared = Math.min(horizon, (rest + 1) / 2);
    int last = length - compared;
    return new Estimated<>(
        new RollingOrigin(known, last, compared, Math.min(MOST_ORIGINS, last - known + 1)));
  }

  /** How a model did over all origins; errors are scaled by the seasonal change of the history. */
  Estimate<Trial> trial(ForecastModel model, Series history) {
    Accuracy.Tally tally = new Accuracy.Tally();
    Calibration calibration = new Calibration(history.length() - firstOrigin, horizon);
    double[] values = history.toArray();
    for (int i = 0; i < origins; i++) {
      int origin = origin(i);
      double[] came = Arrays.copyOfRange(values, origin, origin + horizon);
      switch (model.project(history.head(origin), horizon)) {
        case Estimated<Projection>(Projection projection) -> {
          tally.add(projection.steps(), came);
          calibration.add(projection, came);
        }
        case NotEstimable<Projection>(String reason) -> {
          return new NotEstimable<>(reason);
        }
      }
    }
    Accuracy accuracy = tally.accuracy(history.seasonalChange()).calibrated(calibration);
    return new Estimated<>(new Trial(accuracy, calibration.steps(), calibration.total()));
  }

  /**
   * What the trial of a model showed.
   *
   * @param accuracy of its values, and of its intervals once they are widened
   * @param steps by how much intervals of steps are to be widened
   * @param total by how much that of their sum is
   */
  record Trial(Accuracy accuracy, Widening steps, Widening total) {}

  private int origin(int number) {
    if (origins == 1) {
      return lastOrigin;
    }
    return firstOrigin + (int) ((long) (lastOrigin - firstOrigin) * number / (origins - 1));
  }
}
