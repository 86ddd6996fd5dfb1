package dev.callsight.engine.duckdb;

import dev.callsight.core.catalog.Field;

/**
 * One column of an entity's table and where its value comes from when a record is stored.
 *
 * @param name unquoted
 * @param type in DuckDB's words
 */
record StoredColumn(String name, String type, Source source) {
  /** Where a value comes from. */
  sealed interface Source {
    /** The hash of the id, by which a row is found without comparing texts. */
    record IdHash() implements Source {}

    /** A column of the record batch. */
    record OfRecord(int column, Field field) implements Source {}

    /** An amount of the batch, unless the currency column names another currency. */
    record Reporting(int column, int currencyColumn, Field field) implements Source {}

    /** Computed from other records after staging. */
    record Derived() implements Source {}
  }

  String quoted() {
    return Identifiers.quote(name);
  }

  String definition() {
    return quoted() + " " + type;
  }

  /** The type a field has in a table. */
  static String typeOf(Field field) {
    return switch (field.type()) {
      case TEXT, JSON -> "VARCHAR";
      case INSTANT -> "TIMESTAMP";
      case DATE -> "DATE";
      case DECIMAL -> "DECIMAL(18," + field.scale() + ")";
      case INTEGER -> "BIGINT";
      case BOOLEAN -> "BOOLEAN";
    };
  }
}
