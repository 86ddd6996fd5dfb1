package dev.callsight.engine.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.sql.Sql;
import dev.callsight.engine.FactsSettings;
import dev.callsight.engine.Records;
import dev.callsight.engine.StoreException;
import dev.callsight.testing.ClickHouseServer;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** No question holds more memory than one may. */
class ClickHouseMemoryTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Test
  void aQuestionThatWantsTooMuchEndsAndAnotherIsAnswered() {
    ClickHouseSettings settings =
        ClickHouseSettings.parse(ClickHouseServer.address(1)).withQuestionMemory(24L << 20);
    try (ClickHouseFacts facts =
        ClickHouseFacts.start(
            settings, Catalog.builtIn(), Clock.systemUTC(), WriteLock.ofOneProcess())) {
      facts.open("org_large", new FactsSettings(ZoneId.of("UTC"), Currency.getInstance("EUR")));
      List<Map<String, Object>> calls =
          IntStream.range(0, 3_000)
              .mapToObj(i ->
                  Records.row(
                      "id", "c" + i, "startedAt", "2026-01-01T10:00:00Z", "durationSeconds", 1))
              .toList();
      facts.write("org_large", List.of(Records.batch("calls", calls)));

      assertThatThrownBy(() ->
              facts.run(
                  "org_large",
                  new Sql(
                      "SELECT count(DISTINCT concat(a.id, b.id)) FROM calls AS a CROSS JOIN calls"
                          + " AS b",
                      List.of()),
                  PATIENCE))
          .isInstanceOfSatisfying(
              StoreException.class,
              failure -> assertThat(failure.kind()).isEqualTo(StoreException.Kind.RESOURCES));
      assertThat(
              facts
                  .run("org_large", new Sql("SELECT count(*) FROM calls", List.of()), PATIENCE)
                  .rows())
          .containsExactly(List.of(3_000L));
    }
  }
}
