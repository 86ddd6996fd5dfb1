package dev.callsight.app.goal;

import dev.callsight.app.analytics.Analytics;
import dev.callsight.app.analytics.Answer;
import dev.callsight.app.analytics.Question;
import dev.callsight.app.identity.Organization;
import dev.callsight.core.query.MetricQuery;
import dev.callsight.core.time.Calendar;
import dev.callsight.core.time.Period;
import dev.callsight.core.time.PeriodRequest;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells what became of a goal in the periods that are over, against the target it has now. */
@Component
class PastPeriods {
  /** Periods that can be looked back at. */
  static final int MOST = 60;

  private final Analytics analytics;
  private final Clock clock;

  PastPeriods(Analytics analytics, Clock clock) {
    this.analytics = analytics;
    this.clock = clock;
  }

  /**
   * A period that is over.
   *
   * @param firstDay its first local day
   * @param lastDay its last one
   * @param value what the metric came to; null where it has none
   * @param percent value ÷ target, in percent
   * @param status {@code met}, {@code missed} or {@code no_data}
   * @param beforeGoal whether it was over before the goal was set
   */
  record PastPeriod(
      LocalDate firstDay,
      LocalDate lastDay,
      @Nullable BigDecimal value,
      @Nullable BigDecimal percent,
      String status,
      boolean beforeGoal) {}

  /** Periods that are over, the newest first. */
  record Listing(List<PastPeriod> periods) {}

  /**
   * Looks back; none for a goal whose days come once. Periods before there was any record are left
   * out.
   *
   * @param most how many, 1 to {@link #MOST}
   */
  Listing of(Organization organization, KeptGoal kept, int most) {
    Goal goal = kept.goal();
    return switch (goal.period()) {
      case GoalPeriod.Dates _ -> new Listing(List.of());
      case GoalPeriod.Running running ->
          new Listing(withoutTheEmptyBegin(periods(organization, kept, running, most)));
    };
  }

  private List<PastPeriod> periods(
      Organization organization, KeptGoal kept, GoalPeriod.Running running, int most) {
    Goal goal = kept.goal();
    Calendar calendar = new Calendar(organization.timezone(), organization.weekStart());
    Instant now = clock.instant();
    LocalDate current = Objects.requireNonNull(running.resolve(calendar, now).days()).first();
    LocalDate first = running.later(current, -most);
    Map<LocalDate, BigDecimal> values =
        values(organization, calendar, goal, running, new Days(first, current.minusDays(1)));
    return IntStream.rangeClosed(1, most)
        .mapToObj(back -> {
          LocalDate begin = running.later(current, -back);
          Period period = Period.ofDays(calendar, begin, running.later(begin, 1).minusDays(1), now);
          return past(kept, period, values.get(begin));
        })
        .toList();
  }

  private record Days(LocalDate first, LocalDate last) {}

  private Map<LocalDate, BigDecimal> values(
      Organization organization,
      Calendar calendar,
      Goal goal,
      GoalPeriod.Running running,
      Days days) {
    MetricQuery query =
        MetricQuery.totals(
                List.of(goal.metric().id()), new PeriodRequest.Dates(days.first(), days.last()))
            .where(goal.scope())
            .by(running.grain());
    Answer answer = analytics.answer(organization, Question.of(query));
    Map<LocalDate, BigDecimal> values = new HashMap<>();
    for (List<@Nullable Object> row : answer.rows()) {
      if (row.get(0) instanceof Instant start && row.get(1) instanceof BigDecimal value) {
        values.put(calendar.date(start), value);
      }
    }
    return values;
  }

  private static PastPeriod past(KeptGoal kept, Period period, @Nullable BigDecimal value) {
    Pace pace = new Pace(kept.goal(), Nature.of(kept.goal().metric()), period);
    Period.LocalDays days = Objects.requireNonNull(period.days());
    return new PastPeriod(
        days.first(),
        days.last(),
        value,
        pace.percentOfTarget(value),
        pace.status(value).id(),
        !period.range().end().isAfter(kept.document().createdAt()));
  }

  private static List<PastPeriod> withoutTheEmptyBegin(List<PastPeriod> newestFirst) {
    int length = newestFirst.size();
    while (length > 0 && isEmpty(newestFirst.get(length - 1))) {
      length--;
    }
    return newestFirst.subList(0, length);
  }

  private static boolean isEmpty(PastPeriod period) {
    return period.value() == null || period.value().signum() == 0;
  }
}
