package dev.callsight.statistics.forecast;

import dev.callsight.statistics.Estimate;
import dev.callsight.statistics.Estimated;
import dev.callsight.statistics.NotEstimable;
import java.util.ArrayList;
import java.util.List;

/**
 * Expects the last season again: every step equals the one a season before. The benchmark that any
 * other model has to beat.
 *
 * <p>Each place in the season is a random walk of its own with one shock a season (Hyndman and
 * Athanasopoulos, Forecasting: Principles and Practice, 3rd edition, section 5.5), so that the
 * variance of k seasons ahead is k times that of one, and shocks of different places are
 * independent.
 */
public final class SeasonalNaive implements ForecastModel {

  @Override
  public String name() {
    return "seasonal naive";
  }

  @Override
  public Estimate<Projection> project(Series history, int horizon) {
    int season = history.season();
    int length = history.length();
    if (length <= season) {
      return new NotEstimable<>(
          "needs more than one season of %d steps, but the history has %d"
              .formatted(season, length));
    }
    double variance = shockVariance(history);
    List<ForecastPoint> steps = new ArrayList<>(horizon);
    double sum = 0;
    for (int step = 0; step < horizon; step++) {
      double value = history.at(length - season + step % season);
      int seasonsAhead = step / season + 1;
      steps.add(ForecastPoint.normal(value, Math.sqrt(variance * seasonsAhead)));
      sum += value;
    }
    double deviation = Math.sqrt(variance * shocksInTotal(season, horizon));
    return new Estimated<>(new Projection(steps, ForecastPoint.normal(sum, deviation)));
  }

  private static double shockVariance(Series history) {
    int season = history.season();
    double squares = 0;
    for (int i = season; i < history.length(); i++) {
      double change = history.at(i) - history.at(i - season);
      squares += change * change;
    }
    return squares / (history.length() - season);
  }

  /**
   * How often one shock's variance enters that of the sum. A place of the season that is forecast c
   * times carries its first shock c times, its second c − 1 times, …: Σ i² for i = 1…c.
   */
  private static double shocksInTotal(int season, int horizon) {
    int whole = horizon / season;
    int placesWithOneMore = horizon % season;
    return placesWithOneMore * sumOfSquares(whole + 1)
        + (season - placesWithOneMore) * sumOfSquares(whole);
  }

  private static double sumOfSquares(double count) {
    return count * (count + 1) * (2 * count + 1) / 6;
  }
}
