package dev.callsight.app.alert;

import dev.callsight.app.analytics.Analytics;
import dev.callsight.app.identity.Organization;
import dev.callsight.core.time.Bucket;
import dev.callsight.core.time.Calendar;
import dev.callsight.core.time.Comparison;
import dev.callsight.core.time.Grain;
import dev.callsight.core.time.TimeRange;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Runs a rule's state machine over buckets: those just over, or those of the last months. */
@Component
class Timeline {
  private final Analytics analytics;

  Timeline(Analytics analytics) {
    this.analytics = analytics;
  }

  /** Where it led. */
  record Outcome(Map<String, AlertState> states, List<Change> changes) {}

  /** The calendar that buckets follow. */
  static Calendar calendar(Organization organization) {
    return new Calendar(organization.timezone(), organization.weekStart());
  }

  /**
   * Every step from the states on.
   *
   * @param range whole buckets that are over
   */
  Outcome run(
      Organization organization,
      AlertRule rule,
      Map<String, AlertState> states,
      TimeRange range,
      Instant now) {
    Calendar calendar = calendar(organization);
    Numbers numbers = Numbers.ask(analytics, organization, rule, range);
    Set<String> groups = new TreeSet<>(numbers.current().groups());
    groups.addAll(states.keySet());
    Map<String, AlertState> current = new LinkedHashMap<>(states);
    List<Change> changes = new ArrayList<>();
    for (Bucket bucket : calendar.buckets(range, rule.grain(), now)) {
      for (String group : groups) {
        Change change = step(rule, numbers, current, bucket.range(), group);
        current.put(group, change.after());
        if (change.moved() || change.news() != News.NONE) {
          changes.add(change);
        }
      }
    }
    return new Outcome(current, changes);
  }

  private static Change step(
      AlertRule rule,
      Numbers numbers,
      Map<String, AlertState> current,
      TimeRange bucket,
      String group) {
    Observation observation = numbers.observe(bucket.start(), group);
    AlertState before = current.getOrDefault(group, new AlertState.Normal());
    StateMachine.Step step = rule.machine().step(before, observation, bucket.end());
    return new Change(
        bucket,
        group,
        numbers.current().name(group),
        before,
        step.after(),
        step.news(),
        observation.judged());
  }

  /**
   * What was answered.
   *
   * @param compared the same of the year before; the same course unless it is compared with that
   */
  private record Numbers(AlertRule rule, Calendar calendar, Course current, Course compared) {
    static Numbers ask(
        Analytics analytics, Organization organization, AlertRule rule, TimeRange range) {
      Calendar calendar = Timeline.calendar(organization);
      TimeRange wider = new TimeRange(previous(range.start(), rule, calendar), range.end());
      boolean before = rule.condition().comparedWith() == Comparison.PREVIOUS_PERIOD;
      Course current = Course.ask(analytics, organization, rule, before ? wider : range);
      Course compared =
          rule.condition().comparedWith() == Comparison.PREVIOUS_YEAR
              ? Course.ask(analytics, organization, rule, yearBefore(range, rule, calendar))
              : current;
      return new Numbers(rule, calendar, current, compared);
    }

    Observation observe(Instant start, String group) {
      Course.Point point = current.point(start, group);
      AlertRule.Minimum minimum = rule.minimum();
      if (minimum != null && point.volume().compareTo(BigDecimal.valueOf(minimum.count())) < 0) {
        return new Observation.TooFew(point.number());
      }
      boolean nothing =
          rule.condition() instanceof Condition.Absent && point.volume().signum() == 0;
      return rule.condition()
          .judge(rule.metric(), nothing ? null : point.number(), other(start, group));
    }

    private @Nullable BigDecimal other(Instant start, String group) {
      return switch (rule.condition().comparedWith()) {
        case null -> null;
        case PREVIOUS_PERIOD -> compared.point(previous(start, rule, calendar), group).number();
        case PREVIOUS_YEAR, PREVIOUS_YEAR_MATCH_WEEKDAY ->
            compared.point(yearBefore(start, rule.grain(), calendar), group).number();
      };
    }

    private static Instant previous(Instant start, AlertRule rule, Calendar calendar) {
      return calendar.floor(start.minusNanos(1), rule.grain());
    }

    private static TimeRange yearBefore(TimeRange range, AlertRule rule, Calendar calendar) {
      Instant first = yearBefore(range.start(), rule.grain(), calendar);
      Instant last = yearBefore(range.end().minusNanos(1), rule.grain(), calendar);
      // Longer than any bucket, so that the last one is whole.
      return new TimeRange(first, calendar.floor(last.plus(Duration.ofDays(40)), Grain.DAY));
    }

    /** The same local time a year before; for weeks 364 days, so that they begin alike. */
    private static Instant yearBefore(Instant instant, Grain grain, Calendar calendar) {
      LocalDateTime local = calendar.local(instant);
      LocalDateTime moved = grain == Grain.WEEK ? local.minusDays(364) : local.minusYears(1);
      return calendar.floor(calendar.instant(moved), grain);
    }
  }
}
