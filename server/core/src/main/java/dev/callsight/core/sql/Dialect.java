package dev.callsight.core.sql;

import dev.callsight.core.time.Grain;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.IntFunction;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.Select;

/** What differs between engines, and nothing else. Instants are timestamps without zone, in UTC. */
interface Dialect {
  /** How jOOQ writes everything that does not differ. */
  SQLDialect jooq();

  /** A timestamp moved by seconds. */
  Field<LocalDateTime> plusSeconds(Field<?> timestamp, long seconds);

  /** The start of the hour a timestamp lies in. */
  Field<LocalDateTime> hourStart(Field<?> timestamp);

  /** The first day, as a date, of the bucket a local timestamp or date lies in. */
  Field<?> firstDay(Field<?> local, Grain grain, int weekStart);

  /** The hour 0–23 of a local timestamp. */
  Field<?> hourOfDay(Field<?> local);

  /** The weekday of a local timestamp or date, Monday 1 to Sunday 7. */
  Field<?> weekday(Field<?> local);

  /** The text of a member of a JSON object. */
  Field<String> property(Field<?> json, String key);

  /** The interpolated quantile of a number. */
  Field<?> quantile(Field<?> value, double level);

  /** Whole microseconds from one timestamp to another, as seconds with six decimals, exact. */
  Field<?> seconds(Field<?> from, Field<?> to);

  /**
   * The exact product of two decimals.
   *
   * @param scale decimal places of the left one
   */
  Field<?> product(Field<?> left, int scale, Field<?> right);

  /** A text in lower case. */
  Field<String> lower(Field<String> text);

  /** A column whose window functions are missing where there is no row. */
  Field<Object> optional(Field<Object> column);

  /** A condition as a boolean column. */
  Field<Boolean> flag(org.jooq.Condition condition);

  /** A date as the timestamp at which it starts in UTC. */
  Field<Object> midnight(Field<?> date);

  /** A text that is missing. */
  Field<?> missingText();

  /** The texts of a group with a separator between, in order; missing when there are none. */
  Field<String> inOrder(Field<String> text, char separator, Field<?> first, Field<?> then);

  /** Whether an aggregate may be taken of a subquery that looks at the row outside. */
  boolean aggregatesSubqueries();

  /** One of several constants that have at most so many decimal places, and one type. */
  Field<java.math.BigDecimal> bound(java.math.BigDecimal value, int scale);

  /** A number of rows as the engine's signed whole number. */
  Field<?> whole(Field<?> count);

  /** For how many rows a condition holds, as the engine's signed whole number. */
  Field<?> count(org.jooq.Condition where);

  /** Whether a text contains another, in the same case. */
  org.jooq.Condition contains(Field<String> text, Field<String> part);

  /** Whether a text starts with another, in the same case. */
  org.jooq.Condition startsWith(Field<String> text, Field<String> part);

  /** Selects of one row each as one row, each under its name. */
  org.jooq.Table<?> sideBySide(List<? extends Select<?>> rows, IntFunction<String> names);

  /**
   * A constant table of half-open ranges with the columns {@code key}, {@code opens}, {@code
   * closes}.
   */
  org.jooq.Table<?> ranges(String alias, List<? extends List<? extends Field<?>>> rows);
}
