package dev.callsight.app.testing;

import dev.callsight.core.catalog.Catalog;
import dev.callsight.engine.Facts;
import dev.callsight.engine.clickhouse.ClickHouseFacts;
import dev.callsight.engine.clickhouse.ClickHouseSettings;
import dev.callsight.engine.clickhouse.WriteLock;
import dev.callsight.engine.duckdb.DuckDbFacts;
import dev.callsight.engine.duckdb.DuckDbSettings;
import dev.callsight.testing.ClickHouseServer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where this run of the tests keeps facts: embedded, unless the system property {@value #SHARDS}
 * says on how many ClickHouse servers. Tests that are left out for want of one say so.
 */
public final class ChosenFacts {
  private static final String SHARDS = "callsight.test.clickhouse";

  private static final Map<String, String> ADDRESSES = new ConcurrentHashMap<>();

  private ChosenFacts() {}

  /** Whether this run of the tests is about ClickHouse. */
  public static boolean areInClickHouse() {
    return shards() > 0;
  }

  private static int shards() {
    return Integer.getInteger(SHARDS, 0);
  }

  /**
   * How often a test at random tries: every time on the embedded store, a quarter of it on one
   * ClickHouse, an eighth on two, which take ten times as long. What the tries differ in, planning,
   * binding and evaluating, is the same code there; what is not, each try goes through.
   */
  public static int rounds(int embedded) {
    return areInClickHouse() ? Math.ceilDiv(embedded, 4 * shards()) : embedded;
  }

  /**
   * The variables of a server on a data folder, which keeps its database, so that a server that is
   * started again finds what it left.
   */
  public static Map<String, String> variables(String data) {
    return areInClickHouse()
        ? Map.of(
            "CALLSIGHT_FACTS",
            ADDRESSES.computeIfAbsent(data, _ -> ClickHouseServer.address(shards())))
        : Map.of();
  }

  /** A new and empty store. */
  public static Facts start(Path folder, Catalog catalog) {
    return areInClickHouse()
        ? ClickHouseFacts.start(
            ClickHouseSettings.parse(ClickHouseServer.address(shards())),
            catalog,
            Clock.systemUTC(),
            WriteLock.ofOneProcess())
        : startEmbedded(folder, catalog);
  }

  /** A new and empty embedded store, whatever this run of the tests is about. */
  public static Facts startEmbedded(Path folder, Catalog catalog) {
    return DuckDbFacts.start(
        DuckDbSettings.of(folder, 1L << 30),
        catalog.entities(),
        catalog.rollups(),
        Clock.systemUTC());
  }
}
