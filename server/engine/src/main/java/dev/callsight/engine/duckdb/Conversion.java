package dev.callsight.engine.duckdb;

import dev.callsight.core.catalog.Field;
import dev.callsight.core.catalog.FieldType;
import dev.callsight.engine.ExchangeRate;
import dev.callsight.engine.ExchangeRates;
import dev.callsight.engine.duckdb.StoredColumn.Source;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Amounts in the reporting currency. One in another currency is taken times the latest rate at or
 * before the day, in UTC, of its record, rounded half up to the places of the amount; without such
 * a rate it has no reporting value.
 */
final class Conversion {
  private static final String RATES = "callsight_rates";
  private static final String CREATE =
      "CREATE TABLE IF NOT EXISTS callsight_rates(currency VARCHAR, valid_from DATE,"
          + " valid_until DATE, rate DECIMAL(18,9))";
  private static final LocalDate FOREVER = LocalDate.of(9999, 12, 31);
  private static final int ROWS_AT_ONCE = 1_000;

  private Conversion() {}

  /** Makes room for rates in a file that has none. */
  static void prepare(Session session) throws SQLException {
    session.execute(CREATE);
  }

  /** The rates that a file has. */
  static ExchangeRates read(Session session) throws SQLException {
    prepare(session);
    List<ExchangeRate> rates = new ArrayList<>();
    try (Statement statement = session.connection().createStatement();
        ResultSet result =
            statement.executeQuery("SELECT currency, valid_from, rate FROM " + RATES)) {
      while (result.next()) {
        BigDecimal rate = result.getBigDecimal(3);
        rates.add(
            new ExchangeRate(result.getString(1), result.getObject(2, LocalDate.class), rate));
      }
    }
    return new ExchangeRates(rates);
  }

  /** Puts other rates in their place; what they converted stays as it is. */
  static void replace(Session session, ExchangeRates rates) throws SQLException {
    session.execute("DELETE FROM " + RATES);
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < rates.list().size(); i++) {
      ExchangeRate next = i + 1 < rates.list().size() ? rates.list().get(i + 1) : null;
      rows.add(row(rates.list().get(i), next));
      if (rows.size() == ROWS_AT_ONCE || next == null) {
        session.execute("INSERT INTO " + RATES + " VALUES " + String.join(", ", rows));
        rows.clear();
      }
    }
  }

  private static String row(ExchangeRate rate, @Nullable ExchangeRate next) {
    LocalDate until =
        next != null && next.currency().equals(rate.currency()) ? next.date() : FOREVER;
    return "(%s, DATE '%s', DATE '%s', %s)"
        .formatted(
            Identifiers.literal(rate.currency()), rate.date(), until, rate.rate().toPlainString());
  }

  /**
   * Gives the rows of a table, stored or staged, the reporting values they should have, and says
   * how many of them changed.
   *
   * @param rows the table's name
   * @param where which rows, of the table {@code r}
   */
  static long update(
      Session session, EntityTable table, String rows, String where, Currency currency)
      throws SQLException {
    if (!table.has("currency")) {
      return 0;
    }
    long changed = 0;
    for (StoredColumn column : table.columns()) {
      if (column.source() instanceof Source.Reporting reporting) {
        changed += session.execute(update(table, column, reporting.field(), rows, where, currency));
      }
    }
    return changed;
  }

  // DuckDB multiplies decimals of up to 18 digits in 18 digits; of 19 in 38, which always suffice.
  private static String update(
      EntityTable table,
      StoredColumn column,
      Field amount,
      String rows,
      String where,
      Currency currency) {
    return """
    UPDATE %1$s AS target SET %2$s = source.value
    FROM (
      SELECT r.rowid AS place, CASE WHEN r.currency IS NULL OR r.currency = %3$s THEN r.%4$s
        ELSE TRY_CAST(CAST(r.%4$s AS DECIMAL(19,%8$d)) * CAST(x.rate AS DECIMAL(19,9)) AS %5$s) END AS value
      FROM %1$s r LEFT JOIN callsight_rates x ON x.currency = r.currency
        AND %6$s >= x.valid_from AND %6$s < x.valid_until
      WHERE %7$s) AS source
    WHERE target.rowid = source.place AND target.%2$s IS DISTINCT FROM source.value\
    """
        .formatted(
            rows,
            column.quoted(),
            Identifiers.literal(currency.getCurrencyCode()),
            Identifiers.quote(amount.column()),
            column.type(),
            day(table),
            where,
            amount.scale());
  }

  private static String day(EntityTable table) {
    String time = table.entity().timeField();
    if (time == null) {
      return "CAST(NULL AS DATE)";
    }
    Field field = table.entity().field(time);
    String column = "r." + Identifiers.quote(field.column());
    return field.type() == FieldType.DATE ? column : "CAST(" + column + " AS DATE)";
  }
}
