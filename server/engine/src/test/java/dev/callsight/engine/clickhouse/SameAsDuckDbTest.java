package dev.callsight.engine.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.catalog.Entity;
import dev.callsight.core.catalog.Field;
import dev.callsight.core.catalog.Rollup;
import dev.callsight.core.sql.Sql;
import dev.callsight.engine.ExchangeRate;
import dev.callsight.engine.ExchangeRates;
import dev.callsight.engine.Facts;
import dev.callsight.engine.FactsSettings;
import dev.callsight.engine.FactsStatus;
import dev.callsight.engine.RecordBatch;
import dev.callsight.engine.WriteResult;
import dev.callsight.engine.duckdb.DuckDbFacts;
import dev.callsight.engine.duckdb.DuckDbSettings;
import dev.callsight.engine.duckdb.RandomFacts;
import dev.callsight.testing.ClickHouseServer;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is written in whatever order, both stores hold the same, derived columns and sums too.
 */
class SameAsDuckDbTest {
  private static final Catalog CATALOG = Catalog.builtIn();
  private static final String ORGANIZATION = "org_same";

  @TempDir Path folder;
  private Facts duckDb;
  private Facts clickHouse;

  @BeforeEach
  void start() {
    clickHouse =
        ClickHouseFacts.start(
            ClickHouseSettings.parse(ClickHouseServer.address(1)),
            CATALOG,
            Clock.systemUTC(),
            WriteLock.ofOneProcess());
    duckDb =
        DuckDbFacts.start(
            DuckDbSettings.of(folder, 512L << 20),
            CATALOG.entities(),
            CATALOG.rollups(),
            Clock.systemUTC());
    open("Europe/Lisbon", "EUR");
  }

  @AfterEach
  void stop() {
    duckDb.close();
    clickHouse.close();
  }

  private Stream<Facts> both() {
    return Stream.of(duckDb, clickHouse);
  }

  private void open(String zone, String currency) {
    FactsSettings settings = new FactsSettings(ZoneId.of(zone), Currency.getInstance(currency));
    both().forEach(store -> store.open(ORGANIZATION, settings));
  }

  @Test
  void randomWritesReplaysCorrectionsRatesAndSettings() {
    RandomFacts facts = new RandomFacts(20_261_126);
    List<RecordBatch> written = new ArrayList<>();
    for (int round = 0; round < 14; round++) {
      written.add(facts.batch());
      written.add(facts.batch());
      write(List.of(written.get(written.size() - 2), written.getLast()));
      write(List.of(written.get(facts.number(written.size()))));
      change(round, facts);
      assertSame("round " + round);
    }
    both().forEach(store -> store.rebuild(ORGANIZATION, _ -> {}));
    assertSame("rebuilt");
  }

  private void change(int round, RandomFacts facts) {
    switch (round) {
      case 3 -> useRates(facts);
      case 6 -> open("Asia/Kathmandu", "EUR");
      case 8 -> open("Asia/Kathmandu", "USD");
      case 10 -> useRates(facts);
      default -> {
        // Records only.
      }
    }
  }

  private void useRates(RandomFacts facts) {
    List<ExchangeRate> rates = new ArrayList<>();
    for (String currency : List.of("USD", "EUR", "GBP")) {
      for (int i = 0; i < 4; i++) {
        rates.add(
            new ExchangeRate(
                currency,
                LocalDate.parse("2025-10-25").plusDays(10L * i),
                BigDecimal.valueOf(1 + facts.number(2_000_000), 6)));
      }
    }
    both().forEach(store -> store.useRates(ORGANIZATION, new ExchangeRates(rates)));
  }

  private void write(List<RecordBatch> batches) {
    WriteResult left = duckDb.write(ORGANIZATION, batches);
    WriteResult right = clickHouse.write(ORGANIZATION, batches);
    assertThat(right).usingRecursiveComparison().ignoringFields("version").isEqualTo(left);
  }

