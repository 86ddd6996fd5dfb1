package dev.callsight.app.alert;

import dev.callsight.core.catalog.Metric;
import dev.callsight.core.query.Filter;
import dev.callsight.core.time.Grain;
import java.time.Duration;
import java.time.LocalTime;
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
