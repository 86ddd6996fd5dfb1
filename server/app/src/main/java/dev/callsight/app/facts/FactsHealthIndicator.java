package dev.callsight.app.facts;

import dev.callsight.engine.duckdb.DuckDbFacts;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Ready while the store answers. */
@Component
class FactsHealthIndicator implements HealthIndicator {
  private final DuckDbFacts facts;

  FactsHealthIndicator(DuckDbFacts facts) {
    this.facts = facts;
  }

  @Override
  public Health health() {
    return facts.answers() ? Health.up().build() : Health.down().build();
  }
}
