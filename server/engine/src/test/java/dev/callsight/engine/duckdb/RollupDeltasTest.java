package dev.callsight.engine.duckdb;

import static dev.callsight.engine.duckdb.Stores.LISBON;
import static dev.callsight.engine.duckdb.Stores.ask;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.engine.ExchangeRate;
import dev.callsight.engine.ExchangeRates;
import dev.callsight.engine.FactsSettings;
import dev.callsight.engine.RecordBatch;
import dev.callsight.engine.Records;
import dev.callsight.engine.duckdb.RowLeaves.Kind;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sums made in memory are those that DuckDB makes of the same records, to the last digit. */
class RollupDeltasTest {
  @TempDir Path folder;
  private DuckDbFacts store;

  @BeforeEach
  void start() {
    store = Stores.start(folder);
    store.open("org_one", LISBON);
  }

  @AfterEach
  void stop() {
    store.close();
  }

  @Test
  void everyRollupOfTheCatalogIsSummedInMemoryInTheTypesOfItsTable() {
    Layout layout = Layout.of(Stores.CATALOG.entities(), Stores.CATALOG.rollups());
    for (RollupTable rollup : layout.rollups()) {
      Contributions shared =
          layout.contributions(rollup.entity().id()).stream()
              .filter(each -> each.rollups().contains(rollup))
              .findFirst()
              .orElseThrow();
      Map<String, Kind> kinds = layout.deltas(shared).orElseThrow().kinds();
      List<String> expected =
          rollup.rollup().leaves().keySet().stream().map(leaf -> type(kinds.get(leaf))).toList();
      String types =
          rollup.rollup().leaves().keySet().stream()
              .map(leaf -> "typeof(any_value(" + Identifiers.quote(leaf) + "))")
              .collect(java.util.stream.Collectors.joining(", "));
      assertThat(ask(store, "org_one", "SELECT " + types + " FROM " + rollup.table()).getFirst())
          .as(rollup.rollup().id())
          .containsExactlyElementsOf(expected.stream().map(Object.class::cast).toList());
    }
  }

  private static String type(Kind kind) {
    return switch (kind) {
      case Kind.Count _ -> "BIGINT";
      case Kind.Whole _ -> "HUGEINT";
      case Kind.Decimal decimal -> "DECIMAL(38," + decimal.scale() + ")";
    };
  }

  @Test
  void sumsBeyondSixtyFourBitsAreExact() {
    write("calls", call("c1", "cost", "999999999999.999999"), call("c2"));
    List<Map<String, Object>> calls = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      calls.add(call("many" + i, "cost", "999999999999.999999"));
    }
    store.write("org_one", List.of(Records.batch("calls", calls)));
    write("calls", call("c1", "cost", "0.000001"));
    write("deals", deal("d1", "amount", "999999999999.999999", "cost", "999999999999.999999"));

