package dev.callsight.app.goal;

import dev.callsight.app.analytics.Analytics;
import dev.callsight.app.analytics.Answer;
import dev.callsight.app.analytics.Question;
import dev.callsight.app.goal.GoalProgress.Projection;
import dev.callsight.app.identity.Organization;
import dev.callsight.core.query.MetricQuery;
import dev.callsight.core.time.Grain;
import dev.callsight.core.time.Period;
import dev.callsight.core.time.PeriodRequest;
import dev.callsight.statistics.Estimated;
import dev.callsight.statistics.NotEstimable;
import dev.callsight.statistics.forecast.Forecast;
import dev.callsight.statistics.forecast.ForecastPoint;
import dev.callsight.statistics.forecast.ForecastSelection;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Projects where a running period will end: its whole days so far as they are, and a forecast of
 * the days from today on, made from up to two years of whole days.
 */
@Component
class Landing {
  private static final int DAYS_OF_HISTORY = 730;
  private static final int DAYS_OF_WEEK = 7;
  private static final int FURTHEST = 400;

  private final Analytics analytics;
  private final ForecastSelection selection = ForecastSelection.standard();

  Landing(Analytics analytics) {
    this.analytics = analytics;
  }

  Projection project(Organization organization, Pace pace, @Nullable BigDecimal current) {
    if (pace.nature() != Nature.FLOW) {
      return Projection.none("only what adds up day by day is projected");
    }
    if (pace.ahead() || pace.over()) {
      return Projection.none(pace.over() ? "the period is over" : "the period has not begun");
    }
    Period period = pace.period();
    LocalDate today = period.calendar().date(period.now());
    Period.LocalDays days = Objects.requireNonNull(period.days());
    long left = ChronoUnit.DAYS.between(today, days.last()) + 1;
    if (left > FURTHEST) {
      return Projection.none("more than " + FURTHEST + " days are left");
    }
    LocalDate begin = earlier(days.first(), today.minusDays(DAYS_OF_HISTORY));
    double[] history = history(organization, pace.goal(), begin, today.minusDays(1));
    int gone = (int) ChronoUnit.DAYS.between(days.first(), today);
    return projection(history, gone, (int) left, current);
  }

  private static LocalDate earlier(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }

  private double[] history(Organization organization, Goal goal, LocalDate first, LocalDate last) {
    MetricQuery query =
        MetricQuery.totals(List.of(goal.metric().id()), new PeriodRequest.Dates(first, last))
            .where(goal.scope())
            .by(Grain.DAY);
    Answer answer = analytics.answer(organization, Question.of(everyRow(query)));
    return answer.rows().stream()
        .mapToDouble(row -> row.get(1) instanceof BigDecimal value ? value.doubleValue() : 0)
        .toArray();
  }

  private static MetricQuery everyRow(MetricQuery query) {
    return new MetricQuery(
        query.metrics(),
        query.dimensions(),
        query.timeRange(),
        query.grain(),
        query.complete(),
        query.filter(),
        query.comparisons(),
        query.order(),
        MetricQuery.LARGEST_LIMIT);
  }

  private Projection projection(
      double[] history, int gone, int left, @Nullable BigDecimal current) {
    return switch (selection.forecast(history, DAYS_OF_WEEK, left)) {
      case NotEstimable<Forecast>(String reason) -> Projection.none(reason);
      case Estimated<Forecast>(Forecast forecast) -> {
        double done = 0;
        for (int day = history.length - gone; day < history.length; day++) {
          done += history[day];
        }
        boolean neverFalls = forecast.total().eighty().low() >= 0;
        double least = neverFalls && current != null ? current.doubleValue() : -Double.MAX_VALUE;
        ForecastPoint rest = forecast.total();
        yield new Projection(
            number(Math.max(least, done + rest.value())),
            number(Math.max(least, done + rest.eighty().low())),
            number(Math.max(least, done + rest.eighty().high())),
            80,
            "the whole days so far, and the days left by " + forecast.choice(),
            null);
      }
    };
  }

  private static BigDecimal number(double value) {
    return Pace.plain(BigDecimal.valueOf(value));
  }
}
