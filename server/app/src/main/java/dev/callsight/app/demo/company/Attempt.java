package dev.callsight.app.demo.company;

import dev.callsight.app.demo.record.CallRecord.Status;

/** A call as far as it went: who spoke, for how long, and whether a person took over. */
record Attempt(CallPlan plan, Speaker speaker, Status status, int seconds, boolean transferred) {
  double minutes() {
    return seconds / 60.0;
  }

  boolean conversation() {
    return status == Status.COMPLETED && seconds >= 10;
  }
}
