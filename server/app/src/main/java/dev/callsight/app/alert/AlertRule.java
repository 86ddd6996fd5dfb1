package dev.callsight.app.alert;

import dev.callsight.core.catalog.Metric;
import dev.callsight.core.query.Filter;
import dev.callsight.core.time.Calendar;
import dev.callsight.core.time.Grain;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What to watch, when to tell, and whom.
 *
 * @param enabled whether it is watched
 * @param grain the width of a bucket; each is judged once, when it is over
 * @param groupBy a dimension each of whose values is watched apart; null for none
 * @param minimum records that a bucket must have to be judged; null for none
 * @param quiet local time in which nothing is told; null for none
 * @param lateness how long after its end a bucket is judged, for records that come late
 */
record AlertRule(
    String name,
    boolean enabled,
    Metric metric,
    Filter filter,
    Condition condition,
    Grain grain,
    @Nullable String groupBy,
    @Nullable Minimum minimum,
    StateMachine machine,
    @Nullable Quiet quiet,
    Duration lateness,
    List<AlertChannel> channels) {
  AlertRule {
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(condition, "condition");
    channels = List.copyOf(channels);
  }

  /** Whether both watch the same numbers, so that the states of one are states of the other. */
  boolean watchesAlike(AlertRule other) {
    return metric.id().equals(other.metric.id())
        && filter.equals(other.filter)
        && grain == other.grain
        && Objects.equals(groupBy, other.groupBy);
  }

  /** Whether nothing is told at an instant in the zone. */
  boolean quietAt(Instant now, ZoneId zone) {
    return quiet != null && quiet.contains(now.atZone(zone).toLocalTime());
  }

  /** When the quiet hours end that an instant lies in; the instant itself without any. */
  Instant quietEnds(Instant now, Calendar calendar) {
    if (quiet == null) {
      return now;
    }
    LocalDateTime local = calendar.local(now);
    LocalDateTime end = local.toLocalDate().atTime(quiet.to());
    return calendar.instant(end.isAfter(local) ? end : end.plusDays(1));
  }

  /** At least so many of a metric. */
  record Minimum(Metric metric, long count) {}

  /** From one local time to another, over midnight when the first is later. */
  record Quiet(LocalTime from, LocalTime to) {
    /** Whether the time lies in it. */
    boolean contains(LocalTime time) {
      return from.isBefore(to)
          ? !time.isBefore(from) && time.isBefore(to)
          : !time.isBefore(from) || time.isBefore(to);
    }
  }
}