    assertThat(Stores.firstWrongRollup(store, "org_one")).isEmpty();
    assertThat(ask(store, "org_one", "SELECT count(*) FROM calls")).containsExactly(List.of(42L));
  }

  @Test
  void textsAreComparedAsDuckDbComparesThem() {
    List<String> reasons =
        List.of("ERROR", "pipelİne-Error", "\u212Aein Fault", "FAULTİ", "ﬂault", "errors", "err");
    List<Map<String, Object>> calls = new ArrayList<>();
    reasons.forEach(reason -> calls.add(call("c" + calls.size(), "endedReason", reason)));
    store.write("org_one", List.of(Records.batch("calls", calls)));

    assertThat(Stores.firstWrongRollup(store, "org_one")).isEmpty();
  }

  @Test
  void amountsInOtherCurrenciesCountByTheirRates() {
    write("calls", call("c1", "cost", "1.5", "currency", "USD"), call("c2", "cost", "2"));
    assertThat(Stores.firstWrongRollup(store, "org_one")).isEmpty();
    store.useRates(
        "org_one",
        new ExchangeRates(
            List.of(new ExchangeRate("USD", LocalDate.of(2020, 1, 1), new BigDecimal("0.9")))));

    write("calls", call("c3", "cost", "3", "currency", "USD"), call("c4", "currency", "EUR"));

    assertThat(Stores.firstWrongRollup(store, "org_one")).isEmpty();
    assertThat(ask(store, "org_one", "SELECT sum(cost_reporting) FROM calls"))
        .containsExactly(List.of(new BigDecimal("6.050000")));
  }

  @Test
  void manyNewCallsOfOneWriteAreKeptInOrderOfTime() {
    List<Map<String, Object>> calls = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      calls.add(
          Records.row(
              "id", "c" + i, "startedAt", time(i * 7_919 % 3_000), "durationSeconds", i % 90));
    }
    store.write("org_one", List.of(Records.batch("calls", calls)));

    assertThat(
            ask(
                store,
                "org_one",
                "SELECT count(*) FROM (SELECT started_at < lag(started_at) OVER (ORDER BY rowid) AS back FROM calls) WHERE back"))
        .containsExactly(List.of(0L));
    assertThat(Stores.firstWrongRollup(store, "org_one")).isEmpty();
  }

  @Test
  void batchesOfOneWriteAreSummedTogether() {
    write("calls", call("first"));
    List<RecordBatch> batches = new ArrayList<>();
    for (int batch = 0; batch < 3; batch++) {
      List<Map<String, Object>> calls = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        calls.add(call("c" + batch + "_" + i, "startedAt", time(i * 7), "city", "city " + i % 3));
      }
      batches.add(Records.batch("calls", calls));
    }
    store.write("org_one", batches);

    assertThat(Stores.firstWrongRollup(store, "org_one")).isEmpty();
    String rows = "SELECT count(*), count(DISTINCT bucket) FROM " + hourly();
    List<Object> counts = ask(store, "org_one", rows).getFirst();
    assertThat(counts.getFirst()).as("a row for each bucket").isEqualTo(counts.getLast());
  }

  /** A rollup of calls with nothing but time. */
  private static String hourly() {
    return Stores.CATALOG.rollups().stream()
        .filter(rollup -> rollup.entity().equals("calls") && rollup.fields().isEmpty())
        .findFirst()
        .orElseThrow()
        .id();
  }

  @Test
  void sumsFollowTheZoneAndTheCurrencyOfTheMoment() {
    write("calls", call("c1", "cost", "2", "currency", "EUR"));
    store.open(
        "org_one", new FactsSettings(ZoneId.of("Asia/Kathmandu"), Currency.getInstance("NPR")));
    write(
        "calls",
        call("c2", "startedAt", "2026-03-01T10:20:00Z", "cost", "3", "currency", "EUR"),
        call("c3", "startedAt", "2026-03-01T10:50:00Z", "cost", "4", "currency", "NPR"));

    assertThat(Stores.firstWrongRollup(store, "org_one")).isEmpty();
    assertThat(ask(store, "org_one", "SELECT sum(cost_reporting) FROM calls"))
        .containsExactly(List.of(new BigDecimal("4.000000")));
  }

  private static String time(int minute) {
    return java.time.Instant.parse("2026-01-01T00:00:00Z").plusSeconds(60L * minute).toString();
  }

  private static Map<String, Object> call(String id, Object... more) {
    Map<String, Object> call =
        Records.row("id", id, "startedAt", "2026-03-01T10:00:00Z", "durationSeconds", "61.5");
    call.putAll(Records.row(more));
    return call;
  }

  private static Map<String, Object> deal(String id, Object... more) {
    Map<String, Object> deal =
        Records.row(
            "id",
            id,
            "createdAt",
            "2026-03-01T10:00:00Z",
            "closedAt",
            "2026-03-02T10:00:00Z",
            "won",
            true);
    deal.putAll(Records.row(more));
    return deal;
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  private void write(String entity, Map<String, Object>... rows) {
    store.write("org_one", List.of(Records.batch(entity, rows)));
  }
}
