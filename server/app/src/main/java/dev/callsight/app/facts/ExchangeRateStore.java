package dev.callsight.app.facts;

import dev.callsight.app.identity.Organization;
import dev.callsight.engine.ExchangeRate;
import dev.callsight.engine.ExchangeRates;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps rates in the state database, apart for each reporting currency. */
@Component
class ExchangeRateStore {
  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  ExchangeRateStore(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /** The rates into the currency that an organization reports in now. */
  ExchangeRates of(Organization organization) {
    List<ExchangeRate> rates =
        jdbc.sql(
                """
                SELECT currency, valid_from, rate FROM exchange_rate
                WHERE organization_id = ? AND reporting_currency = ?
                """)
            .param(organization.id())
            .param(organization.currency().getCurrencyCode())
            .query((row, _) ->
                new ExchangeRate(
                    row.getString(1), row.getObject(2, LocalDate.class), row.getBigDecimal(3)))
            .list();
    return new ExchangeRates(rates);
  }

  /** Puts other rates in their place; to be called in a transaction. */
  void replace(Organization organization, ExchangeRates rates) {
    String reporting = organization.currency().getCurrencyCode();
    jdbc.sql("DELETE FROM exchange_rate WHERE organization_id = ? AND reporting_currency = ?")
        .param(organization.id())
        .param(reporting)
        .update();
    List<Object[]> rows =
        rates.list().stream()
            .map(rate ->
                new Object[] {
                  organization.id(), reporting, rate.currency(), rate.date(), rate.rate()
                })
            .toList();
    batches.batchUpdate("INSERT INTO exchange_rate VALUES (?, ?, ?, ?, ?)", rows);
  }
}
