package dev.callsight.app.demo.company;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** What went wrong with the voice platform, and when. */
record Incidents(Timeline timeline) {
  private static final double USUAL_FAULT_RATE = 0.008;
  private static final double OUTAGE_FAULT_RATE = 0.52;
  private static final int OUTAGE_DAYS_AGO = 17;
  private static final int OUTAGE_HOURS = 5;
  private static final int SLOW_FROM_DAYS_AGO = 54;
  private static final int SLOW_UNTIL_DAYS_AGO = 40;
  private static final double SLOWER_BY = 2.4;

  /** The assistant that had a slow fortnight: a model was changed under it. */
  static final String SLOW_ASSISTANT = "nora";

  /** The probability that an assistant's call ends by a fault of the platform. */
  double faultRate(Instant at) {
    Instant start = outageStart();
    Instant end = start.plusSeconds(OUTAGE_HOURS * 3_600L);
    return !at.isBefore(start) && at.isBefore(end) ? OUTAGE_FAULT_RATE : USUAL_FAULT_RATE;
  }

  /** The factor on an assistant's turn latency. */
  double latencyFactor(String assistantId, Instant at) {
    double age = timeline.age(at);
    boolean slow = age <= SLOW_FROM_DAYS_AGO && age > SLOW_UNTIL_DAYS_AGO;
    return slow && assistantId.equals(SLOW_ASSISTANT) ? SLOWER_BY : 1;
  }

  /** Ten in the morning of a Thursday, when there was much to lose. */
  Instant outageStart() {
    LocalDate day =
        timeline
            .daysAgo(OUTAGE_DAYS_AGO)
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.THURSDAY));
    return day.atTime(10, 0).atZone(timeline.zone()).toInstant();
  }
}
