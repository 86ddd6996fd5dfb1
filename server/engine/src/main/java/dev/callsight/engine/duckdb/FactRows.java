package dev.callsight.engine.duckdb;

import org.jspecify.annotations.Nullable;

/**
 * Records that rollups gain or lose, by the position of their entity's fields. Numbers are as in a
 * {@link dev.callsight.engine.RecordBatch}: micros, days, unscaled decimals, 0 and 1.
 */
interface FactRows {
  /** How many records. */
  int size();

  /** Whether a record has a value in a field. */
  boolean isPresent(int field, int row);

  /** The number of a present value. */
  long number(int field, int row);

  /** The text of a field, or null. */
  @Nullable String text(int field, int row);

  /** Whether a record has an amount in the reporting currency. */
  boolean hasAmount(int field, int row);

  /** That amount. */
  long amount(int field, int row);
}
