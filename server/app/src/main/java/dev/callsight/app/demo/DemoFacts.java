package dev.callsight.app.demo;

import dev.callsight.app.demo.company.DemoCompany;
import dev.callsight.app.demo.company.DemoSink;
import dev.callsight.core.catalog.Catalog;
import dev.callsight.engine.FactStore;
import dev.callsight.engine.FactsSettings;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.DoubleConsumer;
import tools.jackson.databind.json.JsonMapper;

/**
 * The facts of the demo organization, told up to now.
 *
 * <p>Rows are told in the order of time, and they count as told when the latest call is less than a
 * day old. So what a crash left half told, and what has become old, is erased and told anew.
 */
final class DemoFacts {
  private static final Duration STALE = Duration.ofDays(1);

  /** Tells a company's rows up to an instant, in the order of time. */
  @FunctionalInterface
  interface Teller {
    /** Tells them all; progress is told how much is done, 0 to 1. */
    void tell(Instant now, DemoSink sink, DoubleConsumer progress);
  }

  private final String organization;
  private final FactStore facts;
  private final Catalog catalog;
  private final JsonMapper json;
  private final Teller teller;

  DemoFacts(String organization, FactStore facts, Catalog catalog, JsonMapper json, Teller teller) {
    this.organization = organization;
    this.facts = facts;
    this.catalog = catalog;
    this.json = json;
    this.teller = teller;
  }

  /** Tells the company unless that was done less than a day ago; says so on the output. */
  void tellUpTo(Instant now, FactsSettings settings, PrintStream out) {
    facts.open(organization, settings);
    if (!told(now)) {
      tell(now, settings, new ProgressLine(out, "Loading " + DemoCompany.NAME));
    }
  }

  private boolean told(Instant now) {
    Instant latest = facts.status(organization).latest().get("calls.startedAt");
    return latest != null && latest.isAfter(now.minus(STALE));
  }

  private void tell(Instant now, FactsSettings settings, ProgressLine progress) {
    long start = System.nanoTime();
    facts.erase(organization);
    facts.open(organization, settings);
    long rows = tell(now, progress);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    progress.finish(
        String.format(Locale.ROOT, "%,d records in %.1f s", rows, took.toMillis() / 1000.0));
  }

  private long tell(Instant now, ProgressLine progress) {
    try (WritesBehind writes = new WritesBehind(batches -> facts.write(organization, batches))) {
      BatchSink sink = new BatchSink(catalog, json, writes);
      teller.tell(now, sink, progress::show);
      sink.flush();
      writes.awaitLast();
      return sink.rows();
    }
  }
}
