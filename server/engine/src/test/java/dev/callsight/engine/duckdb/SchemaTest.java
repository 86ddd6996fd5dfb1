package dev.callsight.engine.duckdb;

import static dev.callsight.engine.duckdb.Stores.LISBON;
import static dev.callsight.engine.duckdb.Stores.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callsight.core.catalog.Entity;
import dev.callsight.core.catalog.Rollup;
import dev.callsight.engine.FactsSettings;
import dev.callsight.engine.RecordBatch;
import dev.callsight.engine.Records;
import dev.callsight.engine.RollupGrain;
import dev.callsight.engine.StoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files made by an older program, a newer one, or under other settings. */
class SchemaTest {
  private static final Entity CALLS = Stores.CATALOG.entity("calls");

  @TempDir Path folder;

  @Test
  void fieldsAndRollupsAddedLaterAreAddedToTheFile() {
    Entity older =
        new Entity(
            "calls",
            "Calls",
            "startedAt",
            CALLS.view(),
            CALLS.fields().stream().filter(field -> !field.name().equals("city")).toList(),
            List.of());
    try (DuckDbFacts store = start(List.of(older), List.of())) {
      store.open("org_one", LISBON);
      store.write("org_one", List.of(oneCall(older)));
    }
    Rollup added =
        Stores.CATALOG.rollups().stream()
            .filter(rollup -> rollup.entity().equals("calls"))
            .findFirst()
            .orElseThrow();

    try (DuckDbFacts store = start(List.of(CALLS), List.of(added))) {
      assertThat(ask(store, "org_one", "SELECT id, city FROM calls"))
          .containsExactly(java.util.Arrays.asList("c1", null));
      assertThat(ask(store, "org_one", "SELECT calls_total FROM " + added.id()))
          .containsExactly(List.of(1L));
    }
  }

  /** A file of a program that kept no contacts has them when this one opens it. */
  @Test
  void derivedFieldsAddedLaterAreComputedFromTheRecords() throws Exception {
    RandomFacts facts = new RandomFacts(5);
    List<List<Object>> kept;
    try (DuckDbFacts store = Stores.start(folder)) {
      store.open("org_one", LISBON);
      for (int i = 0; i < 20; i++) {
        store.write(
            "org_one",
            List.of(
                Records.batch("leads", List.of(facts.lead("l" + i))),
                Records.batch("calls", List.of(facts.call("c" + i))),
                Records.batch("touchpoints", List.of(facts.touchpoint("t" + i)))));
      }
      kept = ask(store, "org_one", CONTACTS);
    }
    assertThat(kept).anyMatch(lead -> lead.get(1) != null && !lead.get(2).equals(0L));
    try (Connection file =
            DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("org_one.duckdb"));
        Statement statement = file.createStatement()) {
      statement.execute("ALTER TABLE leads DROP COLUMN contacted_at");
      statement.execute("ALTER TABLE leads DROP COLUMN engagements");
      statement.execute("UPDATE callsight_meta SET layout = 'older'");
    }

