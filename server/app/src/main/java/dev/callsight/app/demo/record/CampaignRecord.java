package dev.callsight.app.demo.record;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A campaign; a draft has not started, one without a budget runs until further notice. */
public record CampaignRecord(
    String id,
    String name,
    String channel,
    String status,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable BigDecimal budget,
    String currency)
    implements DemoRecord {
  @Override
  public String entity() {
    return "campaigns";
  }
}
