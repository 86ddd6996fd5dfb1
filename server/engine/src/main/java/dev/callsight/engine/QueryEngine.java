package dev.callsight.engine;

import dev.callsight.core.sql.Sql;
import dev.callsight.core.table.Table;
import java.time.Duration;

/** Runs read-only statements inside one organization's facts. Safe for many threads. */
public interface QueryEngine {
  /**
   * Runs a statement and returns all its rows.
   *
   * <p>When the waiting thread is interrupted, the statement is stopped.
   *
   * @param timeout after this the statement is stopped
   * @throws UnknownOrganizationException when the organization has no facts
   * @throws StoreException with kind {@code TIMEOUT}, {@code RESOURCES} or {@code ABANDONED} when
   *     it was stopped, {@code OVERLOADED} when it was not begun, {@code UNREACHABLE} or {@code
   *     INTERNAL}
   */
  Table run(String organization, Sql sql, Duration timeout);
}
