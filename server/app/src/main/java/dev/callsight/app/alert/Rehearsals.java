package dev.callsight.app.alert;

import dev.callsight.app.identity.Organization;
import dev.callsight.core.time.Calendar;
import dev.callsight.core.time.TimeRange;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Runs a rule over the past, with the very state machine that runs it from now on. */
@Component
class Rehearsals {
  private final Timeline timeline;
  private final Clock clock;

  Rehearsals(Timeline timeline, Clock clock) {
    this.timeline = timeline;
    this.clock = clock;
  }

  /**
   * What would have been.
   *
   * @param start the start of the first bucket
   * @param end the end of the last bucket
   * @param buckets how many were judged
   * @param groups how many groups there were; 1 without grouping
   * @param messages how often somebody would have been told, quiet hours apart
   * @param firings each time it would have fired, oldest first
   */
  record Rehearsal(
      Instant start, Instant end, int buckets, int groups, int messages, List<Firing> firings) {}

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

  Rehearsal of(Organization organization, AlertRule rule, int days) {
    Instant now = clock.instant();
    Calendar calendar = Timeline.calendar(organization);
    Instant end = calendar.floor(now.minus(rule.lateness()), rule.grain());
    Instant start = calendar.floor(end.minus(Duration.ofDays(days)), rule.grain());
    TimeRange range = new TimeRange(start, end);
    Timeline.Outcome outcome = timeline.run(organization, rule, Map.of(), range, now);
    long messages =
        outcome.changes().stream()
            .filter(change -> change.news() != News.NONE)
            .map(change -> change.bucket().end())
            .distinct()
            .count();
    return new Rehearsal(
        start,
        end,
        calendar.buckets(range, rule.grain(), now).size(),
        outcome.states().size(),
        (int) messages,
        firings(outcome, end));
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
    firings.sort(java.util.Comparator.comparing(Firing::start));
    return List.copyOf(firings);
  }
}
