package dev.callsight.app.analytics;

import dev.callsight.app.identity.Organization;
import dev.callsight.core.query.Filter;
import dev.callsight.core.time.Grain;
import java.util.Collection;
import java.util.Map;

/** What key figures are meant to be: implemented by whoever keeps goals. */
@FunctionalInterface
public interface KpiGoals {
  /**
   * The goals set for metrics in exactly that scope.
   *
   * @param metrics ids
   * @param scope which records the figures are of
   * @param grain how long the figures' period is; a goal of the same length goes before others
   * @return by metric id, as clients get it; without those that have none
   */
  Map<String, Record> of(
      Organization organization, Collection<String> metrics, Filter scope, Grain grain);
}
