package dev.callsight.engine.duckdb;

import dev.callsight.core.catalog.Catalog;
import dev.callsight.engine.FactStoreContract;
import dev.callsight.engine.Facts;
import java.nio.file.Path;
import java.time.Clock;

/** The embedded store keeps the contract. */
class DuckDbFactsTest extends FactStoreContract {
  private static final Catalog CATALOG = Catalog.builtIn();

  @Override
  protected Facts start(Path folder) {
    return DuckDbFacts.start(
        DuckDbSettings.of(folder, 512L << 20),
        CATALOG.entities(),
        CATALOG.rollups(),
        Clock.systemUTC());
  }
}
