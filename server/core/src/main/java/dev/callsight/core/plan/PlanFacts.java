package dev.callsight.core.plan;

import dev.callsight.core.catalog.Catalog;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What rules may know of the store, as values.
 *
 * @param catalog what can be asked
 * @param rollupGrain the width of a rollup bucket, aligned to UTC
 * @param latest for each entity and time field ({@code calls.startedAt}) no record is later than
 *     this; absent while there is none
 */
public record PlanFacts(Catalog catalog, Duration rollupGrain, Map<String, Instant> latest) {
  public PlanFacts {
    Objects.requireNonNull(catalog, "catalog");
    Objects.requireNonNull(rollupGrain, "rollupGrain");
    latest = Map.copyOf(latest);
  }

  /** No record of that entity is later by that field; empty while there is none at all. */
  public Optional<Instant> latest(String entity, String time) {
    return Optional.ofNullable(latest.get(entity + "." + time));
  }
}
