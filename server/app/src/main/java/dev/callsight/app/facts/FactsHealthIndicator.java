package dev.callsight.app.facts;

import dev.callsight.engine.Facts;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Ready while the store answers. */
@Component
class FactsHealthIndicator implements HealthIndicator {
  private final Facts facts;

  FactsHealthIndicator(Facts facts) {
    this.facts = facts;
  }

  @Override
  public Health health() {
    return facts.answers() ? Health.up().build() : Health.down().build();
  }
}
