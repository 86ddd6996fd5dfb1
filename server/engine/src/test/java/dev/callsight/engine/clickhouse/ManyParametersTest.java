package dev.callsight.engine.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.sql.Sql;
import dev.callsight.engine.Facts;
import dev.callsight.engine.FactsSettings;
import dev.callsight.engine.Records;
import dev.callsight.testing.ClickHouseServer;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A server takes a thousand parameters at most; a statement may have any number of values. */
class ManyParametersTest {
  private static final String ORGANIZATION = "org_many";
  private static Facts facts;

  @BeforeAll
  static void start() {
    facts =
        ClickHouseFacts.start(
            ClickHouseSettings.parse(ClickHouseServer.address(1)),
            Catalog.builtIn(),
            Clock.systemUTC(),
            WriteLock.ofOneProcess());
    facts.open(ORGANIZATION, new FactsSettings(ZoneId.of("UTC"), Currency.getInstance("EUR")));
    facts.write(
        ORGANIZATION,
        List.of(Records.batch("people", Records.row("id", "o'brien \\ 1499", "name", "Ann"))));
  }

  @AfterAll
  static void close() {
    if (facts != null) {
      facts.close();
    }
  }

  private static List<@Nullable Object> ask(String text, List<@Nullable Object> parameters) {
    return facts
        .run(ORGANIZATION, new Sql(text, parameters), Duration.ofMinutes(1))
        .rows()
        .getFirst();
  }

  @Test
  void aFilterMayNameThousandsOfTexts() {
    List<@Nullable Object> ids = new ArrayList<>();
    IntStream.range(0, 3_000).forEach(number -> ids.add("o'brien \\ " + number));
    String marks = String.join(", ", Collections.nCopies(ids.size(), "?"));
    assertThat(ask("SELECT count(*) FROM people WHERE id IN (" + marks + ")", ids))
        .containsExactly(1L);
    assertThat(ask("SELECT count(*) FROM people WHERE id = ?", List.of("o'brien \\ 1499")))
        .containsExactly(1L);
  }

  /** One digest in 256 begins with a zero, and is none the shorter for it. */
  @Test
  void thousandsOfRecordsSentAgainAreUnchanged() {
    List<Map<String, Object>> rows =
        IntStream.range(0, 2_000)
            .mapToObj(number -> Records.row("id", "again " + number, "name", "Bob"))
            .toList();
    facts.write(ORGANIZATION, List.of(Records.batch("people", rows)));
    assertThat(facts.write(ORGANIZATION, List.of(Records.batch("people", rows))).unchanged())
        .isEqualTo(2_000);
  }

  @Test
  void valuesThatAreNoTextsKeepTheirType() {
    Instant instant = Instant.parse("1969-12-31T23:59:59.000001Z");
    List<@Nullable Object> values = new ArrayList<>();
    values.add(instant);
    values.add(LocalDate.parse("1969-02-28"));
    values.add(-7L);
    values.add(new BigDecimal("-0.000001"));
    values.add(1.5e-300);
    values.add(true);
    values.add("?\t\n\r\\'\"");
    values.add(null);
    assertThat(ask("SELECT ?, ?, ?, ?, ?, ?, ?, ? FROM people LIMIT 1", values))
        .containsExactly(
            instant,
            LocalDate.parse("1969-02-28"),
            -7L,
            new BigDecimal("-0.000001"),
            1.5e-300,
            true,
            "?\t\n\r\\'\"",
            null);
  }
}
