package dev.callsight.core.catalog;

/** How a field's value is written in a record and kept in a store. */
public enum FieldType {
  /** UTF-8 text without NUL. */
  TEXT,
  /** An RFC 3339 instant, kept to the microsecond in UTC. */
  INSTANT,
  /** An ISO 8601 calendar date. */
  DATE,
  /** A decimal number kept exactly to the field's scale, so that sums do not depend on order. */
  DECIMAL,
  /** A whole number. */
  INTEGER,
  /** True or false. */
  BOOLEAN,
  /** A JSON object, kept as text. */
  JSON
}
