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

/**
 * ClickHouse, with the settings under which its nulls are those of the standard: {@code
 * join_use_nulls}, {@code aggregate_functions_null_for_empty}, {@code prefer_column_name_to_alias}
 * and {@code enable_extended_results_for_datetime_functions}, all on.
 */
final class ClickHouseDialect implements Dialect {
  @Override
  public SQLDialect jooq() {
    return SQLDialect.CLICKHOUSE;
  }

  @Override
  public Field<LocalDateTime> plusSeconds(Field<?> timestamp, long seconds) {
    return DSL.field(
        "addSeconds({0}, {1})", SQLDataType.LOCALDATETIME, timestamp, DSL.inline(seconds));
  }

  @Override
  public Field<LocalDateTime> hourStart(Field<?> timestamp) {
    return DSL.field("toStartOfHour({0})", SQLDataType.LOCALDATETIME, timestamp);
  }

  @Override
  public Field<?> firstDay(Field<?> local, Grain grain, int weekStart) {
    Field<?> day = DSL.field("toDate32({0})", SQLDataType.LOCALDATE, local);
    return switch (grain) {
      case HOUR, DAY -> day;
      case WEEK -> weekStart(day, weekStart - 1);
      case MONTH -> DSL.field("toStartOfMonth({0})", SQLDataType.LOCALDATE, day);
      case QUARTER -> DSL.field("toStartOfQuarter({0})", SQLDataType.LOCALDATE, day);
      case YEAR -> DSL.field("toStartOfYear({0})", SQLDataType.LOCALDATE, day);
    };
  }

  private static Field<?> weekStart(Field<?> day, int shift) {
    return DSL.field("(toMonday({0} - {1}) + {1})", SQLDataType.LOCALDATE, day, DSL.inline(shift));
  }

  @Override
  public Field<?> hourOfDay(Field<?> local) {
    return DSL.field("toHour({0})", SQLDataType.BIGINT, local);
  }

  @Override
  public Field<?> weekday(Field<?> local) {
    return DSL.field("toDayOfWeek({0})", SQLDataType.BIGINT, local);
  }

  @Override
  public Field<String> property(Field<?> json, String key) {
    // A text as it is, another value as it is written; null and what is missing are missing.
    return DSL.field(
        "if(JSONType({0}, {1}) = 'String', JSONExtractString({0}, {1}), nullIf(nullIf(JSONExtractRaw({0}, {1}), 'null'), ''))",
        SQLDataType.VARCHAR, json, DSL.val(key));
  }

  // Written out, since quantileExactInclusive rounds otherwise than the standard's definition.
  @Override
  public Field<?> quantile(Field<?> value, double level) {
    return DSL.field(
        "arrayMap(s -> if(empty(s), null, s[toUInt64(floor((length(s) - 1) * {1})) + 1] * (1.0 - ((length(s) - 1) * {1} - floor((length(s) - 1) * {1}))) + s[toUInt64(ceil((length(s) - 1) * {1})) + 1] * ((length(s) - 1) * {1} - floor((length(s) - 1) * {1}))), [arraySort(groupArray(cast({0} as Nullable(Float64))))])[1]",
        SQLDataType.DOUBLE, value, DSL.field(Double.toString(level)));
  }

  @Override
  public Field<?> seconds(Field<?> from, Field<?> to) {
    return DSL.field(
        "(toDecimal128(dateDiff('microsecond', {0}, {1}), 0) * toDecimal64('0.000001', 6))",
        SQLDataType.NUMERIC, from, to);
  }

  @Override
  public Field<?> product(Field<?> left, int scale, Field<?> right) {
    // A product of two 64-bit decimals has only 64 bits.
    return DSL.field(
        "(toDecimal128({0}, {1}) * {2})", SQLDataType.NUMERIC, left, DSL.inline(scale), right);
  }

  @Override
  public Field<String> lower(Field<String> text) {
    return DSL.field("lowerUTF8({0})", SQLDataType.VARCHAR, text);
  }

  @Override
  public Condition contains(Field<String> text, Field<String> part) {
    return DSL.condition("position({0}, {1}) > 0", text, part);
  }

  @Override
  public Condition startsWith(Field<String> text, Field<String> part) {
    return DSL.condition("startsWith({0}, {1})", text, part);
  }

  @Override
  public Field<Object> optional(Field<Object> column) {
    return DSL.field("toNullable({0})", Object.class, column);
  }

  @Override
  public Field<Boolean> flag(Condition condition) {
    return DSL.field("cast({0} as Nullable(Bool))", SQLDataType.BOOLEAN, condition);
  }

  @Override
  public Field<Object> midnight(Field<?> date) {
    return DSL.field("toDateTime64({0}, 6, 'UTC')", Object.class, date);
  }

  @Override
  public Field<?> missingText() {
    return DSL.field("cast(null as Nullable(String))", SQLDataType.VARCHAR);
  }

  @Override
  public Field<String> inOrder(Field<String> text, char separator, Field<?> first, Field<?> then) {
    return DSL.field(
        "nullIf(arrayStringConcat(arrayMap(each -> each.3, arraySort(groupArray(({1}, {2}, {0})) filter (where {0} is not null))), {3}), '')",
        SQLDataType.VARCHAR, text, first, then, DSL.inline(String.valueOf(separator)));
  }

  @Override
  public boolean aggregatesSubqueries() {
    return false;
  }

  @Override
  public Field<BigDecimal> bound(BigDecimal value, int scale) {
    if (scale <= 0) {
      return DSL.inline(value);
    }
    return DSL.field(
        "toDecimal128({0}, {1})",
        SQLDataType.NUMERIC, DSL.inline(value.toPlainString()), DSL.inline(scale));
  }

  // A count has no sign here, and a union of numbers with and without has no type.
  @Override
  public Field<?> whole(Field<?> count) {
    return DSL.field("toInt64({0})", SQLDataType.BIGINT, count);
  }

  @Override
  public Field<?> count(Condition where) {
    return whole(DSL.count().filterWhere(where));
  }

  @Override
  public Table<?> ranges(String alias, List<? extends List<? extends Field<?>>> rows) {
    List<QueryPart> tuples = new ArrayList<>();
    for (List<? extends Field<?>> row : rows) {
      tuples.add(DSL.field("({0}, {1}, {2})", Object.class, row.get(0), row.get(1), row.get(2)));
    }
    QueryPart all = DSL.list(tuples);
    return DSL.table(
            "(select tupleElement(each, 1) as key, tupleElement(each, 2) as opens, tupleElement(each, 3) as closes from (select arrayJoin([{0}]) as each))",
            all)
        .as(alias);
  }

  @Override
  public Table<?> sideBySide(List<? extends Select<?>> rows, IntFunction<String> names) {
    List<QueryPart> parts = new ArrayList<>();
    StringBuilder template = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      template.append(i == 0 ? "" : " cross join ");
      template.append("({%d}) as {%d}".formatted(parts.size(), parts.size() + 1));
      parts.add(rows.get(i));
      parts.add(DSL.name(names.apply(i)));
    }
    return DSL.table(template.toString(), parts.toArray(QueryPart[]::new));
  }
}
