package dev.callsight.app.goal;

import dev.callsight.app.analytics.Analytics;
import dev.callsight.app.analytics.Answer;
import dev.callsight.app.analytics.Meta;
import dev.callsight.app.analytics.Question;
import dev.callsight.app.identity.Organization;
import dev.callsight.core.query.MetricQuery;
import dev.callsight.core.time.Calendar;
import dev.callsight.core.time.Period;
import dev.callsight.core.time.PeriodRequest;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells how far goals are reached, now. */
@Component
class Goals {
  private final Analytics analytics;
  private final DailyCourses courses;
  private final Landing landing;
  private final Clock clock;

  Goals(Analytics analytics, DailyCourses courses, Landing landing, Clock clock) {
    this.analytics = analytics;
    this.courses = courses;
    this.landing = landing;
    this.clock = clock;
  }

  GoalProgress progress(Organization organization, Goal goal) {
    Calendar calendar = new Calendar(organization.timezone(), organization.weekStart());
    Period period = goal.period().resolve(calendar, clock.instant());
    Pace plain = new Pace(goal, Nature.of(goal.metric()), period);
    Optional<DailyCourse> course =
        plain.adding()
            ? Optional.of(courses.upToYesterday(organization, goal, period))
            : Optional.empty();
    Pace pace = plain.following(course.flatMap(days -> Season.share(days, period)).orElse(null));
    BigDecimal current = pace.ahead() ? null : current(organization, goal, period);
    Period.LocalDays days = Objects.requireNonNull(period.days());
    return new GoalProgress(
        new Meta.Range(period.range().start(), period.range().end()),
        days.first(),
        days.last(),
        current,
        pace.percentOfTarget(current),
        pace.ahead() ? null : pace.expected(),
        landing.project(pace, course, current),
        pace.status(current).id());
  }

  private @Nullable BigDecimal current(Organization organization, Goal goal, Period period) {
    Answer answer = analytics.answer(organization, question(goal, period));
    return answer.totals().get(goal.metric().id());
  }

  /** The question whose answer is the goal's figure. */
  static Question question(Goal goal, Period period) {
    Period.LocalDays days = Objects.requireNonNull(period.days());
    return Question.of(
        MetricQuery.totals(
                List.of(goal.metric().id()), new PeriodRequest.Dates(days.first(), days.last()))
            .where(goal.scope()));
  }

  /** Refuses a goal whose figure could not be asked for. */
  void check(Organization organization, Goal goal) {
    Calendar calendar = new Calendar(organization.timezone(), organization.weekStart());
    analytics.check(organization, question(goal, goal.period().resolve(calendar, clock.instant())));
  }
}
