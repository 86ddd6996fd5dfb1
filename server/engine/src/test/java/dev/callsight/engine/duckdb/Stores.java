package dev.callsight.engine.duckdb;

import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.sql.Sql;
import dev.callsight.engine.FactsSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;

/** Embedded stores for tests, and questions to them. */
final class Stores {
  static final Catalog CATALOG = Catalog.builtIn();
  static final FactsSettings LISBON =
      new FactsSettings(ZoneId.of("Europe/Lisbon"), Currency.getInstance("EUR"));

  private Stores() {}

  static DuckDbFacts start(Path folder) {
    return start(DuckDbSettings.of(folder, 512L << 20));
  }

  static DuckDbFacts start(DuckDbSettings settings) {
    return DuckDbFacts.start(settings, CATALOG.entities(), CATALOG.rollups(), Clock.systemUTC());
  }

  static List<List<Object>> ask(
      DuckDbFacts store, String organization, String text, Object... parameters) {
    return store
        .run(organization, new Sql(text, Arrays.asList(parameters)), Duration.ofMinutes(2))
        .rows();
  }

  /** The first rollup whose rows do not sum to what its records give, described; or empty. */
  static String firstWrongRollup(DuckDbFacts store, String organization) {
    Duration grain = store.status(organization).rollupGrain();
    for (RollupTable rollup : Layout.of(CATALOG.entities(), CATALOG.rollups()).rollups()) {
      List<List<Object>> kept = ask(store, organization, rollup.folded());
      List<List<Object>> right = ask(store, organization, rollup.foldedFromRecords(grain));
      if (!kept.equals(right)) {
        return rollup.rollup().id() + " keeps " + kept + " instead of " + right;
      }
    }
    return "";
  }
}