  private void assertSame(String moment) {
    for (String entity : RandomFacts.KINDS) {
      String records = records(CATALOG.entity(entity));
      assertThat(ask(clickHouse, records))
          .as("%s, %s", moment, entity)
          .isEqualTo(ask(duckDb, records));
    }
    for (Rollup rollup : CATALOG.rollups()) {
      String sums = sums(rollup);
      assertThat(ask(clickHouse, sums))
          .as("%s, %s", moment, rollup.id())
          .isEqualTo(ask(duckDb, sums));
    }
    FactsStatus left = duckDb.status(ORGANIZATION);
    FactsStatus right = clickHouse.status(ORGANIZATION);
    assertThat(right.rows()).as(moment).isEqualTo(left.rows());
    assertThat(right.rollupGrain()).as(moment).isEqualTo(left.rollupGrain());
    assertThat(right.latest().keySet()).as(moment).isEqualTo(left.latest().keySet());
    right.latest().forEach((axis, instant) -> assertNoneLater(axis, instant));
  }

  private void assertNoneLater(String axis, Instant instant) {
    Entity entity = CATALOG.entity(axis.substring(0, axis.indexOf('.')));
    String column = entity.field(axis.substring(axis.indexOf('.') + 1)).column();
    Object last =
        ask(clickHouse, "SELECT max(\"" + column + "\") FROM " + entity.id()).getFirst().getFirst();
    assertThat(last)
        .as(axis)
        .satisfiesAnyOf(
            each -> assertThat(each).isEqualTo("missing"),
            each -> assertThat((Instant) each).isBeforeOrEqualTo(instant));
  }

  /** All but the instant that stands for the beginning, which differs between stores. */
  private static String records(Entity entity) {
    String columns =
        entity.fields().stream()
            .flatMap(SameAsDuckDbTest::columns)
            .collect(Collectors.joining(", "));
    return "SELECT " + columns + " FROM " + entity.id() + " ORDER BY id";
  }

  private static Stream<String> columns(Field field) {
    if (field.name().startsWith("new")) {
      String column = '"' + field.column() + '"';
      return Stream.of(
          "CASE WHEN %1$s < TIMESTAMP '1901-01-01 00:00:00' THEN NULL ELSE %1$s END, %1$s IS NULL"
              .formatted(column));
    }
    String column = '"' + field.column() + '"';
    return field.money()
        ? Stream.of(column, '"' + field.reportingColumn() + '"')
        : Stream.of(column);
  }

  private static String sums(Rollup rollup) {
    Entity entity = CATALOG.entity(rollup.entity());
    List<String> keys = new ArrayList<>(List.of("bucket"));
    rollup.fields().forEach(field -> keys.add('"' + entity.field(field).column() + '"'));
    String sums =
        rollup.leaves().keySet().stream()
            .map(leaf -> "sum(\"" + leaf + "\")")
            .collect(Collectors.joining(", "));
    String something =
        rollup.leaves().keySet().stream()
            .map(leaf -> "sum(\"" + leaf + "\") <> 0")
            .collect(Collectors.joining(" OR "));
    String by = String.join(", ", keys);
    return "SELECT %s, %s FROM %s GROUP BY %s HAVING %s ORDER BY %s"
        .formatted(by, sums, rollup.id(), by, something, by);
  }

  private static List<List<@Nullable Object>> ask(Facts store, String text) {
    return store.run(ORGANIZATION, new Sql(text, List.of()), Duration.ofMinutes(2)).rows().stream()
        .map(row -> row.stream().<@Nullable Object>map(SameAsDuckDbTest::plain).toList())
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static @Nullable Object plain(@Nullable Object cell) {
    return switch (cell) {
      case null -> "missing";
      case BigDecimal number -> number.stripTrailingZeros();
      case Boolean truth -> truth ? 1L : 0L;
      default -> cell;
    };
  }
}
