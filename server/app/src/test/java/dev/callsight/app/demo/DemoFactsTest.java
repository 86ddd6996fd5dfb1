package dev.callsight.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callsight.app.demo.company.DemoSink;
import dev.callsight.app.demo.record.EventRecord;
import dev.callsight.app.demo.record.PersonRecord;
import dev.callsight.core.catalog.Catalog;
import dev.callsight.engine.FactStore;
import dev.callsight.engine.FactsSettings;
import dev.callsight.engine.duckdb.DuckDbFacts;
import dev.callsight.engine.duckdb.DuckDbSettings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Map;
import java.util.function.DoubleConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Loading the demo once, again after a crash, and again when it has become old. */
class DemoFactsTest {
  private static final Instant NOW = Instant.parse("2026-06-17T13:20:00Z");
  private static final String ID = "org_demo";
  private static final FactsSettings SETTINGS =
      new FactsSettings(ZoneId.of("Europe/Amsterdam"), Currency.getInstance("EUR"));

  @TempDir Path folder;
  private FactStore store;
  private int tellings;

  @BeforeEach
  void start() {
    Catalog catalog = Catalog.builtIn();
    store =
        DuckDbFacts.start(
            DuckDbSettings.of(folder, 256L << 20),
            catalog.entities(),
            catalog.rollups(),
            Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    store.close();
  }

  @Test
  void tellsOnceAndLeavesItThen() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    facts(this::tell).tellUpTo(NOW, SETTINGS, new PrintStream(out, true, StandardCharsets.UTF_8));
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("Loading ", "3 records in ");
    facts(this::tell).tellUpTo(NOW.plus(Duration.ofHours(20)), SETTINGS, System.out);
    assertThat(tellings).isEqualTo(1);
    assertThat(rows()).containsEntry("people", 1L).containsEntry("calls", 2L);
  }

  @Test
  void tellsAnewWhatBecameOld() {
    facts(this::tell).tellUpTo(NOW, SETTINGS, System.out);
    facts(this::tell).tellUpTo(NOW.plus(Duration.ofDays(3)), SETTINGS, System.out);
    assertThat(tellings).isEqualTo(2);
    assertThat(rows()).containsEntry("calls", 2L);
  }

  @Test
  void tellsAnewWhatWasCutOff() {
    DemoFacts dying =
        facts((now, sink, _) -> {
          for (int i = 0; i < 70_000; i++) {
            sink.accept(new EventRecord("e" + i, "s", "n", now.minus(Duration.ofDays(9)), null));
          }
          throw new IllegalStateException("power cut");
        });
    assertThatThrownBy(() -> dying.tellUpTo(NOW, SETTINGS, System.out)).hasMessage("power cut");
    assertThat(rows().get("events")).isPositive();
    facts(this::tell).tellUpTo(NOW, SETTINGS, System.out);
    assertThat(rows()).containsEntry("calls", 2L);
    assertThat(rows().getOrDefault("events", 0L)).isZero();
  }

  private void tell(Instant now, DemoSink sink, DoubleConsumer progress) {
    tellings++;
    sink.accept(new PersonRecord("p", "Ada", "Team", Map.of("role", "advisor")));
    sink.accept(TinyCalls.at("one", now.minus(Duration.ofDays(500))));
    progress.accept(0.5);
    sink.accept(TinyCalls.at("two", now.minusSeconds(60)));
    progress.accept(1);
  }

  private DemoFacts facts(DemoFacts.Teller teller) {
    return new DemoFacts(ID, store, Catalog.builtIn(), new JsonMapper(), teller);
  }

  private Map<String, Long> rows() {
    return store.status(ID).rows();
  }
}
