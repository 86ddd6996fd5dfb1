package dev.callsight.app.alert;

import dev.callsight.app.identity.Organization;
import dev.callsight.core.time.Bucket;
import dev.callsight.core.time.Calendar;
import dev.callsight.core.time.TimeRange;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Runs a rule over the past, with the very state machine that runs it from now on. */
@Component
class Rehearsals {
  /** Courses that a chart can tell apart. */
  private static final int MOST_COURSES = 6;

  private final Timeline timeline;
  private final Clock clock;

  Rehearsals(Timeline timeline, Clock clock) {
    this.timeline = timeline;
    this.clock = clock;
  }

  /**
   * What would have been.
   *
   * @param sentence the rule in words
   * @param start the start of the first bucket
   * @param end the end of the last bucket
   * @param buckets how many were judged
   * @param groups how many groups there were; 1 without grouping
   * @param messages how often somebody would have been told by each channel, quiet hours regarded
   * @param firings each time it would have fired, oldest first
   * @param times the start of each bucket
   * @param courses the numbers bucket by bucket, of those groups that fired most
   */
  record Rehearsal(
      String sentence,
      Instant start,
      Instant end,
      int buckets,
      int groups,
      int messages,
      List<Firing> firings,
      List<Instant> times,
      List<GroupCourse> courses) {}

  /**
   * A time it would have fired.
   *
   * @param group what people call the group; null without grouping
   * @param start when it would have been told
   * @param end when it would have recovered; null when it would fire still
   * @param minutes how long, until now when it would fire still
   * @param number what made it fire; null where there was none
   */
  record Firing(
      @Nullable String group,
      Instant start,
      @Nullable Instant end,
      long minutes,
      @Nullable BigDecimal number) {
    private static Firing of(Change fired, @Nullable Instant end, Instant until) {
      Instant start = fired.bucket().end();
      return new Firing(
          fired.group().isEmpty() ? null : fired.groupName(),
          start,
          end,
          Duration.between(start, end == null ? until : end).toMinutes(),
          fired.number());
    }
  }

  /**
   * A group's numbers.
   *
   * @param group what people call the group; null without grouping
   * @param numbers by bucket; null where there is none
   * @param low below it the condition holds, by bucket; null where there is no such limit
   * @param high above it the condition holds, by bucket
   */
  record GroupCourse(
      @Nullable String group,
      List<@Nullable BigDecimal> numbers,
      List<@Nullable BigDecimal> low,
      List<@Nullable BigDecimal> high) {
    GroupCourse(@Nullable String group) {
      this(group, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    private void add(@Nullable BigDecimal number, Limits limits) {
      numbers.add(number);
      low.add(limits.low());
      high.add(limits.high());
    }
  }

  Rehearsal of(Organization organization, AlertRule rule, int days) {
    Instant now = clock.instant();
    Calendar calendar = Timeline.calendar(organization);
    Instant end = calendar.floor(now.minus(rule.lateness()), rule.grain());
    Instant start = calendar.floor(end.minus(Duration.ofDays(days)), rule.grain());
    TimeRange range = new TimeRange(start, end);
    Map<String, GroupCourse> courses = new LinkedHashMap<>();
    Timeline.Outcome outcome =
        timeline.run(
            organization,
            rule,
            Map.of(),
            range,
            now,
            (_, group, number, limits) ->
                courses.computeIfAbsent(group, GroupCourse::new).add(number, limits));
    List<Bucket> buckets = calendar.buckets(range, rule.grain(), now);
    return new Rehearsal(
        Wording.sentence(organization, rule),
        start,
        end,
        buckets.size(),
        outcome.states().size(),
        messages(organization, rule, outcome.changes(), now),
        firings(outcome, end),
        buckets.stream().map(bucket -> bucket.range().start()).toList(),
        drawn(courses, outcome));
  }

  /** The courses of the groups that fired most often, by their names. */
  private static List<GroupCourse> drawn(
      Map<String, GroupCourse> courses, Timeline.Outcome outcome) {
    Map<String, Long> fired = new LinkedHashMap<>();
    outcome.changes().stream()
        .filter(change -> change.news() == News.FIRED)
        .forEach(change -> fired.merge(change.group(), 1L, Long::sum));
    Comparator<String> most = Comparator.comparingLong(group -> -fired.getOrDefault(group, 0L));
    return courses.keySet().stream()
        .sorted(most.thenComparing(Comparator.naturalOrder()))
        .limit(MOST_COURSES)
        .map(group -> named(group, courses, outcome))
        .toList();
  }

  private static GroupCourse named(
      String group, Map<String, GroupCourse> courses, Timeline.Outcome outcome) {
    GroupCourse course = Objects.requireNonNull(courses.get(group));
    AlertRun.Seen seen = outcome.seen().get(group);
    String name = group.isEmpty() || seen == null ? null : seen.name();
    return new GroupCourse(name, course.numbers(), course.low(), course.high());
  }

  /** Tells in thought: what is held back by quiet hours goes out together, if it still holds. */
  private static int messages(
      Organization organization, AlertRule rule, List<Change> changes, Instant now) {
    Calendar calendar = Timeline.calendar(organization);
    Map<Instant, List<Change>> byEnd = new LinkedHashMap<>();
    changes.stream()
        .filter(change -> change.news() != News.NONE)
        .forEach(change ->
            byEnd.computeIfAbsent(change.bucket().end(), _ -> new ArrayList<>()).add(change));
    AlertRun run = AlertRun.FRESH;
    Instant loud = Instant.MAX;
    int messages = 0;
    for (Map.Entry<Instant, List<Change>> each : byEnd.entrySet()) {
      Instant at = each.getKey().plus(rule.lateness());
      if (!loud.isAfter(at)) {
        messages += run.waiting().isEmpty() ? 0 : 1;
        run = run.told();
      }
      run = run.after(each.getKey(), news(each.getValue()));
      boolean quiet = rule.quietAt(at, organization.timezone());
      loud = quiet ? rule.quietEnds(at, calendar) : Instant.MAX;
      if (!quiet && !run.waiting().isEmpty()) {
        messages++;
        run = run.told();
      }
    }
    return messages + (!loud.isAfter(now) && !run.waiting().isEmpty() ? 1 : 0);
  }

  private static Timeline.Outcome news(List<Change> changes) {
    return new Timeline.Outcome(Map.of(), Map.of(), Map.of(), changes);
  }

  private static List<Firing> firings(Timeline.Outcome outcome, Instant until) {
    Map<String, Change> open = new LinkedHashMap<>();
    List<Firing> firings = new ArrayList<>();
    for (Change change : outcome.changes()) {
      if (change.news() == News.FIRED) {
        open.put(change.group(), change);
      } else if (change.news() == News.RECOVERED || change.news() == News.NO_DATA) {
        Change fired = open.remove(change.group());
        if (fired != null) {
          firings.add(Firing.of(fired, change.bucket().end(), until));
        }
      }
    }
    open.values().forEach(fired -> firings.add(Firing.of(fired, null, until)));
    firings.sort(Comparator.comparing(Firing::start));
    return List.copyOf(firings);
  }
}
