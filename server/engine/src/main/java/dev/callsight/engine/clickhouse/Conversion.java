package dev.callsight.engine.clickhouse;

import dev.callsight.core.catalog.Field;
import dev.callsight.core.catalog.FieldType;
import dev.callsight.engine.ExchangeRate;
import dev.callsight.engine.ExchangeRates;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Amounts in the reporting currency. One in another currency is taken times the latest rate at or
 * before the day, in UTC, of its record, rounded half up to the places of the amount; without such
 * a rate it has no reporting value.
 */
final class Conversion {
  private static final List<String> COLUMNS =
      List.of("organization", "version", "currency", "valid_from", "rate");

  /** Earlier than any rate. */
  private static final int NEVER = Integer.MIN_VALUE;

  private Conversion() {}

  /** Keeps rates under a version; they hold from the commit on that names it. */
  static void store(Step step, long version, ExchangeRates rates) {
    if (rates.isEmpty()) {
      return;
    }
    step.node()
        .insert(
            "keep the rates of " + step.organization(),
            step.table(Names.RATES),
            COLUMNS,
            output -> write(output, step.organization(), version, rates));
  }

  private static void write(
      OutputStream output, String organization, long version, ExchangeRates rates)
      throws IOException {
    RowBinary row = new RowBinary(output);
    for (ExchangeRate rate : rates.list()) {
      row.text(organization);
      row.int64(version);
      row.text(rate.currency());
      row.int32((int) rate.date().toEpochDay());
      row.int64(rate.rate().movePointRight(ExchangeRate.PLACES).longValueExact());
    }
    row.flush();
  }

  /** Converts the given rows of an entity: from {@code raw} to {@code in} or {@code put}. */
  static void convertGiven(Step step, FactTable table, Currency currency) {
    String columns =
        Names.list(
            table.columns(),
            column -> column.reporting() ? value(column, currency) : "r." + column.quoted());
    step.run(
        "convert the " + table.id(),
        "INSERT INTO %s (organization, write, log_kind, replaces, %s, digest) SELECT {o:String}, {w:String}, '%s', r.replaces, %s, r.digest FROM (SELECT * FROM %s AND log_kind = 'raw') AS r %s"
            .formatted(
                step.table(table.log()),
                table.columnList(),
                table.hasDerived() ? "in" : "put",
                columns,
                step.own(table.log()),
                rates(step, table)));
  }

  /** Converts what is stored of an entity by the rates of the step. */
  static void convertStored(Step step, FactTable table, Currency currency) {
    String stored = "(SELECT *, false AS moved FROM " + step.stored(table, "true") + ")";
    convert(step, table, currency, stored);
  }

  /** The same with the columns that follow from other records as another step computed them. */
  static void convertDerived(Step step, Step derived, FactTable table, Currency currency) {
    String moved = derived.log(table, "new");
    String others = step.stored(table, "id NOT IN (SELECT id FROM " + moved + ")");
    convert(
        step,
        table,
        currency,
        "(SELECT %1$s, digest, true AS moved FROM %2$s UNION ALL SELECT %1$s, digest, false AS moved FROM %3$s)"
            .formatted(table.columnList(), moved, others));
  }

  /** Those records go and come whose amounts are others, or of which more has moved. */
  private static void convert(Step step, FactTable table, Currency currency, String records) {
    String fresh =
        table.columns().stream()
            .filter(FactTable.Column::reporting)
            .map(column -> value(column, currency) + " AS " + fresh(column))
            .collect(Collectors.joining(", "));
    String columns =
        Names.list(
            table.columns(),
            column ->
                column.reporting()
                    ? "if(log_kind = 'new', %s, %s) AS %s"
                        .formatted(
                            fresh(column), column.quoted(), Names.quote("now " + column.name()))
                    : column.quoted());
    String differs =
        table.columns().stream()
            .filter(FactTable.Column::reporting)
            .map(column -> "%s IS DISTINCT FROM %s".formatted(column.quoted(), fresh(column)))
            .collect(Collectors.joining(" OR "));
    step.run(
        "convert the " + table.id(),
        "%sSELECT {o:String}, {w:String}, log_kind, %s, digest FROM (SELECT %s, r.digest AS digest, r.moved AS moved, %s FROM %s AS r %s) ARRAY JOIN ['old', 'new'] AS log_kind WHERE moved OR %s"
            .formatted(
                step.intoLog(table),
                columns,
                table.columnsOf("r"),
                fresh,
                records,
                rates(step, table),
                differs));
  }

  private static String fresh(FactTable.Column column) {
    return Names.quote("fresh " + column.name());
  }

  private static String rates(Step step, FactTable table) {
    return "ASOF LEFT JOIN (SELECT currency, valid_from, rate FROM %s WHERE organization = {o:String} AND version = {rates:UInt64}) AS x ON ifNull(r.currency, '') = x.currency AND %s >= x.valid_from"
        .formatted(step.table(Names.RATES) + " FINAL", day(table));
  }

  // A 64-bit decimal times another has 64 bits; as 256 bits nothing overflows.
  private static String value(FactTable.Column column, Currency currency) {
    String amount = "r." + Names.quote(column.field().column());
    int scale = column.field().scale();
    String product =
        "round(toDecimal256(%s, %d) * toDecimal256(x.rate, %d), %d)"
            .formatted(amount, scale, ExchangeRate.PLACES, scale);
    String fitting =
        "if(abs(%1$s) < toDecimal256('%2$s', 0), CAST(%1$s AS Nullable(Decimal(18, %3$d))), NULL)"
            .formatted(product, "1" + "0".repeat(18 - scale), scale);
    return "if(r.currency IS NULL OR r.currency = %s, %s, %s)"
        .formatted(Names.literal(currency.getCurrencyCode()), amount, fitting);
  }

  private static String day(FactTable table) {
    String time = table.entity().timeField();
    if (time == null) {
      return "toInt32(" + NEVER + ")";
    }
    Field field = table.entity().field(time);
    String column = "r." + Names.quote(field.column());
    String day =
        field.type() == FieldType.DATE
            ? "toInt32(%s)".formatted(column)
            : "toInt32(floor(toUnixTimestamp64Micro(%s) / 86400000000.0))".formatted(column);
    return "assumeNotNull(ifNull(%s, toInt32(%d)))".formatted(day, NEVER);
  }
}
