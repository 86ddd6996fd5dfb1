package dev.callsight.app.demo.record;

import java.time.Instant;

/** A call. Duration in seconds, 0 when nobody answered. */
public record CallRecord(
    String id,
    Instant startedAt,
    int durationSeconds,
    Direction direction,
    Status status,
    Handling handling,
    Links links,
    Origin origin,
    Verdict verdict,
    Measures measures,
    Instant updatedAt)
    implements DemoRecord {

  /** Who dialled. */
  public enum Direction {
    INBOUND,
    OUTBOUND
  }

  /** What became of the attempt. */
  public enum Status {
    COMPLETED,
    NO_ANSWER,
    BUSY,
    FAILED,
    VOICEMAIL,
    CANCELED
  }

  public CallRecord {
    if (durationSeconds < 0) {
      throw new IllegalArgumentException(
          "durationSeconds must not be negative: " + durationSeconds);
    }
  }

  @Override
  public String entity() {
    return "calls";
  }

  /** When the call was over. */
  public Instant endedAt() {
    return startedAt.plusSeconds(durationSeconds);
  }
}
