package dev.callsight.app.ingest;

import dev.callsight.engine.WriteResult;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Counts rows by what became of them, and times commits. No tag names an organization: there may be
 * thousands.
 */
@Component
final class IngestMeters {
  private static final String ROWS = "callsight.ingest.rows";

  private final MeterRegistry registry;

  IngestMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  void stored(String entity, WriteResult result, Duration took) {
    rows(entity, "accepted").increment((double) result.accepted());
    rows(entity, "updated").increment((double) result.updated());
    rows(entity, "unchanged").increment((double) result.unchanged());
    Timer.builder("callsight.ingest.commit")
        .description("Time from a batch of checked rows to its durable commit")
        .tag("entity", entity)
        .register(registry)
        .record(took);
  }

  /** Tells how many bodies are being read. */
  void bodies(Supplier<Number> running) {
    Gauge.builder("callsight.ingest.bodies", running)
        .description("Bodies that are being read and stored")
        .register(registry);
  }

  /** Counts a body that came when there were too many. */
  void refused() {
    Counter.builder("callsight.ingest.refused")
        .description("Bodies refused because too many were being stored")
        .register(registry)
        .increment();
  }

  void rejected(String entity, long count) {
    if (count > 0) {
      rows(entity, "rejected").increment((double) count);
    }
  }

  private Counter rows(String entity, String outcome) {
    return Counter.builder(ROWS)
        .description("Rows sent, by what became of them")
        .tag("entity", entity)
        .tag("outcome", outcome)
        .register(registry);
  }
}
