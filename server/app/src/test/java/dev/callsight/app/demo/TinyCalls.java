package dev.callsight.app.demo;

import dev.callsight.app.demo.record.CallRecord;
import dev.callsight.app.demo.record.CallRecord.Direction;
import dev.callsight.app.demo.record.CallRecord.Status;
import dev.callsight.app.demo.record.Handling;
import dev.callsight.app.demo.record.Handling.Handler;
import dev.callsight.app.demo.record.Links;
import dev.callsight.app.demo.record.Measures;
import dev.callsight.app.demo.record.Origin;
import dev.callsight.app.demo.record.Verdict;
import java.time.Instant;

/** Calls of which only the time matters. */
final class TinyCalls {
  private TinyCalls() {}

  static CallRecord at(String id, Instant startedAt) {
    return new CallRecord(
        id,
        startedAt,
        30,
        Direction.INBOUND,
        Status.COMPLETED,
        new Handling(Handler.HUMAN, false, null, null, "p"),
        new Links(null, null, null),
        Origin.UNKNOWN,
        new Verdict("question_answered", true, null, null, null),
        new Measures(null, null, null, null, null, null, null),
        startedAt.plusSeconds(30));
  }
}
