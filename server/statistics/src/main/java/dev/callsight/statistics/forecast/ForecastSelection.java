package dev.callsight.statistics.forecast;

import dev.callsight.statistics.Estimate;
import dev.callsight.statistics.Estimated;
import dev.callsight.statistics.NotEstimable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Forecasts with the model whose errors were smallest on data it had not seen, by rolling-origin
 * cross-validation. A model that does not beat repeating the last season is not used.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class ForecastSelection {

  private static final int LONGEST_HORIZON = 10_000;

  private final ForecastModel benchmark = new SeasonalNaive();
  private final List<ForecastModel> challengers;

  private ForecastSelection(List<ForecastModel> challengers) {
    this.challengers = List.copyOf(challengers);
  }

  /** Theta against the seasonal naive. */
  public static ForecastSelection standard() {
    return of(List.of(new Theta()));
  }

  /** The given models against the seasonal naive, which always takes part. */
  public static ForecastSelection of(List<ForecastModel> challengers) {
    return new ForecastSelection(challengers);
  }

  /**
   * Forecasts the steps after a history. Zeros before the first other value count as time before
   * the record began. Where no observation was negative, no forecast is.
   *
   * @param history whole steps, oldest first; every value finite and at most 1e100 in size
   * @param season steps after which the pattern repeats; 1 means none. Used only when the history
   *     holds two or more of them
   * @param horizon steps ahead, 1 to 10,000
   * @return a forecast, or why the history allows none: fewer than two observations
   * @throws IllegalArgumentException when an argument is out of its range; the message names it
   */
  public Estimate<Forecast> forecast(double[] history, int season, int horizon) {
    if (horizon < 1 || horizon > LONGEST_HORIZON) {
      throw new IllegalArgumentException(
          "horizon must be 1 to %d steps, but is %d".formatted(LONGEST_HORIZON, horizon));
    }
    if (history.length == 0) {
      return new NotEstimable<>("needs 2 or more observations, but there is none");
    }
    Series series = Series.of(history, season).fromFirstActivity().withKnowableSeason();
    return choose(series, horizon);
  }

  private Estimate<Forecast> choose(Series series, int horizon) {
    Estimate<RollingOrigin> validation = RollingOrigin.over(series, horizon);
    Candidate naive = Candidate.of(benchmark, series, validation);
    List<Candidate> candidates = new ArrayList<>(List.of(naive));
    challengers.forEach(model -> candidates.add(Candidate.of(model, series, validation)));
    Candidate best =
        candidates.stream()
            .skip(1)
            .filter(challenger -> challenger.error() < naive.error())
            .min(Comparator.comparingDouble(Candidate::error))
            .orElse(naive);
    return switch (best.model().project(series, horizon)) {
      case NotEstimable<Projection>(String reason) -> new NotEstimable<>(reason);
      case Estimated<Projection>(Projection projection) ->
          new Estimated<>(
              new Forecast(
                  best.model().name(),
                  finished(best.widened(projection, series), series),
                  series.season(),
                  series.length(),
                  candidates.stream().map(Candidate::score).toList(),
                  explain(best, naive)));
    };
  }

  private static Projection finished(Projection projection, Series series) {
    return series.isNeverNegative() ? projection.notBelowZero() : projection;
  }

  private static String explain(Candidate best, Candidate naive) {
    if (naive.accuracy() instanceof NotEstimable<Accuracy>(String reason)) {
      return "%s, because %s".formatted(naive.model().name(), reason);
    }
    if (best.error() < naive.error()) {
      return "%s, because its error was smaller (%s) than that of %s (%s)"
          .formatted(best.model().name(), best.describe(), naive.model().name(), naive.describe());
    }
    return "%s, because no other model had a smaller error (%s)"
        .formatted(naive.model().name(), naive.describe());
  }

  /** A model with its trial on data it had not seen. */
  private record Candidate(ForecastModel model, Estimate<RollingOrigin.Trial> trial) {

    static Candidate of(ForecastModel model, Series series, Estimate<RollingOrigin> validation) {
      return switch (validation) {
        case NotEstimable<RollingOrigin>(String reason) ->
            new Candidate(model, new NotEstimable<>(reason));
        case Estimated<RollingOrigin>(RollingOrigin rolling) ->
            new Candidate(model, rolling.trial(model, series));
      };
    }

    ModelScore score() {
      return new ModelScore(model.name(), accuracy());
    }

    Estimate<Accuracy> accuracy() {
      return switch (trial) {
        case Estimated<RollingOrigin.Trial>(RollingOrigin.Trial known) ->
            new Estimated<>(known.accuracy());
        case NotEstimable<RollingOrigin.Trial>(String reason) -> new NotEstimable<>(reason);
      };
    }

    /** The projection with intervals as wide as the trial asks for, or as little data does. */
    Projection widened(Projection projection, Series series) {
      return switch (trial) {
        case Estimated<RollingOrigin.Trial>(RollingOrigin.Trial known) ->
            projection.widened(known.steps(), known.total());
        case NotEstimable<RollingOrigin.Trial> unknown -> {
          Widening widening = Widening.unmeasured(series.length() - series.season());
          yield projection.widened(widening, widening);
        }
      };
    }

    /**
     * What models are compared by: all are scaled by the same number, so the order is that of MASE,
     * also where there is nothing to scale by. Unknown errors lose.
     */
    double error() {
      return switch (accuracy()) {
        case Estimated<Accuracy>(Accuracy known) -> known.meanAbsoluteError();
        case NotEstimable<Accuracy> unknown -> Double.POSITIVE_INFINITY;
      };
    }

    String describe() {
      return switch (accuracy()) {
        case NotEstimable<Accuracy>(String reason) -> reason;
        case Estimated<Accuracy>(Accuracy known) ->
            known.mase().isPresent()
                ? String.format(Locale.ROOT, "MASE %.3f", known.mase().getAsDouble())
                : String.format(Locale.ROOT, "mean absolute error %.6g", known.meanAbsoluteError());
      };
    }
  }
}
