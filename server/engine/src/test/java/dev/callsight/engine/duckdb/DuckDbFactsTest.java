package dev.callsight.engine.duckdb;

import dev.callsight.core.catalog.Catalog;
import dev.callsight.engine.FactStoreContract;
import java.time.Clock;

/** The embedded store keeps the contract. */
class DuckDbFactsTest extends FactStoreContract {
  private static final Catalog CATALOG = Catalog.builtIn();

  @Override
  protected void start() {
    DuckDbFacts facts =
        DuckDbFacts.start(
            DuckDbSettings.of(folder, 512L << 20),
            CATALOG.entities(),
            CATALOG.rollups(),
            Clock.systemUTC());
    store = facts;
    engine = facts;
  }
}
