package dev.callsight.app.ingest;

import java.util.Objects;

/**
 * Facts of an organization changed and are durable. Published after the commit; answers computed
 * for an earlier version are no longer the newest.
 *
 * @param organizationId whose facts
 * @param version the data version after the change
 */
public record FactsChanged(String organizationId, long version) {
  /** Checks that an organization is named. */
  public FactsChanged {
    Objects.requireNonNull(organizationId, "organizationId");
  }
}
