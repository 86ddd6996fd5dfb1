package dev.callsight.statistics.forecast;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How far forecasts were from what came.
 *
 * @param mase mean absolute scaled error (Hyndman and Koehler 2006): mean absolute error ÷ mean
 *     change from one season to the next. Below 1 is better than repeating the last season one step
 *     ahead. Empty when the season repeats exactly and there is nothing to scale by
 * @param meanAbsoluteError in the unit of the series
 * @param smape symmetric mean absolute percentage error as in the M3 competition, 0 to 200
 * @param coverageOfEighty share of values inside the 80 % interval, 0 to 100
 * @param coverageOfNinetyFive share of values inside the 95 % interval, 0 to 100
 * @param compared how many forecasts were compared with what came; 1 or more
 */
public record Accuracy(
    OptionalDouble mase,
    double meanAbsoluteError,
    double smape,
    double coverageOfEighty,
    double coverageOfNinetyFive,
    int compared) {

  public Accuracy {
    if (compared < 1) {
      throw new IllegalArgumentException("compared must be 1 or more, but is " + compared);
    }
  }

  /**
   * Compares a projection with the values that came, step by step; steps without a value are left
   * out.
   *
   * @param history what the projection was made from: its mean seasonal change scales the error
   * @param actual one or more values, at most as many as the projection has steps
   */
  public static Accuracy of(Series history, Projection projection, double[] actual) {
    Tally tally = new Tally();
    tally.add(projection.steps(), actual);
    return tally.accuracy(history.seasonalChange());
  }

  /** The same with the coverage of intervals that were widened by what other windows showed. */
  Accuracy calibrated(Calibration calibration) {
    double eighty = calibration.coverage(Level.EIGHTY);
    double ninetyFive = calibration.coverage(Level.NINETY_FIVE);
    if (Double.isNaN(eighty)) {
      return this;
    }
    return new Accuracy(mase, meanAbsoluteError, smape, 100 * eighty, 100 * ninetyFive, compared);
  }

  /** Sums over any number of projections. */
  static final class Tally {

    private double absolute;
    private double symmetric;
    private int inEighty;
    private int inNinetyFive;
    private int compared;

    void add(List<ForecastPoint> steps, double[] actual) {
      if (actual.length > steps.size()) {
        throw new IllegalArgumentException(
            "actual must hold at most the %d steps of the projection, but holds %d"
                .formatted(steps.size(), actual.length));
      }
      for (int i = 0; i < actual.length; i++) {
        add(steps.get(i), actual[i]);
      }
    }

    private void add(ForecastPoint point, double actual) {
      double error = Math.abs(actual - point.value());
      double size = Math.abs(actual) + Math.abs(point.value());
      absolute += error;
      symmetric += size == 0 ? 0 : 200 * error / size;
      inEighty += point.eighty().contains(actual) ? 1 : 0;
      inNinetyFive += point.ninetyFive().contains(actual) ? 1 : 0;
      compared++;
    }

    Accuracy accuracy(double scale) {
      double mean = absolute / compared;
      double scaled = mean / scale;
      return new Accuracy(
          Double.isFinite(scaled) ? OptionalDouble.of(scaled) : OptionalDouble.empty(),
          mean,
          symmetric / compared,
          100.0 * inEighty / compared,
          100.0 * inNinetyFive / compared,
          compared);
    }
  }
}
