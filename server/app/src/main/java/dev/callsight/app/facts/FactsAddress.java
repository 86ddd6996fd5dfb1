package dev.callsight.app.facts;

import dev.callsight.app.settings.Settings;
import dev.callsight.core.catalog.Catalog;
import dev.callsight.engine.Facts;
import dev.callsight.engine.clickhouse.ClickHouseFacts;
import dev.callsight.engine.clickhouse.ClickHouseSettings;
import dev.callsight.engine.clickhouse.WriteLock;
import dev.callsight.engine.duckdb.DuckDbFacts;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.util.unit.DataSize;

/** Where facts are kept. */
sealed interface FactsAddress {
  /**
   * Starts the store there.
   *
   * @param lock keeps other nodes from writing the same organization; of no use where there are
   *     none
   */
  Facts start(FactsProperties properties, Catalog catalog, WriteLock lock);

  /** By DuckDB in a folder. */
  record Embedded(Path folder) implements FactsAddress {
    @Override
    public Facts start(FactsProperties properties, Catalog catalog, WriteLock lock) {
      // The real clock, also where "now" is fixed: a data version must never be used twice.
      return DuckDbFacts.start(
          properties.settings(folder), catalog.entities(), catalog.rollups(), Clock.systemUTC());
    }
  }

  /** By ClickHouse. */
  record Served(ClickHouseSettings settings) implements FactsAddress {
    @Override
    public Facts start(FactsProperties properties, Catalog catalog, WriteLock lock) {
      DataSize memory = properties.questionMemory();
      ClickHouseSettings limited =
          memory == null ? settings : settings.withQuestionMemory(memory.toBytes());
      return ClickHouseFacts.start(limited, catalog, Clock.systemUTC(), lock);
    }
  }

  /** The one that the settings name. */
  static FactsAddress of(Settings settings) {
    return settings.factsAreEmbedded()
        ? new Embedded(settings.data().resolve("facts"))
        : new Served(ClickHouseSettings.parse(settings.facts()));
  }

  /**
   * Reads {@code duckdb:FOLDER} or the address of ClickHouse.
   *
   * @throws IllegalArgumentException when it is neither; the message never has a password
   */
  static FactsAddress parse(String text) {
    if (ClickHouseSettings.isAddress(text)) {
      return new Served(ClickHouseSettings.parse(text));
    }
    if (text.startsWith("duckdb:") && text.length() > "duckdb:".length()) {
      return new Embedded(Path.of(text.substring("duckdb:".length())));
    }
    throw new IllegalArgumentException(
        "expected duckdb:FOLDER, such as duckdb:data/facts, or " + ClickHouseSettings.EXPECTED);
  }
}
