package dev.callsight.app.facts;

import dev.callsight.engine.Facts;
import dev.callsight.engine.QueryLoad;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** Tells how busy the store is with questions. */
@Component
final class FactsMeters implements MeterBinder {
  private final Facts facts;

  FactsMeters(Facts facts) {
    this.facts = facts;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    gauge(registry, "callsight.statements.running", "Statements that run", QueryLoad::running);
    gauge(registry, "callsight.statements.waiting", "Statements that wait", QueryLoad::waiting);
    count(registry, "refused", QueryLoad::refused);
    count(registry, "abandoned", QueryLoad::stopped);
    count(registry, "timeout", QueryLoad::timedOut);
    count(registry, "memory", QueryLoad::tooLarge);
  }

  private void gauge(
      MeterRegistry registry, String name, String description, ToDoubleFunction<QueryLoad> value) {
    Gauge.builder(name, facts, store -> value.applyAsDouble(store.load()))
        .description(description)
        .register(registry);
  }

  private void count(MeterRegistry registry, String reason, ToDoubleFunction<QueryLoad> value) {
    FunctionCounter.builder(
            "callsight.statements.stopped", facts, store -> value.applyAsDouble(store.load()))
        .description("Statements that were not run to their end, by reason")
        .tag("reason", reason)
        .register(registry);
  }
}
