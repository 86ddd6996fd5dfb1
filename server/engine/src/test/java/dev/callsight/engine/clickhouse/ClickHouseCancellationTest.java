package dev.callsight.engine.clickhouse;

import dev.callsight.core.catalog.Catalog;
import dev.callsight.engine.CancellationContract;
import dev.callsight.engine.Facts;
import dev.callsight.testing.ClickHouseServer;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;

/** What nobody waits for ends in ClickHouse. */
class ClickHouseCancellationTest extends CancellationContract {
  private final ClickHouseSettings settings =
      ClickHouseSettings.parse(ClickHouseServer.address(shards()));

  /** Ways of its own, to look while statements hold those of the store. */
  private final Database database = new Database(settings);

  int shards() {
    return 1;
  }

  @Override
  protected Facts start() {
    return ClickHouseFacts.start(
        settings, Catalog.builtIn(), Clock.systemUTC(), WriteLock.ofOneProcess());
  }

  @AfterAll
  void close() {
    database.close();
  }

  /** Its own statement names them too, but not at its beginning. */
  @Override
  protected long running() {
    return database.nodes().stream()
        .mapToLong(node ->
            (Long)
                node.query(
                        "count statements",
                        "SELECT toInt64(count()) FROM system.processes WHERE startsWith(query,"
                            + " 'WITH (SELECT 2') AND position(query, {d:String}) > 0",
                        new Parameters().with("d", settings.database()))
                    .rows()
                    .getFirst()
                    .getFirst())
        .sum();
  }
}
