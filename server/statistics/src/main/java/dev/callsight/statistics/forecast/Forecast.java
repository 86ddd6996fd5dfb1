package dev.callsight.statistics.forecast;

import java.util.List;

/**
 * A forecast with the record that speaks for it.
 *
 * @param model name of the chosen model
 * @param projection the steps ahead and their total
 * @param season the season that was used, in steps: 1 when none was asked for or the history holds
 *     fewer than two
 * @param observations how many observations were used
 * @param scores every model that was tried, the benchmark first
 * @param choice one sentence for a person: why this model
 */
public record Forecast(
    String model,
    Projection projection,
    int season,
    int observations,
    List<ModelScore> scores,
    String choice) {

  public Forecast {
    scores = List.copyOf(scores);
  }

  /** The sum over the horizon, with its intervals. */
  public ForecastPoint total() {
    return projection.total();
  }
}
