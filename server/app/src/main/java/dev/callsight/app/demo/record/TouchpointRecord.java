package dev.callsight.app.demo.record;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A lead met the company. */
public record TouchpointRecord(
    String id,
    String leadId,
    Instant at,
    String channel,
    @Nullable String campaignId,
    @Nullable String variant,
    Kind kind,
    @Nullable BigDecimal cost)
    implements DemoRecord {

  /** How they met. */
  public enum Kind {
    IMPRESSION,
    CLICK,
    OPEN,
    REPLY,
    VISIT,
    CALL,
    MEETING
  }

  @Override
  public String entity() {
    return "touchpoints";
  }
}
