package dev.callsight.app.demo.record;

import java.time.Instant;

/** A lead or deal entered a stage. */
public record StageRecord(String id, Subject subject, String subjectId, String stage, Instant at)
    implements DemoRecord {

  /** What moved. */
  public enum Subject {
    LEAD,
    DEAL
  }

  @Override
  public String entity() {
    return "stages";
  }
}
