package dev.callsight.app.demo.company;

import dev.callsight.app.demo.record.CallRecord.Direction;

/** What a call is for: how long it takes and how easily it succeeds. */
enum Purpose {
  /** A new caller rings up. */
  RECEPTION(Direction.INBOUND, 168, 1.35, 0.58, 0.90),
  /** A lead is rung back and asked the questions that matter. */
  QUALIFICATION(Direction.OUTBOUND, 246, -0.10, 0.46, 0.88),
  /** A visit is confirmed. */
  APPOINTMENT(Direction.OUTBOUND, 84, 1.55, 0.40, 0.94),
  /** A person advises on a roof or a boiler. */
  CONSULTATION(Direction.OUTBOUND, 1_020, 1.10, 0, 0),
  /** A person asks for the signature. */
  CLOSING(Direction.OUTBOUND, 540, 0.15, 0, 0),
  /** A customer has a question or a fault. */
  SUPPORT(Direction.INBOUND, 214, 1.25, 0.34, 0.74),
  /** Somebody who never asked is called. */
  PROSPECTING(Direction.OUTBOUND, 66, -1.35, 0.90, 0.97);

  private final Direction direction;
  private final double medianSeconds;
  private final double successOdds;
  private final double automatedAtFirst;
  private final double automatedNow;

  Purpose(
      Direction direction,
      double medianSeconds,
      double successOdds,
      double automatedAtFirst,
      double automatedNow) {
    this.direction = direction;
    this.medianSeconds = medianSeconds;
    this.successOdds = successOdds;
    this.automatedAtFirst = automatedAtFirst;
    this.automatedNow = automatedNow;
  }

  Direction direction() {
    return direction;
  }

  /** Median length of an answered call. */
  double medianSeconds() {
    return medianSeconds;
  }

  /** Log-odds that an average call does what it was for. */
  double successOdds() {
    return successOdds;
  }

  /** The part of these calls that assistants take, at this point of the timeline (0–1). */
  double automation(double progress) {
    return automatedAtFirst + (automatedNow - automatedAtFirst) * progress;
  }

  /** Whether the other side waits for the call. */
  boolean expected() {
    return this == APPOINTMENT || this == CONSULTATION || this == CLOSING;
  }
}
