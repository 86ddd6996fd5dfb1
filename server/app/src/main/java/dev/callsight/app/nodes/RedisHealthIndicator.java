package dev.callsight.app.nodes;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Tells of a lost Redis; the node takes requests all the same. */
@Component
class RedisHealthIndicator implements HealthIndicator {
  /** Everything works, some of it slower. Answered with 200. */
  private static final Status DEGRADED = new Status("DEGRADED");

  private final Redis redis;

  RedisHealthIndicator(Redis redis) {
    this.redis = redis;
  }

  @Override
  public Health health() {
    return redis.configured() && !redis.available()
        ? Health.status(DEGRADED).build()
        : Health.up().build();
  }
}
