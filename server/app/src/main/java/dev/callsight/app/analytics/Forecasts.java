package dev.callsight.app.analytics;

import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.catalog.Definition;
import dev.callsight.core.catalog.Metric;
import dev.callsight.core.query.AnswerRow;
import dev.callsight.core.query.BoundQuery;
import dev.callsight.core.query.Evaluation;
import dev.callsight.core.time.Period;
import dev.callsight.statistics.Estimate;
import dev.callsight.statistics.Estimated;
import dev.callsight.statistics.NotEstimable;
import dev.callsight.statistics.forecast.Forecast;
import dev.callsight.statistics.forecast.ForecastSelection;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Forecasts of a metric from its whole buckets before the end of a period. */
@Component
class Forecasts {
  /** How often a season must have passed to be believed. */
  private static final int SEEN = 3;

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

  /** The forecast of a metric for the period after the question's, of the same length. */
  Estimate<Forecast> forecast(Asked asked, Metric metric, Trace trace) {
    return forecast(asked, metric, ForecastSteps.after(asked.query().period()), trace);
  }

  /** The forecast of a metric step by step. */
  Estimate<Forecast> forecast(Asked asked, Metric metric, ForecastSteps steps, Trace trace) {
    Period period = asked.query().period();
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
    List<@Nullable BigDecimal> course = new ArrayList<>();
    Evaluation.rows(history, runner.run(asked.with(history), trace), null)
        .forEach(row -> course.add(row.metrics().getFirst()));
    double[] known = known(course);
    // What was seen fewer times can't be tested: the choice would be made without a look.
    int season = known.length < SEEN * steps.season() ? 1 : steps.season();
    return selection.forecast(known, season, steps.horizon());
  }

  /**
   * The course from its first value on: before the first record nothing was zero, it was not there.
   * What has no value for want of records keeps the one before.
   */
  private static double[] known(List<@Nullable BigDecimal> course) {
    double[] values = new double[course.size()];
    double last = 0;
    int first = -1;
    for (int i = 0; i < values.length; i++) {
      last = course.get(i) == null ? last : Objects.requireNonNull(course.get(i)).doubleValue();
      values[i] = last;
      if (first < 0 && last != 0) {
        first = i;
      }
    }
    return first < 0 ? new double[0] : java.util.Arrays.copyOfRange(values, first, values.length);
  }
}
