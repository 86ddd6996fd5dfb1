package dev.callsight.engine.clickhouse;

import static dev.callsight.engine.Records.batch;
import static dev.callsight.engine.Records.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.sql.Sql;
import dev.callsight.engine.FactsSettings;
import dev.callsight.engine.StoreException;
import dev.callsight.testing.ClickHouseServer;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No statement reads another organization's records, or anything else of the server. */
class ClickHouseIsolationTest {
  private static ClickHouseFacts facts;
  private static ClickHouseSettings settings;

  @BeforeAll
  static void twoOrganizations() {
    settings = ClickHouseSettings.parse(ClickHouseServer.address(1));
    facts =
        ClickHouseFacts.start(
            settings, Catalog.builtIn(), Clock.systemUTC(), WriteLock.ofOneProcess());
    for (String organization : List.of("mine", "theirs")) {
      facts.open(organization, new FactsSettings(ZoneId.of("UTC"), Currency.getInstance("EUR")));
      facts.write(
          organization,
          List.of(
              batch(
                  "calls",
                  row(
                      "id",
                      "secret of " + organization,
                      "startedAt",
                      "2026-01-01T00:00:00Z",
                      "durationSeconds",
                      1))));
    }
  }

  @AfterAll
  static void close() {
    facts.close();
  }

  private static List<?> ask(String text) {
    String named = text.replace("DB", settings.database());
    return facts.run("mine", new Sql(named, List.of()), Duration.ofSeconds(30)).rows();
  }

  @Test
  void anOrganizationReadsItsOwn() {
    assertThat(ask("SELECT id FROM calls")).hasToString("[[secret of mine]]");
    assertThat(ask("SELECT sum(calls_total) AS s, count(*) AS c FROM calls_by_time")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT id FROM DB.facts_calls",
        "SELECT id FROM \"DB\".\"facts_calls\"",
        "SELECT id FROM facts_calls",
        "SELECT id FROM `facts_calls`",
        "SELECT organization FROM DB.store_commits",
        "SELECT c.id FROM calls AS c, DB.facts_calls AS f",
        "SELECT c.id FROM calls AS c CROSS JOIN DB.facts_calls AS f",
        "SELECT id FROM calls UNION ALL SELECT id FROM DB.facts_calls",
        "SELECT id FROM calls WHERE id IN DB.facts_calls",
        "SELECT id FROM calls WHERE id IN (SELECT id FROM DB.facts_calls)",
        "WITH calls AS (SELECT id FROM DB.facts_calls) SELECT id FROM calls",
        "WITH x AS (SELECT id FROM merge('DB', 'facts_calls')) SELECT id FROM x",
        "SELECT id FROM merge('DB', '^facts_calls$')",
        "SELECT * FROM remote('127.0.0.1', DB, facts_calls)",
        "SELECT * FROM url('http://127.0.0.1:1/', 'CSV', 'a String')",
        "SELECT * FROM file('/etc/passwd', 'LineAsString', 'l String')",
        "SELECT * FROM cluster('default', DB, facts_calls)",
        "SELECT * FROM system.tables",
        "SELECT name FROM information_schema.tables",
        "SELECT joinGet('DB.facts_calls', 'id', 1)",
        "SELECT dictGet('d', 'id', 1)",
        "SELECT currentUser(), hostName(), getSetting('readonly')",
        "SELECT id FROM calls SETTINGS additional_table_filters = {}",
        "SELECT id FROM calls SETTINGS readonly = 0",
        "SELECT id FROM calls FORMAT JSON",
        "SELECT id FROM calls INTO OUTFILE 'x'",
        "SELECT id FROM calls; SELECT id FROM DB.facts_calls",
        "SELECT id FROM calls -- ; DROP TABLE DB.facts_calls",
        "SELECT id FROM calls /* */ , DB.facts_calls",
        "SELECT is distinct FROM DB.facts_calls",
        "SELECT 'a\\' FROM DB.facts_calls' FROM calls",
        "SELECT {callsight_organization:String}",
        "INSERT INTO DB.facts_calls (id) VALUES ('x')",
        "DROP TABLE DB.facts_calls",
        "EXPLAIN SELECT id FROM calls",
        "SELECT 1 FROM numbers(10)",
        "SELECT $$a$$",
        "SELECT id FROM calls ARRAY JOIN DB.facts_calls",
        "DESCRIBE TABLE DB.facts_calls"
      })
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> ask(text))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("statement refused");
  }

  /** Were the guard to overlook one, the server would still know no such table and change none. */
  @Test
  void theServerRefusesWhatTheGuardMightOverlook() {
    Database database = new Database(settings);
    QueryRunner unguarded =
        new QueryRunner(
            database, new Layout(Catalog.builtIn()), new Commits(database), 0, _ -> _ -> {});
    for (String text :
        List.of(
            "SELECT id FROM facts_calls",
            "INSERT INTO %1$s.facts_calls (id) SELECT id FROM calls",
            "SELECT id FROM calls SETTINGS readonly = 0")) {
      String named = text.formatted(settings.database());
      assertThatThrownBy(
              () -> unguarded.run("mine", new Sql(named, List.of()), Duration.ofSeconds(30)))
          .as(text)
          .isInstanceOf(StoreException.class);
    }
  }
}
