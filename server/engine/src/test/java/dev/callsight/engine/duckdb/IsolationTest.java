package dev.callsight.engine.duckdb;

import static dev.callsight.engine.duckdb.Stores.LISBON;
import static dev.callsight.engine.duckdb.Stores.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callsight.engine.StoreException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No statement reaches another organization, the disk, or anything that tells of them. */
class IsolationTest {
  @TempDir static Path folder;
  private static DuckDbFacts store;

  @BeforeAll
  static void start() {
    store = Stores.start(folder);
    store.open("org_one", LISBON);
    store.open("org_two", LISBON);
  }

  @AfterAll
  static void stop() {
    store.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM facts_org_two.calls",
        "SELECT * FROM facts_org_two.main.calls",
        "SELECT (SELECT count(*) FROM \"facts_org_two\".\"calls\")",
        "WITH a AS (SELECT * FROM facts_org_two.calls) SELECT * FROM a",
        "SELECT * FROM calls WHERE id IN (SELECT id FROM facts_org_two.calls)",
        "SELECT count(*) FROM calls UNION ALL SELECT count(*) FROM facts_org_two.calls",
        "SELECT * FROM callsight_meta",
        "SELECT * FROM duckdb_databases()",
        "SELECT * FROM duckdb_tables",
        "SELECT * FROM information_schema.tables",
        "SELECT * FROM pragma_database_list",
        "SELECT * FROM sqlite_master",
        "SELECT current_database()",
        "SELECT current_setting('temp_directory')",
        "SELECT * FROM query('SELECT * FROM facts_org_two.calls')",
        "SELECT * FROM query_table('facts_org_two.calls')",
        "SELECT * FROM read_text('org_two.duckdb')",
        "SELECT * FROM read_blob('/etc/passwd')",
        "SELECT * FROM glob('*')",
        "SELECT * FROM '/etc/passwd'",
        "SELECT * FROM 'org_two.duckdb'",
        "SHOW DATABASES",
        "SHOW ALL TABLES",
        "DESCRIBE calls",
        "USE facts_org_two",
        "ATTACH 'org_two.duckdb' AS x",
        "DETACH facts_org_two",
        "DELETE FROM calls",
        "INSERT INTO calls(id) VALUES ('x')",
        "DROP TABLE calls",
        "CREATE TABLE x(y INTEGER)",
        "COPY calls TO 'x.csv'",
        "EXPORT DATABASE 'x'",
        "SET threads = 1",
        "PRAGMA database_list",
        "CALL pragma_version()",
        "INSTALL httpfs",
        "CHECKPOINT",
        "BEGIN TRANSACTION",
        "SELECT 1; DROP TABLE calls",
        "PREPARE x AS SELECT 1",
        "EXPLAIN SELECT * FROM calls"
      })
  void refuses(String text) {
    assertThatThrownBy(() -> ask(store, "org_one", text)).isInstanceOf(StoreException.class);

    assertThat(ask(store, "org_one", "SELECT count(*) FROM calls")).containsExactly(List.of(0L));
    assertThat(ask(store, "org_two", "SELECT count(*) FROM calls")).containsExactly(List.of(0L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1",
        "SELECT count(*) FROM calls c JOIN leads l ON l.id = c.lead_id WHERE c.id <> ''",
        "WITH a AS (SELECT id FROM calls), b AS (SELECT * FROM a) SELECT * FROM b",
        "SELECT * FROM (VALUES (1, 'x')) v(a, b)",
        "SELECT sum(calls_total) FROM calls_by_time",
        "SELECT x FROM generate_series(1, 3) s(x)",
        "SELECT 'facts_org_two.calls' FROM calls WHERE outcome = 'it''s -- fine'"
      })
  void permits(String text) {
    assertThat(ask(store, "org_one", text)).isNotNull();
  }

  @Test
  void aShapeLeavesOutLiteralsOnly() {
    assertThat(StatementGuard.shape("SELECT 'a''c', \"q'y\" FROM t WHERE c = 'z'"))
        .isEqualTo("SELECT '''', \"q'y\" FROM t WHERE c = ''");
    assertThat(StatementGuard.shape("SELECT $$a'b$$ 'c'")).isEqualTo("SELECT $$a'b$$ 'c'");
    assertThat(StatementGuard.shape("SELECT e'\\'' FROM x")).isEqualTo("SELECT e'\\'' FROM x");
  }
}
