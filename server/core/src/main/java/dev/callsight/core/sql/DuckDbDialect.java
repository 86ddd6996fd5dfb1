package dev.callsight.core.sql;

import dev.callsight.core.time.Grain;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** DuckDB. */
final class DuckDbDialect implements Dialect {
  private static final long MICROSECONDS = 1_000_000;

  @Override
  public SQLDialect jooq() {
    return SQLDialect.DUCKDB;
  }

  @Override
  public Field<LocalDateTime> plusSeconds(Field<?> timestamp, long seconds) {
    // Sooner done than adding an interval, which may have months.
    return seconds == 0
        ? timestamp.coerce(SQLDataType.LOCALDATETIME)
        : DSL.field(
            "make_timestamp(epoch_us({0}) + {1})",
            SQLDataType.LOCALDATETIME, timestamp, DSL.inline(seconds * MICROSECONDS));
  }

  @Override
  public Field<LocalDateTime> hourStart(Field<?> timestamp) {
    return DSL.field("date_trunc('hour', {0})", SQLDataType.LOCALDATETIME, timestamp);
  }

  @Override
  public Field<?> firstDay(Field<?> local, Grain grain, int weekStart) {
    return switch (grain) {
      case HOUR, DAY -> DSL.field("cast({0} as date)", SQLDataType.LOCALDATE, local);
      case WEEK -> weekStart(local, weekStart - 1);
      case MONTH, QUARTER, YEAR ->
          DSL.field(
              "cast(date_trunc({0}, {1}) as date)",
              SQLDataType.LOCALDATE, DSL.inline(grain.id()), local);
    };
  }

  private static Field<?> weekStart(Field<?> local, int shift) {
    if (shift == 0) {
      return DSL.field("cast(date_trunc('week', {0}) as date)", SQLDataType.LOCALDATE, local);
    }
    return DSL.field(
        "cast(date_trunc('week', cast({0} as date) - {1}) as date) + {1}",
        SQLDataType.LOCALDATE, local, DSL.inline(shift));
  }

  @Override
  public Field<?> hourOfDay(Field<?> local) {
    return DSL.field("hour({0})", SQLDataType.BIGINT, local);
  }

  @Override
  public Field<?> weekday(Field<?> local) {
    return DSL.field("isodow({0})", SQLDataType.BIGINT, local);
  }

  @Override
  public Field<String> property(Field<?> json, String key) {
    // A JSON pointer: unlike a path, it can name any key.
    String pointer = "/" + key.replace("~", "~0").replace("/", "~1");
    return DSL.field("json_extract_string({0}, {1})", SQLDataType.VARCHAR, json, DSL.val(pointer));
  }

  @Override
  public Field<?> quantile(Field<?> value, double level) {
    return DSL.field(
        "quantile_cont(cast({0} as double), {1})",
        SQLDataType.DOUBLE, value, DSL.field(Double.toString(level)));
  }

  @Override
  public Field<?> seconds(Field<?> from, Field<?> to) {
    return DSL.field(
        "cast(date_diff('microsecond', {0}, {1}) as decimal(18, 0)) * cast('0.000001' as decimal(7, 6))",
        SQLDataType.NUMERIC, from, to);
  }

  @Override
  public Field<?> product(Field<?> left, int scale, Field<?> right) {
    return DSL.field("({0} * {1})", SQLDataType.NUMERIC, left, right);
  }

  @Override
  public Field<String> lower(Field<String> text) {
    return DSL.lower(text);
  }

  @Override
  public Field<Object> optional(Field<Object> column) {
    return column;
  }

  @Override
  public Field<Boolean> flag(Condition condition) {
    return DSL.field(condition);
  }

  @Override
  public Field<Object> midnight(Field<?> date) {
    return DSL.field("cast({0} as timestamp)", Object.class, date);
  }

  @Override
  public Field<?> missingText() {
    return DSL.castNull(String.class);
  }

  @Override
  public Field<String> inOrder(Field<String> text, char separator, Field<?> first, Field<?> then) {
    return DSL.listAgg(text, String.valueOf(separator)).withinGroupOrderBy(first, then);
  }

  @Override
  public boolean aggregatesSubqueries() {
    return true;
  }

  @Override
  public Field<BigDecimal> bound(BigDecimal value, int scale) {
    return DSL.inline(value);
  }

  @Override
  public Field<?> whole(Field<?> count) {
    return count;
  }

  // A filter would copy the rows of each aggregate.
  @Override
  public Field<?> count(Condition where) {
    return DSL.field("coalesce(cast(count_if({0}) as bigint), 0)", SQLDataType.BIGINT, where);
  }

  @Override
  public Condition contains(Field<String> text, Field<String> part) {
    return DSL.condition("contains({0}, {1})", text, part);
  }

  @Override
  public Condition startsWith(Field<String> text, Field<String> part) {
    return DSL.condition("starts_with({0}, {1})", text, part);
  }

  @Override
  public Table<?> ranges(String alias, List<? extends List<? extends Field<?>>> rows) {
    List<org.jooq.RowN> values = rows.stream().map(DSL::row).toList();
    return DSL.values(values.toArray(org.jooq.RowN[]::new)).as(alias, "key", "opens", "closes");
  }

  // A cross join would be put into the best order first, for longer than it runs.
  @Override
  public Table<?> sideBySide(List<? extends Select<?>> rows, IntFunction<String> names) {
    List<QueryPart> parts = new ArrayList<>();
    StringBuilder template = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      template.append(i == 0 ? "" : " positional join ");
      template.append("({%d}) as {%d}".formatted(parts.size(), parts.size() + 1));
      parts.add(rows.get(i));
      parts.add(DSL.name(names.apply(i)));
    }
    return DSL.table(template.toString(), parts.toArray(QueryPart[]::new));
  }
}
