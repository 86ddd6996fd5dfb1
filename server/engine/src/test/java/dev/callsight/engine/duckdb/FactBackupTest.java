package dev.callsight.engine.duckdb;

import static dev.callsight.engine.Records.batch;
import static dev.callsight.engine.Records.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.sql.Sql;
import dev.callsight.engine.FactsSettings;
import dev.callsight.engine.RecordBatch;
import dev.callsight.engine.UnknownOrganizationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FactBackupTest {
  private static final Catalog CATALOG = Catalog.builtIn();
  private static final FactsSettings LISBON =
      new FactsSettings(ZoneId.of("Europe/Lisbon"), Currency.getInstance("EUR"));

  @TempDir private Path scratch = Path.of("");

  @Test
  void aCopyMadeWhileWritingHoldsEveryRowAcknowledgedBeforeAndIsConsistent() throws Exception {
    Path copies = Files.createDirectory(scratch.resolve("copies"));
    long before;
    try (DuckDbFacts facts = start(scratch.resolve("facts"))) {
      facts.open("acme", LISBON);
      AtomicBoolean stop = new AtomicBoolean();
      CountDownLatch someWritten = new CountDownLatch(20);
      Thread writer = Thread.startVirtualThread(() -> writeUntil(stop, facts, someWritten));
      someWritten.await();
      before = count(facts, "SELECT count(*) FROM calls");
      assertThat(facts.copy("acme", copies)).contains(copies.resolve("acme.duckdb"));
      stop.set(true);
      writer.join();
      assertThat(count(facts, "SELECT count(*) FROM calls")).isGreaterThanOrEqualTo(before);
    }

    try (DuckDbFacts copied = start(copies)) {
      assertThat(copied.organizations()).containsExactly("acme");
      long rows = count(copied, "SELECT count(*) FROM calls");
      assertThat(rows).isGreaterThanOrEqualTo(before);
      assertThat(copied.status("acme").rows()).containsEntry("calls", rows);
      assertThat(count(copied, "SELECT count(DISTINCT id) FROM calls")).isEqualTo(rows);
      assertThat(count(copied, "SELECT sum(duration_seconds)::BIGINT FROM calls"))
          .isEqualTo(60 * rows);
      takesWrites(copied);
    }
  }

  @Test
  void anOrganizationWithoutFactsIsUnknown() throws IOException {
    try (DuckDbFacts facts = start(scratch.resolve("facts"))) {
      assertThat(facts.organizations()).isEmpty();
      assertThatThrownBy(() -> facts.copy("acme", scratch))
          .isInstanceOf(UnknownOrganizationException.class);
    }
  }

  /** The copy takes writes as the original did. */
  private static void takesWrites(DuckDbFacts copied) {
    long before = count(copied, "SELECT count(*) FROM calls");
    copied.write("acme", List.of(call(1_000_000)));
    assertThat(count(copied, "SELECT count(*) FROM calls")).isEqualTo(before + 1);
  }

  private static void writeUntil(AtomicBoolean stop, DuckDbFacts facts, CountDownLatch written) {
    for (int number = 0; !stop.get(); number++) {
      facts.write("acme", List.of(call(number)));
      written.countDown();
    }
  }

  private static RecordBatch call(int number) {
    return batch(
        "calls",
        row("id", "c" + number, "startedAt", "2026-03-29T10:00:00Z", "durationSeconds", 60));
  }

  private static long count(DuckDbFacts facts, String text) {
    Object value =
        facts
            .run("acme", new Sql(text, List.of()), Duration.ofMinutes(1))
            .rows()
            .getFirst()
            .getFirst();
    return ((Number) value).longValue();
  }

  private static DuckDbFacts start(Path folder) {
    return DuckDbFacts.start(
        DuckDbSettings.of(folder, 512L << 20),
        CATALOG.entities(),
        CATALOG.rollups(),
        Clock.systemUTC());
  }
}
