package dev.callsight.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a store knows of an organization's facts without a scan; the planner's rules take it as a
 * value.
 *
 * @param version the data version; grows with every change
 * @param rollupGrain the width of a rollup bucket, aligned to UTC: 60, 30 or 15 minutes
 * @param latest for each entity and time field ({@code calls.startedAt}) no stored instant is later
 *     than this; absent while there is none
 * @param rows stored rows for each entity
 * @param updated when the facts last changed, or null
 * @param changes which buckets of rollups the last writes have touched
 */
public record FactsStatus(
    long version,
    Duration rollupGrain,
    Map<String, Instant> latest,
    Map<String, Long> rows,
    @Nullable Instant updated,
    RollupChanges changes) {
  public FactsStatus {
    Objects.requireNonNull(rollupGrain, "rollupGrain");
    Objects.requireNonNull(changes, "changes");
    latest = Map.copyOf(latest);
    rows = Map.copyOf(rows);
  }
}
