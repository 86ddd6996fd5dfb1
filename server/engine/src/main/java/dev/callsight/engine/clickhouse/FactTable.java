package dev.callsight.engine.clickhouse;

import dev.callsight.core.catalog.Entity;
import dev.callsight.core.catalog.Field;
import dev.callsight.core.catalog.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an entity is laid out: a table of its records, and a log of what each write does to them.
 *
 * @param entity what is stored
 * @param columns in the tables' order, without those that the engine adds
 */
record FactTable(Entity entity, List<Column> columns) {
  /**
   * One column and where its value comes from.
   *
   * @param field the field it belongs to
   * @param reporting whether it is an amount in the reporting currency
   */
  record Column(String name, String type, Field field, boolean reporting) {
    String quoted() {
      return Names.quote(name);
    }

    boolean derived() {
      return field.derived();
    }
  }

  FactTable {
    columns = List.copyOf(columns);
  }

  static FactTable of(Entity entity) {
    List<Column> columns = new ArrayList<>();
    for (Field field : entity.fields()) {
      boolean certain = field.name().equals("id") || isKeyTime(entity, field);
      String type = type(field);
      String nullable = "Nullable(" + type + ")";
      columns.add(new Column(field.column(), certain ? type : nullable, field, false));
      if (field.money()) {
        columns.add(new Column(field.reportingColumn(), nullable, field, true));
      }
    }
    return new FactTable(entity, columns);
  }

  private static boolean isKeyTime(Entity entity, Field field) {
    return field.required() && field.name().equals(entity.timeField());
  }

  private static String type(Field field) {
    return switch (field.type()) {
      case TEXT, JSON -> "String";
      case INSTANT -> "DateTime64(6, 'UTC')";
      case DATE -> "Date32";
      case DECIMAL -> "Decimal(18, " + field.scale() + ")";
      case INTEGER -> "Int64";
      case BOOLEAN -> "Bool";
    };
  }

  String id() {
    return entity.id();
  }

  /** The table of records. */
  String facts() {
    return Names.FACTS + id();
  }

  /** The table of what writes do to them. */
  String log() {
    return Names.LOG + id();
  }

  /** All columns, quoted, with commas. */
  String columnList() {
    return Names.list(columns, Column::quoted);
  }

  /** All columns of the rows under an alias, each by its name, with commas. */
  String columnsOf(String alias) {
    return Names.list(columns, column -> alias + "." + column.quoted() + " AS " + column.quoted());
  }

  /** The columns a record decides, and its amounts in the reporting currency. */
  List<Column> recordColumns() {
    return columns.stream().filter(column -> !column.derived()).toList();
  }

  /** Whether other records decide about some of its columns. */
  boolean hasDerived() {
    return columns.stream().anyMatch(Column::derived);
  }

  /** Whether it has amounts of money in a currency of their own. */
  boolean hasMoney() {
    return has("currency") && columns.stream().anyMatch(Column::reporting);
  }

  boolean has(String field) {
    return entity.find(field).isPresent();
  }

  /** The column of the time that every record has, by which the table is in order; or null. */
  @Nullable String orderingTime() {
    String time = entity.timeField();
    return time == null || !entity.field(time).required() ? null : entity.field(time).column();
  }

  /** The time field, when it is an instant. */
  Optional<Field> timeField() {
    return Optional.ofNullable(entity.timeField())
        .map(entity::field)
        .filter(field -> field.type() == FieldType.INSTANT);
  }

  /** The columns by which other records are found. */
  List<String> references() {
    return entity.fields().stream()
        .filter(field -> field.name().equals("id") || field.name().endsWith("Id"))
        .filter(field -> field.name().matches("id|leadId|dealId|subjectId|customerId"))
        .map(Field::column)
        .toList();
  }
}