    try (DuckDbFacts store = Stores.start(folder)) {
      assertThat(ask(store, "org_one", CONTACTS)).isEqualTo(kept);
    }
  }

  /**
   * As one does whose file an older program, which keeps no contacts of leads to come, wrote to.
   */
  @Test
  void leadsToComeFindTheCallsOfAnOlderProgram() throws Exception {
    RandomFacts facts = new RandomFacts(6);
    try (DuckDbFacts store = Stores.start(folder)) {
      store.open("org_one", LISBON);
      for (int i = 0; i < 40; i++) {
        store.write("org_one", List.of(Records.batch("calls", List.of(facts.call("c" + i)))));
      }
    }
    try (Connection file =
            DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("org_one.duckdb"));
        Statement statement = file.createStatement()) {
      statement.execute("DROP TABLE callsight_awaited_contacts");
      statement.execute("UPDATE callsight_meta SET layout = 'older'");
    }

    try (DuckDbFacts store = Stores.start(folder)) {
      store.write("org_one", List.of(Records.batch("leads", List.of(facts.lead("l1")))));
      List<List<Object>> kept = ask(store, "org_one", CONTACTS);
      store.rebuild("org_one", _ -> {});
      assertThat(kept).isEqualTo(ask(store, "org_one", CONTACTS));
      assertThat(kept.getFirst().get(2)).isNotEqualTo(0L);
    }
  }

  private static final String CONTACTS =
      "SELECT id, contacted_at, engagements FROM leads ORDER BY id";

  private static RecordBatch oneCall(Entity entity) {
    RecordBatch.Builder builder = RecordBatch.builder(entity, 1);
    builder.text(0, "c1");
    builder.number(1, 1_700_000_000_000_000L);
    builder.number(2, 60_000);
    builder.endRow();
    return builder.build();
  }

  private DuckDbFacts start(List<Entity> entities, List<Rollup> rollups) {
    return DuckDbFacts.start(
        DuckDbSettings.of(folder, 256L << 20), entities, rollups, Clock.systemUTC());
  }

  @Test
  void aFileOfANewerProgramIsNotTouched() throws Exception {
    try (DuckDbFacts store = Stores.start(folder)) {
      store.open("org_one", LISBON);
    }
    try (Connection file =
            DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("org_one.duckdb"));
        Statement statement = file.createStatement()) {
      statement.execute("UPDATE callsight_meta SET format = 99");
    }

    try (DuckDbFacts store = Stores.start(folder)) {
      assertThatThrownBy(() -> store.status("org_one"))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("format 99")
          .hasMessageContaining("newer Callsight");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "UTC, 60",
    "Europe/Lisbon, 60",
    "America/New_York, 60",
    "Asia/Kolkata, 30",
    "Australia/Lord_Howe, 30",
    "Asia/Kathmandu, 15",
    "Pacific/Chatham, 15"
  })
  void aBucketIsAsWideAsTheZoneAllows(String zone, int minutes) {
    assertThat(RollupGrain.of(ZoneId.of(zone))).isEqualTo(Duration.ofMinutes(minutes));
  }

  @Test
  void anotherZoneMakesRollupsFiner() {
    try (DuckDbFacts store = Stores.start(folder)) {
      store.open("org_one", LISBON);
      RandomFacts facts = new RandomFacts(3);
      List<java.util.Map<String, Object>> calls = new java.util.ArrayList<>();
      for (int i = 0; i < 50; i++) {
        calls.add(facts.call("c" + i));
      }
      store.write("org_one", List.of(Records.batch("calls", calls)));
      long version = store.status("org_one").version();

      store.open(
          "org_one", new FactsSettings(ZoneId.of("Asia/Kathmandu"), Currency.getInstance("EUR")));

      assertThat(store.status("org_one").rollupGrain()).isEqualTo(Duration.ofMinutes(15));
      assertThat(store.status("org_one").version()).isGreaterThan(version);
      assertThat(Stores.firstWrongRollup(store, "org_one")).isEmpty();
      assertThat(
              ask(store, "org_one", "SELECT CAST(sum(calls_total) AS BIGINT) FROM calls_by_time"))
          .containsExactly(List.of(50L));
    }
  }

  @Test
  void aFilterNeverForgetsAndHardlyMistakes() {
    IdFilter filter = new IdFilter(0);
    for (int i = 0; i < 200_000; i++) {
      assertThat(filter.addOrMayContain(IdScan.hash("id" + i))).as("id%d", i).isFalse();
    }
    for (int i = 0; i < 200_000; i++) {
      assertThat(filter.addOrMayContain(IdScan.hash("id" + i))).as("id%d", i).isTrue();
    }
    assertThat(filter.bytes()).isLessThan(200_000L * 16);
  }
}
