package dev.callsight.engine;

import static dev.callsight.engine.Records.batch;
import static dev.callsight.engine.Records.row;
import static dev.callsight.engine.StoreUnderTest.payment;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Amounts in the reporting currency, by rates and settings that may change, and recurring revenue.
 */
interface MoneyContract extends StoreUnderTest {
  @Test
  default void moneyInAnotherCurrencyHasNoReportingAmount() {
    write(
        batch(
            "payments",
            payment("p1", 10, null),
            payment("p2", 20, "EUR"),
            payment("p3", 40, "USD")));
    String total = "SELECT sum(amount_reporting) FROM payments";
    assertThat(ask(total)).containsExactly(List.of(new BigDecimal("30.000000")));

    facts().open(organization(), new FactsSettings(LISBON.zone(), Currency.getInstance("USD")));

    assertThat(ask(total)).containsExactly(List.of(new BigDecimal("50.000000")));
  }

  @Test
  default void moneyIsConvertedByTheLatestRateOfItsDay() {
    write(batch("payments", payment("p1", 10, "EUR"), payment("p2", 20, "USD")));
    long version = facts().status(organization()).version();

    // The payments are of the first of January.
    facts().useRates(organization(), rates("2025-12-31", "0.5", "2026-01-02", "9"));
    assertThat(facts().status(organization()).version()).isGreaterThan(version);
    write(batch("payments", payment("p3", 40, "USD"), payment("p4", 80, "GBP")));

    String total = "SELECT sum(amount_reporting), count(amount_reporting) FROM payments";
    assertThat(ask(total)).containsExactly(List.of(new BigDecimal("40.000000"), 3L));

    facts().useRates(organization(), rates("2026-01-01", "0.25"));
    assertThat(ask(total)).containsExactly(List.of(new BigDecimal("25.000000"), 3L));

    facts().useRates(organization(), rates("2026-01-02", "0.25"));
    assertThat(ask(total)).containsExactly(List.of(new BigDecimal("10.000000"), 1L));
  }

  @Test
  default void theSameRatesChangeNothingAndSurviveARestart() {
    facts().useRates(organization(), rates("2026-01-01", "0.5"));
    write(batch("payments", payment("p1", 10, "USD")));
    long version = facts().status(organization()).version();
    restart();
    facts().open(organization(), LISBON);
    facts().useRates(organization(), rates("2026-01-01", "0.500"));
    assertThat(facts().status(organization()).version()).isEqualTo(version);
    assertThat(ask("SELECT amount_reporting FROM payments"))
        .containsExactly(List.of(new BigDecimal("5.000000")));

    // What a dollar is worth in euros says nothing about pounds.
    facts().open(organization(), new FactsSettings(LISBON.zone(), Currency.getInstance("GBP")));
    assertThat(ask("SELECT count(amount_reporting) FROM payments")).containsExactly(List.of(0L));
  }

  @Test
  default void changesOfRecurringRevenueAddUpToItsLevel() {
    write(
        batch(
            "subscriptions",
            subscription("s1", "c1", 100, "2026-01-01", "2026-03-01"),
            subscription("s2", "c1", 50, "2026-02-01", "2026-04-01"),
            subscription("s3", "c1", 70, "2026-06-01", null),
            subscription("s4", "c2", 10, "2026-01-01", "2026-02-01"),
            subscription("s5", "c2", 30, "2026-02-01", null),
            subscription("s6", "c3", 99, "2026-05-01", "2026-04-01")));

    assertThat(
            ask(
                """
                SELECT customer_id, CAST("at" AS DATE), kind, CAST(amount AS BIGINT)
                FROM mrr_changes ORDER BY customer_id, "at\"\
                """))
        .containsExactly(
            List.of("c1", LocalDate.parse("2026-01-01"), "new", 100L),
            List.of("c1", LocalDate.parse("2026-02-01"), "expansion", 50L),
            List.of("c1", LocalDate.parse("2026-03-01"), "contraction", -100L),
            List.of("c1", LocalDate.parse("2026-04-01"), "churn", -50L),
            List.of("c1", LocalDate.parse("2026-06-01"), "reactivation", 70L),
            List.of("c2", LocalDate.parse("2026-01-01"), "new", 10L),
            List.of("c2", LocalDate.parse("2026-02-01"), "expansion", 20L));
  }

  private static ExchangeRates rates(String... datesAndRates) {
    List<ExchangeRate> rates = new ArrayList<>();
    for (int i = 0; i < datesAndRates.length; i += 2) {
      LocalDate date = LocalDate.parse(datesAndRates[i]);
      rates.add(new ExchangeRate("USD", date, new BigDecimal(datesAndRates[i + 1])));
    }
    return new ExchangeRates(rates);
  }

  private static Map<String, Object> subscription(
      String id, String customer, int amount, String start, String end) {
    Map<String, Object> row = row("id", id, "customerId", customer, "monthlyAmount", amount);
    row.put("startedAt", start + "T00:00:00Z");
    if (end != null) {
      row.put("endedAt", end + "T00:00:00Z");
    }
    return row;
  }
}
