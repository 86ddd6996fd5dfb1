package dev.callsight.app.demo.record;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a campaign (or one variant of it) cost and reached on one local day. */
public record SpendRecord(
    String id,
    String campaignId,
    LocalDate date,
    BigDecimal amount,
    String currency,
    @Nullable String variant,
    @Nullable Integer impressions,
    @Nullable Integer clicks,
    @Nullable Integer sends,
    @Nullable Integer responses)
    implements DemoRecord {
  @Override
  public String entity() {
    return "spend";
  }
}
