package dev.callsight.engine.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.sql.Sql;
import dev.callsight.engine.Facts;
import dev.callsight.engine.FactsCopy;
import dev.callsight.engine.FactsSettings;
import dev.callsight.engine.Records;
import dev.callsight.engine.StoreException;
import dev.callsight.engine.UnknownOrganizationException;
import dev.callsight.engine.duckdb.DuckDbFacts;
import dev.callsight.engine.duckdb.DuckDbSettings;
import dev.callsight.engine.duckdb.RandomFacts;
import dev.callsight.testing.ClickHouseServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies between stores arrive whole, also in two goes. */
class FactsCopyTest {
  private static final Catalog CATALOG = Catalog.builtIn();

  /** Less than the records of one instant that {@link #source} has. */
  private static final int PAGE = 1_000;

  private static final String ORGANIZATION = "org_moves";
  private static final FactsSettings LISBON =
      new FactsSettings(ZoneId.of("Europe/Lisbon"), Currency.getInstance("EUR"));

  @TempDir Path folder;
  private final List<Facts> open = new ArrayList<>();

  @AfterEach
  void close() {
    open.forEach(Facts::close);
  }

  private Facts duckDb(String name) {
    return opened(
        DuckDbFacts.start(
            DuckDbSettings.of(folder.resolve(name), 256L << 20),
            CATALOG.entities(),
            CATALOG.rollups(),
            Clock.systemUTC()));
  }

  private Facts clickHouse(String address) {
    return opened(
        ClickHouseFacts.start(
            ClickHouseSettings.parse(address),
            CATALOG,
            Clock.systemUTC(),
            WriteLock.ofOneProcess()));
  }

  private Facts opened(Facts facts) {
    open.add(facts);
    return facts;
  }

  private Facts source() {
    Facts source = duckDb("source");
    source.open(ORGANIZATION, LISBON);
    RandomFacts facts = new RandomFacts(9);
    write(source, "calls", 5_000, i -> facts.call("c" + i));
    write(
        source,
        "touchpoints",
        2_345,
        i ->
            Records.row(
                "id", "t" + i, "leadId", "l" + i, "at", "2026-03-29T01:00:00Z", "channel", "sms"));
    write(source, "leads", 50, i -> facts.lead("l" + i));
    write(source, "payments", 2_500, i -> facts.payment("p" + i));
    write(source, "people", 3, i -> Records.row("id", "h" + i, "name", "Ann " + i));
    return source;
  }

  private static void write(
      Facts store, String entity, int rows, IntFunction<Map<String, Object>> row) {
    store.write(
        ORGANIZATION,
        List.of(Records.batch(entity, IntStream.range(0, rows).mapToObj(row).toList())));
  }

  private static long copy(Facts from, Facts to, List<String> progress) {
    return new FactsCopy(from, to, CATALOG, progress::add, PAGE).copy(ORGANIZATION);
  }

  private static Object calls(Facts store) {
    return store
        .run(ORGANIZATION, new Sql("SELECT count(*) FROM calls", List.of()), Duration.ofMinutes(1))
        .rows()
        .getFirst()
        .getFirst();
  }

  @Test
  void aCopyThatBrokeOffGoesOnAndArrivesWhole() throws IOException {
    Facts source = source();
    String address = ClickHouseServer.address(1);
    String host = address.substring("clickhouse://".length(), address.lastIndexOf('/'));
    String database = address.substring(address.lastIndexOf('/'));
    Facts whole = clickHouse(address);
    try (FaultyWay way = new FaultyWay(host)) {
      Facts shaky = clickHouse("clickhouse://" + way.host() + database);
      way.breakAfter(22);
      List<String> nothing = new ArrayList<>();
      assertThatThrownBy(() -> copy(source, shaky, nothing)).isInstanceOf(StoreException.class);
    }
    assertThat((Long) calls(whole)).isPositive().isLessThan(5_000);

    List<String> progress = new ArrayList<>();
    assertThat(copy(source, whole, progress)).isEqualTo(9_898);
    assertThat(progress.getFirst()).matches("calls: [1-9][0-9]* of 5000");

    whole.open(ORGANIZATION, LISBON);
    Facts back = duckDb("back");
    assertThat(copy(whole, back, new ArrayList<>())).isEqualTo(9_898);
    assertThat(back.status(ORGANIZATION).rows()).isEqualTo(source.status(ORGANIZATION).rows());
  }

  @Test
  void aDifferenceIsAnErrorThatNamesIt() {
    Facts source = source();
    Facts target = duckDb("target");
    target.open(ORGANIZATION, LISBON);
    write(target, "people", 1, i -> Records.row("id", "a stranger", "name", "Bob"));

    assertThatThrownBy(() -> copy(source, target, new ArrayList<>()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("people of org_moves differ");
    Facts empty = duckDb("empty");
    assertThatThrownBy(() -> copy(empty, target, new ArrayList<>()))
        .isInstanceOf(UnknownOrganizationException.class);
  }
}
