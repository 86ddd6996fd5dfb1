package dev.callsight.app.demo.record;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A deal as it stands now; {@code won} is null while it is open. Probability 0–1. */
public record DealRecord(
    String id,
    Instant createdAt,
    BigDecimal amount,
    String currency,
    String leadId,
    @Nullable String customerId,
    String ownerId,
    String team,
    String pipeline,
    String stage,
    BigDecimal probability,
    Instant expectedCloseAt,
    @Nullable Instant closedAt,
    @Nullable Boolean won,
    @Nullable BigDecimal cost,
    String productLine,
    @Nullable String country,
    @Nullable String region,
    Instant updatedAt)
    implements DemoRecord {
  @Override
  public String entity() {
    return "deals";
  }
}
