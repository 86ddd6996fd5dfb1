package dev.callsight.app.goal;

import dev.callsight.app.goal.GoalProgress.Projection;
import dev.callsight.core.time.Period;
import dev.callsight.statistics.Estimated;
import dev.callsight.statistics.NotEstimable;
import dev.callsight.statistics.forecast.Forecast;
import dev.callsight.statistics.forecast.ForecastPoint;
import dev.callsight.statistics.forecast.ForecastSelection;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Projects where a running period will end: its whole days so far as they are, and a forecast of
 * the days from today on, made from up to two years of whole days.
 */
@Component
class Landing {
  private static final int DAYS_OF_WEEK = 7;
  private static final int FURTHEST = 400;

  private final ForecastSelection selection = ForecastSelection.standard();

  /**
   * Projects.
   *
   * @param course the days up to yesterday; empty for what does not add up or is not running
   */
  Projection project(Pace pace, Optional<DailyCourse> course, @Nullable BigDecimal current) {
    if (pace.nature() != Nature.FLOW) {
      return Projection.none("only what adds up day by day is projected");
    }
    if (pace.ahead() || pace.over() || course.isEmpty()) {
      return Projection.none(pace.ahead() ? "the period has not begun" : "the period is over");
    }
    Period period = pace.period();
    LocalDate today = period.calendar().date(period.now());
    Period.LocalDays days = Objects.requireNonNull(period.days());
    long left = ChronoUnit.DAYS.between(today, days.last()) + 1;
    if (left > FURTHEST) {
      return Projection.none("more than " + FURTHEST + " days are left");
    }
    double done = course.get().sum(days.first(), today);
    return projection(course.get().values(), done, (int) left, current);
  }

  private Projection projection(
      double[] history, double done, int left, @Nullable BigDecimal current) {
    return switch (selection.forecast(history, DAYS_OF_WEEK, left)) {
      case NotEstimable<Forecast>(String reason) -> Projection.none(reason);
      case Estimated<Forecast>(Forecast forecast) -> {
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
