package dev.callsight.app.goal;

import dev.callsight.app.analytics.Analytics;
import dev.callsight.app.analytics.Answer;
import dev.callsight.app.analytics.Question;
import dev.callsight.app.identity.Organization;
import dev.callsight.core.query.MetricQuery;
import dev.callsight.core.time.Grain;
import dev.callsight.core.time.Period;
import dev.callsight.core.time.PeriodRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Asks for the whole days before today: two years of them, and all of the period. */
@Component
class DailyCourses {
  private static final int DAYS_OF_HISTORY = 730;

  private final Analytics analytics;

  DailyCourses(Analytics analytics) {
    this.analytics = analytics;
  }

  /** The goal's figure day by day up to yesterday. */
  DailyCourse upToYesterday(Organization organization, Goal goal, Period period) {
    LocalDate today = period.calendar().date(period.now());
    LocalDate start = Objects.requireNonNull(period.days()).first();
    LocalDate longAgo = today.minusDays(DAYS_OF_HISTORY);
    LocalDate first = start.isBefore(longAgo) ? start : longAgo;
    MetricQuery query =
        MetricQuery.totals(
                List.of(goal.metric().id()), new PeriodRequest.Dates(first, today.minusDays(1)))
            .where(goal.scope())
            .by(Grain.DAY);
    Answer answer = analytics.answer(organization, Question.of(everyRow(query)));
    return new DailyCourse(
        first,
        answer.rows().stream()
            .mapToDouble(row -> row.get(1) instanceof BigDecimal value ? value.doubleValue() : 0)
            .toArray());
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
}
