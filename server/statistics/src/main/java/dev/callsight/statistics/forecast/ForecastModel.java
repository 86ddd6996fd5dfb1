package dev.callsight.statistics.forecast;

import dev.callsight.statistics.Estimate;

/**
 * A way to forecast one series. An implementation holds no state: the same series gives the same
 * projection, whoever asks.
 */
public interface ForecastModel {

  /** Name shown beside a forecast, lower case: {@code theta}. */
  String name();

  /**
   * Learns from the history and projects it.
   *
   * @param history whole steps only
   * @param horizon steps ahead, 1 or more
   * @return a projection of exactly {@code horizon} steps, or why this history allows none
   */
  Estimate<Projection> project(Series history, int horizon);
}
