package dev.callsight.app.analytics;

import dev.callsight.app.identity.Organization;
import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.catalog.Definition;
import dev.callsight.core.catalog.Metric;
import dev.callsight.core.query.QueryException;
import dev.callsight.core.time.Grain;
import dev.callsight.core.time.Period;
import dev.callsight.statistics.Estimate;
import dev.callsight.statistics.forecast.Forecast;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells how a metric is expected to go on after a period, from the course that the one door tells.
 */
@Component
public class Outlooks {
  /** The most steps that can be asked for. */
  public static final int MOST_STEPS = 1000;

  private static final String KIND = "forecast";

  private final Catalog catalog;
  private final Analytics analytics;
  private final Forecasts forecasts;
  private final AnswerCache cache;

  Outlooks(Catalog catalog, Analytics analytics, Forecasts forecasts, AnswerCache cache) {
    this.catalog = catalog;
    this.analytics = analytics;
    this.forecasts = forecasts;
    this.cache = cache;
  }

  /** What an outlook is found by. */
  private record Asking(Question question, @Nullable Grain grain, @Nullable Integer horizon) {}

  /**
   * The outlook of a metric.
   *
   * @param question of one metric
   * @param grain the width of a step; what suits the period when null
   * @param horizon how many steps, 1 to {@link #MOST_STEPS}; as many as the period has when null
   * @throws dev.callsight.app.http.ApiException when the question makes no sense (4xx)
   */
  public Outlook find(
      Organization organization,
      Question question,
      @Nullable Grain grain,
      @Nullable Integer horizon) {
    long started = System.nanoTime();
    Asked asked = analytics.ask(organization, question);
    Asking asking = new Asking(question, grain, horizon);
    AnswerCache.Key place =
        new AnswerCache.Key(organization, asked.status().version(), KIND, asking);
    AnswerCache.Found<Outlook> found = cache.find(place, () -> entry(asked, asking, started));
    double milliseconds = Math.round((System.nanoTime() - started) / 1e3) / 1e3;
    return found.cached() ? found.answer().fromCache(milliseconds) : found.answer();
  }

  private AnswerCache.Entry<Outlook> entry(Asked asked, Asking asking, long started) {
    try {
      Outlook outlook = compute(asked, asking, started);
      AnswerCache.Validity validity = Analytics.validity(asked.query().period());
      return new AnswerCache.Entry<>(outlook, validity, outlook.steps().size() * 6);
    } catch (QueryException mistake) {
      throw AnalyticsError.refusal(mistake);
    }
  }

  private Outlook compute(Asked asked, Asking asking, long started) {
    Metric metric = forecastable(asked.query().metrics().getFirst());
    Period period = asked.query().period();
    ForecastSteps steps = steps(period, asking);
    Trace trace = new Trace(false);
    Estimate<Forecast> forecast = forecasts.forecast(asked, metric, steps, trace);
    return new Outlook(
        metric,
        steps.grain(),
        steps.told(period.calendar()),
        metric.formula().additive(),
        forecast,
        analytics.meta(asked, trace.servedFrom(), started, asking.question().warnings()));
  }

  private static ForecastSteps steps(Period period, Asking asking) {
    ForecastSteps usual = ForecastSteps.after(period);
    Grain grain = asking.grain() == null ? usual.grain() : asking.grain();
    if (asking.horizon() != null) {
      return ForecastSteps.of(period, grain, asking.horizon());
    }
    if (grain == usual.grain()) {
      return usual;
    }
    return ForecastSteps.of(
        period, grain, Math.min(MOST_STEPS, period.calendar().countBuckets(period.range(), grain)));
  }

  /** The metric itself, or what it forecasts. */
  private Metric forecastable(Metric metric) {
    return switch (metric.definition()) {
      case Definition.ForecastOf of -> catalog.metric(of.metric());
      case Definition.ChangeOf of ->
          throw new QueryException(
              QueryException.Code.NO_RECORDS,
              "/metric",
              metric.id() + " is a change; ask for the forecast of " + of.metric());
      case Definition.Measured own -> metric;
      case Definition.Mean own -> metric;
      case Definition.Ratio own -> metric;
      case Definition.Computed own -> metric;
    };
  }
}
