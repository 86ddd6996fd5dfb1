package dev.callsight.app.demo.record;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A monthly amount a customer pays from one instant until another, or until further notice. */
public record SubscriptionRecord(
    String id,
    String customerId,
    BigDecimal monthlyAmount,
    String currency,
    Instant startedAt,
    @Nullable Instant endedAt,
    String plan,
    Instant updatedAt)
    implements DemoRecord {
  @Override
  public String entity() {
    return "subscriptions";
  }
}
