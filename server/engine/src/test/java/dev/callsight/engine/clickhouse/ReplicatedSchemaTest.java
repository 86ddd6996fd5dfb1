package dev.callsight.engine.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callsight.core.catalog.Catalog;
import dev.callsight.engine.StoreException;
import dev.callsight.engine.StoreException.Kind;
import dev.callsight.testing.ClickHouseServer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The statements that make replicated tables are right, as far as a server without a Keeper can
 * tell: it reads them, checks engines, columns and orders, and misses nothing but the Keeper.
 */
class ReplicatedSchemaTest {
  private static final String CLUSTER = " ON CLUSTER 'calls'";
  private static final String PLACE = "'/clickhouse/tables/{uuid}/{shard}', '{replica}'";

  @TempDir static Path folder;
  private static ClickHouseServer server;
  private static ClickHouseSettings settings;

  @BeforeAll
  static void start() {
    server = ClickHouseServer.start(folder);
    settings = ClickHouseSettings.parse("clickhouse://" + server.host() + "/calls?cluster=calls");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void everyTableLacksNothingButTheKeeper() {
    List<String> statements = ClickHouseFacts.schema(settings, Catalog.builtIn());
    try (Node node = new Node(settings.shards().getFirst(), settings)) {
      run(node, statements.getFirst().replace(CLUSTER, ""));
      List<String> tables = statements.subList(1, statements.size());
      assertThat(tables).isNotEmpty();
      for (String table : tables) {
        String alone = table.replace(CLUSTER, "").replace(PLACE, "'/calls/one', 'first'");
        assertThat(alone).isNotEqualTo(table);
        assertThatThrownBy(() -> run(node, alone))
            .as(table)
            .hasMessageContaining("NO_ZOOKEEPER")
            .isInstanceOfSatisfying(
                StoreException.class,
                // Replicas that cannot agree are away, as a server would be.
                refused -> assertThat(refused.kind()).isEqualTo(Kind.UNREACHABLE));
      }
    }
  }

  @Test
  void everyStatementLacksNothingButTheCluster() {
    try (Node node = new Node(settings.shards().getFirst(), settings)) {
      for (String statement : ClickHouseFacts.schema(settings, Catalog.builtIn())) {
        assertThatThrownBy(() -> run(node, statement)).hasMessageContaining("CLUSTER_DOESNT_EXIST");
      }
    }
  }

  private static void run(Node node, String statement) {
    node.execute("make a table", statement, new Parameters());
  }

  /** As on a shard whose tables were made from another, or by a start that was broken off. */
  @Test
  void tablesWithoutAFormatAreGivenItAtTheNextStart() {
    ClickHouseSettings single =
        ClickHouseSettings.parse("clickhouse://" + server.host() + "/single");
    connect(single).close();
    server.ask("TRUNCATE TABLE single.store_schema");

    connect(single).close();
    connect(single).close();

    assertThat(server.ask("SELECT format FROM single.store_schema"))
        .isEqualTo(String.valueOf(Schema.FORMAT));
  }

  private static ClickHouseFacts connect(ClickHouseSettings single) {
    return ClickHouseFacts.start(
        single, Catalog.builtIn(), Clock.systemUTC(), WriteLock.ofOneProcess());
  }
}
