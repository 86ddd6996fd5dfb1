package dev.callsight.engine.duckdb;

import static dev.callsight.engine.duckdb.Stores.LISBON;
import static dev.callsight.engine.duckdb.Stores.ask;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.engine.ExchangeRate;
import dev.callsight.engine.ExchangeRates;
import dev.callsight.engine.Records;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Amounts are what the rates in use make of them, whatever came first, and rollups follow. */
class ConversionTest {
  private static final LocalDate START = LocalDate.parse("2025-10-15");

  @TempDir Path folder;
  private DuckDbFacts store;

  @BeforeEach
  void start() {
    store = Stores.start(folder);
    store.open("org_one", LISBON);
  }

  @AfterEach
  void stop() {
    store.close();
  }

  @Test
  void amountsAndRollupsFollowRandomWritesAndRates() {
    RandomFacts facts = new RandomFacts(77);
    Random random = new Random(78);
    for (int round = 0; round < 10; round++) {
      write(facts);
      ExchangeRates rates = random.nextInt(4) == 0 ? ExchangeRates.none() : rates(random);
      store.useRates("org_one", rates);
      assertConverted(rates);
      write(facts);
      assertConverted(rates);
      assertThat(Stores.firstWrongRollup(store, "org_one")).as("round %d", round).isEmpty();
    }
  }

  private void write(RandomFacts facts) {
    List<Map<String, Object>> payments = new ArrayList<>();
    List<Map<String, Object>> calls = new ArrayList<>();
    for (int i = 0; i < 15; i++) {
      payments.add(facts.payment("p" + facts.number(30)));
      calls.add(facts.call("c" + facts.number(30)));
    }
    store.write(
        "org_one", List.of(Records.batch("payments", payments), Records.batch("calls", calls)));
  }

  private static ExchangeRates rates(Random random) {
    Set<LocalDate> days = new HashSet<>();
    List<ExchangeRate> rates = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      LocalDate day = START.plusDays(random.nextInt(70));
      if (days.add(day)) {
        rates.add(
            new ExchangeRate("USD", day, BigDecimal.valueOf(1 + random.nextInt(2_000_000), 6)));
      }
    }
    rates.add(new ExchangeRate("GBP", START, BigDecimal.TWO));
    return new ExchangeRates(rates);
  }

  private void assertConverted(ExchangeRates rates) {
    String amounts =
        """
        SELECT currency, paid_at, amount, amount_reporting FROM payments
        UNION ALL SELECT currency, started_at, cost, cost_reporting FROM calls WHERE cost IS NOT NULL\
        """;
    List<List<Object>> rows = ask(store, "org_one", amounts);
    assertThat(rows).isNotEmpty();
    for (List<Object> row : rows) {
      assertThat(row.get(3)).as("%s", row).isEqualTo(expected(rates, row));
    }
  }

  private static Object expected(ExchangeRates rates, List<Object> row) {
    if (row.get(0) == null || row.get(0).equals("EUR")) {
      return row.get(2);
    }
    LocalDate day = ((Instant) row.get(1)).atZone(ZoneOffset.UTC).toLocalDate();
    return rates.list().stream()
        .filter(rate -> rate.currency().equals(row.get(0)) && !rate.date().isAfter(day))
        .reduce((earlier, later) -> later)
        .map(rate ->
            ((BigDecimal) row.get(2)).multiply(rate.rate()).setScale(6, RoundingMode.HALF_UP))
        .orElse(null);
  }

  @Test
  void anAmountTooLargeInTheReportingCurrencyIsLeftOut() {
    store.useRates(
        "org_one",
        new ExchangeRates(List.of(new ExchangeRate("USD", START, ExchangeRate.LARGEST))));
    store.write(
        "org_one",
        List.of(
            Records.batch(
                "payments",
                Records.row(
                    "id",
                    "p",
                    "paidAt",
                    "2026-01-01T00:00:00Z",
                    "amount",
                    "999999999999",
                    "currency",
                    "USD",
                    "kind",
                    "one_time"))));
    assertThat(ask(store, "org_one", "SELECT count(*), count(amount_reporting) FROM payments"))
        .containsExactly(List.of(1L, 0L));
  }
}
