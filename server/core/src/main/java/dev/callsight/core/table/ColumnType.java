package dev.callsight.core.table;

/** The type of every non-null value in a column. */
public enum ColumnType {
  /** {@link String}. */
  TEXT,
  /** {@link Boolean}. */
  BOOLEAN,
  /** {@link Long}. */
  INTEGER,
  /** {@link java.math.BigDecimal}, exact. */
  DECIMAL,
  /** {@link Double}, finite. */
  DOUBLE,
  /** {@link java.time.Instant}. */
  INSTANT,
  /** {@link java.time.LocalDate}. */
  DATE
}
