package dev.callsight.app.demo.record;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What was measured on a call: quality 0–100, satisfaction 1–5, sentiment −1…1, turn latency in
 * milliseconds, interruptions, and the direct cost. Null where it was not measured.
 */
public record Measures(
    @Nullable BigDecimal qualityScore,
    @Nullable Integer satisfaction,
    @Nullable BigDecimal sentiment,
    @Nullable Integer latencyMs,
    @Nullable Integer interruptions,
    @Nullable BigDecimal cost,
    @Nullable String currency)
    implements DemoRecord.Part {}
