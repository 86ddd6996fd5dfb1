package dev.callsight.app.analytics;

import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.catalog.Definition;
import dev.callsight.core.catalog.Metric;
import dev.callsight.core.query.AnswerRow;
import dev.callsight.core.query.BoundQuery;
import dev.callsight.core.query.Evaluation;
import dev.callsight.core.time.Calendar;
import dev.callsight.core.time.Grain;
import dev.callsight.core.time.Period;
import dev.callsight.core.time.TimeRange;
import dev.callsight.statistics.Estimate;
import dev.callsight.statistics.Estimated;
import dev.callsight.statistics.NotEstimable;
import dev.callsight.statistics.forecast.Forecast;
import dev.callsight.statistics.forecast.ForecastSelection;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Forecasts of a metric for the next period of the same length, from its whole buckets before the
 * period's end: days for periods up to a quarter, weeks up to two years, months beyond.
 */
@Component
class Forecasts {
  private static final int DAYS_OF_HISTORY = 730;
  private static final int WEEKS_OF_HISTORY = 261;
  private static final int MONTHS_OF_HISTORY = 120;

  private final Catalog catalog;
  private final QueryRunner runner;
  private final ForecastSelection selection = ForecastSelection.standard();

  Forecasts(Catalog catalog, QueryRunner runner) {
    this.catalog = catalog;
    this.runner = runner;
  }

  /** The row with every forecast of the question in its place. */
  AnswerRow fill(Asked asked, AnswerRow row, Trace trace) {
    List<@Nullable BigDecimal> numbers = new ArrayList<>(row.metrics());
    boolean any = false;
    for (int i = 0; i < asked.query().metrics().size(); i++) {
      if (asked.query().metrics().get(i).definition() instanceof Definition.ForecastOf of) {
        numbers.set(i, total(forecast(asked, catalog.metric(of.metric()), trace)));
        any = true;
      }
    }
    return any ? new AnswerRow(row.bucket(), row.dimensions(), numbers) : row;
  }

  private static @Nullable BigDecimal total(Estimate<Forecast> estimate) {
    return switch (estimate) {
      case Estimated<Forecast>(Forecast forecast) ->
          BigDecimal.valueOf(forecast.total().value())
              .setScale(6, java.math.RoundingMode.HALF_EVEN);
      case NotEstimable<Forecast> impossible -> null;
    };
  }

  /** The forecast of a metric for the period after the question's. */
  Estimate<Forecast> forecast(Asked asked, Metric metric, Trace trace) {
    Period period = asked.query().period();
    Steps steps = Steps.of(period);
    BoundQuery history =
        new BoundQuery(
            List.of(metric),
            List.of(),
            Period.ofInstants(period.calendar(), steps.history(), period.now()),
            steps.grain(),
            asked.query().filter(),
            List.of(),
            List.of(),
            1);
    double[] series =
        Evaluation.rows(history, runner.run(asked.with(history), trace), null).stream()
            .mapToDouble(row ->
                row.metrics().getFirst() == null ? 0 : row.metrics().getFirst().doubleValue())
            // Before the first record nothing was zero: it was not there.
            .dropWhile(value -> value == 0)
            .toArray();
    return selection.forecast(series, steps.season(), steps.horizon());
  }

  /**
   * How a period is forecast.
   *
   * @param grain the width of a step
   * @param history whole steps before the period's end
   * @param season steps until the pattern repeats
   * @param horizon steps the next period has
   */
  private record Steps(Grain grain, TimeRange history, int season, int horizon) {
    static Steps of(Period period) {
      long days =
          Math.max(
              1,
              Math.round(
                  Duration.between(period.range().start(), period.range().end()).toHours() / 24.0));
      if (period.days() != null) {
        days = period.days().count();
      }
      if (days <= 92) {
        return of(period, Grain.DAY, DAYS_OF_HISTORY, 7, days);
      }
      return days <= 731
          ? of(period, Grain.WEEK, 7 * WEEKS_OF_HISTORY, 52, Math.round(days / 7.0))
          : of(period, Grain.MONTH, 30 * MONTHS_OF_HISTORY, 12, Math.round(days / 30.4));
    }

    private static Steps of(Period period, Grain grain, int daysBack, int season, long horizon) {
      Calendar calendar = period.calendar();
      Instant end = calendar.floor(period.effectiveEnd(), grain);
      LocalDate first = calendar.firstDay(grain, calendar.date(end).minusDays(daysBack));
      TimeRange history = new TimeRange(calendar.startOf(first), end);
      return new Steps(grain, history, season, Math.clamp(horizon, 1, 10_000));
    }
  }
}
