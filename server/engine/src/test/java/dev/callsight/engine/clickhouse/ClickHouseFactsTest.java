package dev.callsight.engine.clickhouse;

import dev.callsight.core.catalog.Catalog;
import dev.callsight.engine.FactStoreContract;
import dev.callsight.engine.Facts;
import dev.callsight.testing.ClickHouseServer;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The store on one ClickHouse keeps the contract. */
class ClickHouseFactsTest extends FactStoreContract {
  private @Nullable String address;

  int shards() {
    return 1;
  }

  @Override
  protected Facts start(Path folder) {
    if (address == null) {
      address = ClickHouseServer.address(shards());
    }
    return ClickHouseFacts.start(
        ClickHouseSettings.parse(address),
        Catalog.builtIn(),
        Clock.systemUTC(),
        WriteLock.ofOneProcess());
  }
}
