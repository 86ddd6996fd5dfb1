package dev.callsight.app.ingest.reader;

import dev.callsight.core.catalog.Entity;
import dev.callsight.core.catalog.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.Named;

/** The columns of an entity, found by name without making one. Immutable. */
final class Columns {
  /** Which columns a row has set is kept in the bits of a long. */
  private static final int MOST = Long.SIZE;

  private final Entity entity;
  private final Column[] columns;
  private final Map<String, Column> byName;
  private final PropertyNameMatcher matcher;
  private final long required;
  private final @Nullable Column properties;

  private Columns(Entity entity) {
    List<Field> fields = entity.recordFields();
    if (fields.size() > MOST) {
      throw new IllegalArgumentException(
          entity.id() + " has " + fields.size() + " fields, more than " + MOST);
    }
    this.entity = entity;
    this.columns = new Column[fields.size()];
    this.byName = new HashMap<>();
    long requiredBits = 0;
    for (int i = 0; i < columns.length; i++) {
      Column column = column(fields.get(i), i);
      columns[i] = column;
      byName.put(column.field.name(), column);
      requiredBits |= column.field.required() ? 1L << i : 0;
    }
    this.required = requiredBits;
    this.properties = byName.get("properties") instanceof ObjectColumn object ? object : null;
    this.matcher = JsonRows.FACTORY.constructNameMatcher(names(fields), false);
  }

  static Columns of(Entity entity) {
    return new Columns(entity);
  }

  private static List<Named> names(List<Field> fields) {
    List<Named> names = new ArrayList<>();
    fields.forEach(field -> names.add(Named.fromString(field.name())));
    return names;
  }

  private static Column column(Field field, int position) {
    return switch (field.type()) {
      case TEXT -> text(field, position);
      case INSTANT -> new InstantColumn(field, position);
      case DATE -> new DateColumn(field, position);
      case DECIMAL, INTEGER -> new NumberColumn(field, position);
      case BOOLEAN -> new BooleanColumn(field, position);
      case JSON -> new ObjectColumn(field, position);
    };
  }

  private static Column text(Field field, int position) {
    if (!field.values().isEmpty()) {
      return new ChoiceColumn(field, position);
    }
    @Nullable CodeColumn code = CodeColumn.find(field, position);
    return code == null ? new TextColumn(field, position) : code;
  }

  Entity entity() {
    return entity;
  }

  int size() {
    return columns.length;
  }

  Column at(int position) {
    return columns[position];
  }

  /** The column of that name, or null when the entity has none. */
  @Nullable Column find(String name) {
    return byName.get(name);
  }

  /** Gives positions of names straight from a parser's bytes. */
  PropertyNameMatcher matcher() {
    return matcher;
  }

  /** The bits of the columns without which a row is refused. */
  long required() {
    return required;
  }

  /** Where unknown fields go, or null when the entity has no such column. */
  @Nullable Column properties() {
    return properties;
  }
}
