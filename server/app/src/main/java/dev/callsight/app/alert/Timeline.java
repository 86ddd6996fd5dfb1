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

  /**
   * Where it led.
   *
   * @param states after the last bucket
   * @param earlier before the last bucket
   * @param seen what each group's last bucket said
   */
  record Outcome(
      Map<String, AlertState> states,
      Map<String, AlertState> earlier,
      Map<String, AlertRun.Seen> seen,
      List<Change> changes) {}

  /** Is told of every bucket of every group, in order. */
  @FunctionalInterface
  interface Watcher {
    /** The group's bucket has that number, and all would be well within those limits. */
    void saw(TimeRange bucket, String group, @Nullable BigDecimal number, Limits limits);
  }

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
    return run(organization, rule, states, range, now, (_, _, _, _) -> {});
  }

  /** The same, watched. */
  Outcome run(
      Organization organization,
      AlertRule rule,
      Map<String, AlertState> states,
      TimeRange range,
      Instant now,
      Watcher watcher) {
    Calendar calendar = calendar(organization);
    Numbers numbers = Numbers.ask(analytics, organization, rule, range);
    Set<String> groups = new TreeSet<>(numbers.current().groups());
    groups.addAll(states.keySet());
    Map<String, AlertState> current = new LinkedHashMap<>(states);
    Map<String, AlertState> earlier = Map.copyOf(states);
    Map<String, AlertRun.Seen> seen = new LinkedHashMap<>();
    List<Change> changes = new ArrayList<>();
    for (Bucket bucket : calendar.buckets(range, rule.grain(), now)) {
      earlier = Map.copyOf(current);
      for (String group : groups) {
        Change change = step(rule, numbers, current, bucket.range(), group, watcher);
        current.put(group, change.after());
        seen.put(group, new AlertRun.Seen(change.groupName(), Change.text(change.number())));
        if (change.moved() || change.news() != News.NONE) {
          changes.add(change);
        }
      }
    }
    return new Outcome(current, earlier, seen, changes);
  }

  private static Change step(
      AlertRule rule,
      Numbers numbers,
      Map<String, AlertState> current,
      TimeRange bucket,
      String group,
      Watcher watcher) {
    Reference reference = numbers.reference(bucket.start(), group);
    Observation observation = numbers.observe(bucket.start(), group, reference);
    watcher.saw(
        bucket,
        group,
        numbers.current().point(bucket.start(), group).number(),
        rule.condition().limits(reference));
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
   * @param expected where numbers were expected; null unless the condition asks for it
   */
  private record Numbers(
      AlertRule rule,
      Calendar calendar,
      Course current,
      Course compared,
      @Nullable Expected expected) {
    static Numbers ask(
        Analytics analytics, Organization organization, AlertRule rule, TimeRange range) {
      Calendar calendar = Timeline.calendar(organization);
      TimeRange wider = new TimeRange(begin(range.start(), rule, calendar), range.end());
      Course current = Course.ask(analytics, organization, rule, wider);
      Course compared =
          rule.condition().comparedWith() == Comparison.PREVIOUS_YEAR
              ? Course.ask(analytics, organization, rule, yearBefore(range, rule, calendar))
              : current;
      Expected expected =
          rule.condition() instanceof Condition.Anomaly anomaly
              ? new Expected(current, calendar, rule, range, anomaly.confidence())
              : null;
      return new Numbers(rule, calendar, current, compared, expected);
    }

    /** From when on numbers are needed: before the first bucket where it is held against others. */
    private static Instant begin(Instant start, AlertRule rule, Calendar calendar) {
      return switch (rule.condition()) {
        case Condition.Anomaly _ -> Expected.begin(start, rule.grain(), calendar);
        case Condition.Change change when change.comparison() == Comparison.PREVIOUS_PERIOD ->
            previous(start, rule, calendar);
        case Condition.Change _ -> start;
        case Condition.Threshold _ -> start;
        case Condition.Absent _ -> start;
      };
    }

    Reference reference(Instant start, String group) {
      return new Reference(
          other(start, group), expected == null ? null : expected.band(start, group));
    }

    Observation observe(Instant start, String group, Reference reference) {
      Course.Point point = current.point(start, group);
      AlertRule.Minimum minimum = rule.minimum();
      if (minimum != null && point.volume().compareTo(BigDecimal.valueOf(minimum.count())) < 0) {
        return new Observation.TooFew(point.number());
      }
      boolean nothing =
          rule.condition() instanceof Condition.Absent && point.volume().signum() == 0;
      return rule.condition().judge(rule.metric(), nothing ? null : point.number(), reference);
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
