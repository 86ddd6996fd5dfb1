package dev.callsight.app.demo.company;

import dev.callsight.app.demo.record.CallRecord;
import dev.callsight.app.demo.record.DemoRecord;
import dev.callsight.app.demo.record.EventRecord;
import dev.callsight.app.demo.record.PaymentRecord;
import dev.callsight.app.demo.record.StageRecord;
import dev.callsight.app.demo.record.TouchpointRecord;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes down what has happened by now; what lies in the future is left out. */
final class Journal {
  private final Timeline timeline;
  private final DemoSink sink;
  private final Ids stages = new Ids("stage", 7);
  private final Ids events = new Ids("event", 7);
  private final Ids payments = new Ids("pay", 7);

  Journal(Timeline timeline, DemoSink sink) {
    this.timeline = timeline;
    this.sink = sink;
  }

  /** A row that stands whenever it was written, such as a lead as it is now. */
  void write(DemoRecord row) {
    sink.accept(row);
  }

  /** A call is known when it is over. */
  void call(CallRecord row) {
    if (timeline.past(row.endedAt())) {
      sink.accept(row);
    }
  }

  void touch(TouchpointRecord row) {
    if (timeline.past(row.at())) {
      sink.accept(row);
    }
  }

  void stage(StageRecord.Subject subject, String subjectId, String stage, Instant at) {
    if (timeline.past(at)) {
      sink.accept(new StageRecord(stages.next(), subject, subjectId, stage, at));
    }
  }

  void event(String subjectId, String name, Instant at, @Nullable BigDecimal value) {
    if (timeline.past(at)) {
      sink.accept(new EventRecord(events.next(), subjectId, name, at, value));
    }
  }

  void payment(PaymentRecord row) {
    if (timeline.past(row.paidAt())) {
      sink.accept(row);
    }
  }

  String nextPayment() {
    return payments.next();
  }
}
