package dev.callsight.app.demo.record;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Money that moved. The amount of a refund is positive too: the kind says which way it went. */
public record PaymentRecord(
    String id,
    Instant paidAt,
    BigDecimal amount,
    String currency,
    Kind kind,
    String customerId,
    @Nullable String dealId,
    @Nullable String leadId,
    @Nullable String campaignId,
    @Nullable BigDecimal cost,
    @Nullable String productLine,
    @Nullable String country,
    @Nullable String region,
    Map<String, Object> properties)
    implements DemoRecord {

  /** Why money moved. */
  public enum Kind {
    ONE_TIME,
    RECURRING,
    REFUND
  }

  public PaymentRecord {
    properties = Collections.unmodifiableMap(new TreeMap<>(properties));
  }

  @Override
  public String entity() {
    return "payments";
  }
}
