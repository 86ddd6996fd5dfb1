package dev.callsight.app.alert;

import dev.callsight.app.alert.AlertState.Failed;
import dev.callsight.app.alert.AlertState.Firing;
import dev.callsight.app.alert.AlertState.NoData;
import dev.callsight.app.alert.AlertState.Normal;
import dev.callsight.app.alert.AlertState.Pending;
import dev.callsight.app.alert.AlertState.Recovering;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an alert goes from state to state: a pure function of the state, what a bucket says, and when
 * the bucket ended.
 *
 * @param pendingFor buckets in a row that the condition must hold before it fires, at least 1
 * @param recoverFor buckets in a row that all must be well before it has recovered, at least 1
 * @param tellsNoData whether a missing number is told; else it changes nothing that fires
 * @param repeat after how long it is told again while it fires; null: once
 */
record StateMachine(
    int pendingFor, int recoverFor, boolean tellsNoData, @Nullable Duration repeat) {
  StateMachine {
    if (pendingFor < 1 || recoverFor < 1) {
      throw new IllegalArgumentException("for " + pendingFor + ", recoverFor " + recoverFor);
    }
  }

  /** Where a step leads, and what there is to tell. */
  record Step(AlertState after, News news) {}

  /** The step that a bucket which ended then makes of a state. */
  Step step(AlertState before, Observation observation, Instant at) {
    if (before instanceof Failed failed && !(observation instanceof Observation.Failure)) {
      return step(failed.before(), observation, at);
    }
    return switch (observation) {
      case Observation.Breach _ -> breach(before, at);
      case Observation.Between _ -> between(before);
      case Observation.Clear _ -> clear(before);
      case Observation.TooFew _ -> tooFew(before);
      case Observation.Missing _ -> missing(before, at);
      case Observation.Failure _ -> failure(before);
    };
  }

  private Step breach(AlertState before, Instant at) {
    return switch (before) {
      case Normal _, NoData _, Failed _ -> pending(1, at);
      case Pending pending -> pending(pending.buckets() + 1, at);
      case Firing firing -> firing(firing, at);
      case Recovering recovering ->
          new Step(new Firing(recovering.since(), recovering.told()), News.NONE);
    };
  }

  private Step pending(int buckets, Instant at) {
    return buckets >= pendingFor
        ? new Step(new Firing(at, at), News.FIRED)
        : new Step(new Pending(buckets), News.NONE);
  }

  private Step firing(Firing firing, Instant at) {
    if (repeat == null || at.isBefore(firing.told().plus(repeat))) {
      return new Step(firing, News.NONE);
    }
    return new Step(new Firing(firing.since(), at), News.STILL_FIRING);
  }

  private static Step between(AlertState before) {
    return switch (before) {
      case Normal _, Pending _, Failed _ -> new Step(new Normal(), News.NONE);
      case NoData _ -> new Step(new Normal(), News.DATA_BACK);
      case Firing firing -> new Step(firing, News.NONE);
      case Recovering recovering ->
          new Step(new Firing(recovering.since(), recovering.told()), News.NONE);
    };
  }

  private Step clear(AlertState before) {
    return switch (before) {
      case Normal _, Pending _, Failed _ -> new Step(new Normal(), News.NONE);
      case NoData _ -> new Step(new Normal(), News.DATA_BACK);
      case Firing firing -> recovering(1, firing.since(), firing.told());
      case Recovering recovering ->
          recovering(recovering.buckets() + 1, recovering.since(), recovering.told());
    };
  }

  private Step recovering(int buckets, Instant since, Instant told) {
    return buckets >= recoverFor
        ? new Step(new Normal(), News.RECOVERED)
        : new Step(new Recovering(buckets, since, told), News.NONE);
  }

  /** Little evidence starts nothing, and ends nothing that fires. */
  private static Step tooFew(AlertState before) {
    return switch (before) {
      case Normal _, Pending _, Failed _ -> new Step(new Normal(), News.NONE);
      case NoData _ -> new Step(new Normal(), News.DATA_BACK);
      case Firing _, Recovering _ -> new Step(before, News.NONE);
    };
  }

  private Step missing(AlertState before, Instant at) {
    return switch (before) {
      case NoData _ -> new Step(before, News.NONE);
      case Normal _, Pending _, Failed _ ->
          tellsNoData ? new Step(new NoData(at), News.NO_DATA) : new Step(new Normal(), News.NONE);
      case Firing _, Recovering _ ->
          tellsNoData ? new Step(new NoData(at), News.NO_DATA) : new Step(before, News.NONE);
    };
  }

  private static Step failure(AlertState before) {
    return before instanceof Failed
        ? new Step(before, News.NONE)
        : new Step(new Failed(before), News.FAILED);
  }
}
