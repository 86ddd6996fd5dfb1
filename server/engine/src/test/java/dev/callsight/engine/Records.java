package dev.callsight.engine;

import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.catalog.Entity;
import dev.callsight.core.catalog.Field;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Records as maps from field name to value, written down briefly. */
public final class Records {
  static final Catalog CATALOG = Catalog.builtIn();

  private Records() {}

  /** A record from names and values in turn; texts of instants and dates are parsed. */
  public static Map<String, Object> row(Object... namesAndValues) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      row.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return row;
  }

  /** A batch of one entity. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public static RecordBatch batch(String entity, Map<String, Object>... rows) {
    return batch(entity, Arrays.asList(rows));
  }

  /** A batch of one entity. */
  public static RecordBatch batch(String entity, List<Map<String, Object>> rows) {
    Entity declared = CATALOG.entity(entity);
    List<Field> fields = declared.recordFields();
    RecordBatch.Builder builder = RecordBatch.builder(declared, rows.size());
    for (Map<String, Object> row : rows) {
      row.keySet().forEach(declared::field);
      for (int column = 0; column < fields.size(); column++) {
        Object value = row.get(fields.get(column).name());
        if (value != null) {
          set(builder, column, fields.get(column), value);
        }
      }
      builder.endRow();
    }
    return builder.build();
  }

  private static void set(RecordBatch.Builder builder, int column, Field field, Object value) {
    switch (field.type()) {
      case TEXT, JSON -> builder.text(column, value.toString());
      case INSTANT ->
          builder.number(
              column, ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(value.toString())));
      case DATE -> builder.number(column, LocalDate.parse(value.toString()).toEpochDay());
      case DECIMAL ->
          builder.number(
              column,
              new BigDecimal(value.toString())
                  .setScale(field.scale())
                  .unscaledValue()
                  .longValueExact());
      case INTEGER -> builder.number(column, ((Number) value).longValue());
      case BOOLEAN -> builder.number(column, (Boolean) value ? 1 : 0);
    }
  }
}
