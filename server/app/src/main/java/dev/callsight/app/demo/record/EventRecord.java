package dev.callsight.app.demo.record;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something a lead or customer did outside calls, with a value where the event has one. */
public record EventRecord(
    String id, String subjectId, String name, Instant at, @Nullable BigDecimal value)
    implements DemoRecord {
  @Override
  public String entity() {
    return "events";
  }
}
