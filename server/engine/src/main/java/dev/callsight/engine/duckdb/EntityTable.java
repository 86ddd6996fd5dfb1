package dev.callsight.engine.duckdb;

import dev.callsight.core.catalog.Entity;
import dev.callsight.core.catalog.Field;
import dev.callsight.core.catalog.FieldType;
import dev.callsight.engine.duckdb.StoredColumn.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How an entity is laid out: its table, and the temporary tables a write stages it in.
 *
 * @param entity what is stored
 * @param columns in the table's order
 */
record EntityTable(Entity entity, List<StoredColumn> columns) {
  static final String ID_HASH = "id_hash";

  EntityTable {
    columns = List.copyOf(columns);
  }

  static EntityTable of(Entity entity) {
    List<Field> recordFields = entity.recordFields();
    int currency = entity.find("currency").map(field -> recordFields.indexOf(field)).orElse(-1);
    List<StoredColumn> columns = new ArrayList<>();
    columns.add(new StoredColumn(ID_HASH, "BIGINT", new Source.IdHash()));
    for (Field field : entity.fields()) {
      int position = recordFields.indexOf(field);
      String type = StoredColumn.typeOf(field);
      Source source = field.derived() ? new Source.Derived() : new Source.OfRecord(position, field);
      columns.add(new StoredColumn(field.column(), type, source));
      if (field.money()) {
        columns.add(
            new StoredColumn(
                field.reportingColumn(), type, new Source.Reporting(position, currency, field)));
      }
    }
    return new EntityTable(entity, columns);
  }

  String id() {
    return entity.id();
  }

  /** The table's name, quoted. */
  String table() {
    return Identifiers.quote(id());
  }

  /**
   * The temporary table of rows about to be stored: their place in the write, whether to look for a
   * stored row, whether they are kept, and the columns.
   */
  String staged() {
    return Identifiers.quote("staged_" + id());
  }

  /** The temporary table of staged rows whose id is stored already. */
  String found() {
    return Identifiers.quote("found_" + id());
  }

  /** The temporary table of stored rows that a write takes away, as they were. */
  String replaced() {
    return Identifiers.quote("replaced_" + id());
  }

  /** The temporary table of stored rows whose derived columns change. */
  String refreshed() {
    return Identifiers.quote("refreshed_" + id());
  }

  /** All columns, quoted, with commas. */
  String columnList() {
    return Identifiers.list(columns, StoredColumn::quoted);
  }

  String createTable() {
    return "CREATE TABLE " + table() + "(" + definitions() + ")";
  }

  private String definitions() {
    return Identifiers.list(columns, StoredColumn::definition);
  }

  /** The columns a record decides, without those that follow from them. */
  List<StoredColumn> recordColumns() {
    return columns.stream().filter(column -> column.source() instanceof Source.OfRecord).toList();
  }

  /** The columns computed from other records. */
  List<StoredColumn> derivedColumns() {
    return columns.stream().filter(column -> column.source() instanceof Source.Derived).toList();
  }

  /** The time field, when it is an instant. */
  Optional<Field> timeField() {
    return Optional.ofNullable(entity.timeField())
        .map(entity::field)
        .filter(field -> field.type() == FieldType.INSTANT);
  }

  /** Whether the entity has a field of that name. */
  boolean has(String field) {
    return entity.find(field).isPresent();
  }
}
