package dev.callsight.app.alert;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far an alert was evaluated.
 *
 * @param evaluatedTo the end of the last bucket judged; null before the first
 * @param snoozedUntil until when nothing is told; null when it is not snoozed
 * @param states where each group stands
 * @param waiting what is still to be told, by group
 */
record AlertRun(
    @Nullable Instant evaluatedTo,
    @Nullable Instant snoozedUntil,
    Map<String, AlertState> states,
    Map<String, Tiding> waiting) {
  /** Before anything was evaluated. */
  static final AlertRun FRESH = new AlertRun(null, null, Map.of(), Map.of());

  AlertRun {
    states = Map.copyOf(states);
    waiting = Map.copyOf(waiting);
  }

  /**
   * Something to tell of a group.
   *
   * @param name what people call the group
   * @param number what was judged, as text; null where there was none
   * @param bucketEnd when it came about
   */
  record Tiding(News news, String name, @Nullable String number, Instant bucketEnd) {}

  boolean snoozed(Instant now) {
    return snoozedUntil != null && now.isBefore(snoozedUntil);
  }

  AlertRun snoozedUntil(@Nullable Instant until) {
    return new AlertRun(evaluatedTo, until, states, waiting);
  }

  AlertRun told() {
    return new AlertRun(evaluatedTo, snoozedUntil, states, Map.of());
  }

  /** After more steps; what was not told and is over already is never told. */
  AlertRun after(Instant to, Timeline.Outcome outcome) {
    Map<String, Tiding> more = new LinkedHashMap<>(waiting);
    for (Change change : outcome.changes()) {
      Tiding earlier = more.get(change.group());
      boolean over =
          earlier != null
              && ((earlier.news() == News.FIRED && change.news() == News.RECOVERED)
                  || (earlier.news() == News.NO_DATA && change.news() == News.DATA_BACK));
      if (over) {
        more.remove(change.group());
      } else if (change.news() != News.NONE) {
        more.put(change.group(), tiding(change));
      }
    }
    return new AlertRun(to, snoozedUntil, outcome.states(), more);
  }

  private static Tiding tiding(Change change) {
    String number =
        change.number() == null ? null : change.number().stripTrailingZeros().toPlainString();
    return new Tiding(change.news(), change.groupName(), number, change.bucket().end());
  }
}
