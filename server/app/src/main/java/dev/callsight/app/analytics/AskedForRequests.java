package dev.callsight.app.analytics;

import dev.callsight.core.sql.Sql;
import dev.callsight.core.table.Table;
import dev.callsight.engine.Facts;
import dev.callsight.engine.QueryEngine;
import java.time.Duration;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * The engine as everything here asks it: whatever a request asks, by whichever way, is given up
 * when its client has gone.
 */
@Component
@Primary
final class AskedForRequests implements QueryEngine {
  private final Facts facts;
  private final Parallel parallel;

  AskedForRequests(Facts facts, Parallel parallel) {
    this.facts = facts;
    this.parallel = parallel;
  }

  @Override
  public Table run(String organization, Sql sql, Duration timeout) {
    return parallel.whileWaited(() -> facts.run(organization, sql, timeout));
  }
}
