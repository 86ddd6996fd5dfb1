package dev.callsight.core.table;

import java.util.Objects;

/**
 * A named, typed column of a {@link Table}.
 *
 * @param name unique within its table
 * @param type the type of its non-null values
 */
public record Column(String name, ColumnType type) {
  public Column {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
  }
}
