package dev.callsight.app.alert;

import dev.callsight.core.time.TimeRange;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a second look at the last bucket changes: only where a group now stands otherwise than it
 * was said to is there something to tell.
 */
final class Revision {
  private Revision() {}

  /** The outcome of the second look, with the changes against where the groups stood. */
  static Timeline.Outcome of(
      Map<String, AlertState> stood, Timeline.Outcome looked, TimeRange buckets) {
    Map<String, AlertState> states = new LinkedHashMap<>(looked.states());
    List<Change> changes = new ArrayList<>();
    states.replaceAll((group, found) -> {
      AlertState before = stood.getOrDefault(group, new AlertState.Normal());
      AlertState after = kept(before, found);
      News news = news(told(before), told(after));
      Change change = change(group, looked.seen().get(group), buckets, before, after, news);
      if (change.moved() || news != News.NONE) {
        changes.add(change);
      }
      return after;
    });
    return new Timeline.Outcome(states, looked.earlier(), looked.seen(), changes);
  }

  /** What fires still has fired since it did, and was told when it was. */
  private static AlertState kept(AlertState before, AlertState found) {
    return before instanceof AlertState.Firing && found instanceof AlertState.Firing
        ? before
        : found;
  }

  private static Change change(
      String group,
      AlertRun.@Nullable Seen seen,
      TimeRange buckets,
      AlertState before,
      AlertState after,
      News news) {
    String number = seen == null ? null : seen.number();
    return new Change(
        buckets,
        group,
        seen == null ? group : seen.name(),
        before,
        after,
        news,
        number == null ? null : new BigDecimal(number));
  }

  /** What people believe of a group in that state. */
  private enum Told {
    WELL,
    FIRING,
    NO_DATA
  }

  private static Told told(AlertState state) {
    return switch (state) {
      case AlertState.Normal _, AlertState.Pending _ -> Told.WELL;
      case AlertState.Firing _, AlertState.Recovering _ -> Told.FIRING;
      case AlertState.NoData _ -> Told.NO_DATA;
      case AlertState.Failed failed -> told(failed.before());
    };
  }

  private static News news(Told before, Told after) {
    if (before == after) {
      return News.NONE;
    }
    return switch (after) {
      case WELL -> before == Told.FIRING ? News.RECOVERED : News.DATA_BACK;
      case FIRING -> News.FIRED;
      case NO_DATA -> News.NO_DATA;
    };
  }
}
