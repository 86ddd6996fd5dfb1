package dev.callsight.app.demo.record;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A lead as it stands now; instants of what has not happened are null. Score 0–100. */
public record LeadRecord(
    String id,
    Instant createdAt,
    @Nullable String source,
    @Nullable String medium,
    @Nullable String campaignId,
    @Nullable String ownerId,
    @Nullable String team,
    String stage,
    @Nullable BigDecimal score,
    @Nullable Instant qualifiedAt,
    @Nullable Instant convertedAt,
    @Nullable Instant lostAt,
    @Nullable String customerId,
    Origin origin,
    Map<String, Object> properties,
    Instant updatedAt)
    implements DemoRecord {

  public LeadRecord {
    properties = Collections.unmodifiableMap(new TreeMap<>(properties));
  }

  @Override
  public String entity() {
    return "leads";
  }
}
