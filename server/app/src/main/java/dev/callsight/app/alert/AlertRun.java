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
 * @param earlier where each group stood before the last bucket, to judge that once more
 * @param seen what each group's last bucket said
 * @param waiting what is still to be told, by group
 * @param again whether the last bucket is to be judged once more
 * @param revision counts evaluations
 */
record AlertRun(
    @Nullable Instant evaluatedTo,
    @Nullable Instant snoozedUntil,
    Map<String, AlertState> states,
    Map<String, AlertState> earlier,
    Map<String, Seen> seen,
    Map<String, Tiding> waiting,
    boolean again,
    long revision) {
  /** Before anything was evaluated. */
  static final AlertRun FRESH =
      new AlertRun(null, null, Map.of(), Map.of(), Map.of(), Map.of(), false, 0);

  AlertRun {
    states = Map.copyOf(states);
    earlier = Map.copyOf(earlier);
    seen = Map.copyOf(seen);
    waiting = Map.copyOf(waiting);
  }

  /**
   * What a group's last bucket said.
   *
   * @param name what people call the group
   * @param number what was judged, as text; null where there was none
   */
  record Seen(String name, @Nullable String number) {}

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

  AlertRun told() {
    return new AlertRun(
        evaluatedTo, snoozedUntil, states, earlier, seen, Map.of(), again, revision);
  }

  /** The same, with the last bucket to be judged once more. */
  AlertRun judgedAgain() {
    return new AlertRun(
        evaluatedTo, snoozedUntil, states, earlier, seen, waiting, evaluatedTo != null, revision);
  }

  /** After more steps; what was not told and is over already is never told. */
  AlertRun after(Instant to, Timeline.Outcome outcome) {
    Map<String, Tiding> more = new LinkedHashMap<>(waiting);
    for (Change change : outcome.changes()) {
      Tiding earlierTiding = more.get(change.group());
      if (earlierTiding != null && ends(change.news(), earlierTiding.news())) {
        more.remove(change.group());
      } else if (change.news() != News.NONE) {
        more.put(change.group(), tiding(change));
      }
    }
    return new AlertRun(
        to,
        snoozedUntil,
        outcome.states(),
        outcome.earlier(),
        outcome.seen(),
        more,
        false,
        revision);
  }

  private static boolean ends(News news, News earlier) {
    return (earlier == News.FIRED && news == News.RECOVERED)
        || (earlier == News.NO_DATA && news == News.DATA_BACK);
  }

  private static Tiding tiding(Change change) {
    return new Tiding(
        change.news(), change.groupName(), Change.text(change.number()), change.bucket().end());
  }
}
