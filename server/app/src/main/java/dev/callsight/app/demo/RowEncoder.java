package dev.callsight.app.demo;

import dev.callsight.app.demo.record.DemoRecord;
import dev.callsight.app.demo.record.RecordFields;
import dev.callsight.core.catalog.Entity;
import dev.callsight.core.catalog.Field;
import dev.callsight.engine.RecordBatch;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Writes typed rows of one entity into the columns a store takes. */
final class RowEncoder {
  private static final long MICROS = 1_000_000;

  private final JsonMapper json;
  private final List<Field> fields;
  private final Map<String, Integer> positions = new HashMap<>();

  RowEncoder(Entity entity, JsonMapper json) {
    this.json = json;
    this.fields = entity.recordFields();
    for (int i = 0; i < fields.size(); i++) {
      positions.put(fields.get(i).name(), i);
    }
  }

  /** Adds the row to the batch. */
  void encode(DemoRecord row, RecordBatch.Builder batch) {
    RecordFields.values(row)
        .forEach((name, value) -> {
          Integer position = positions.get(name);
          if (position == null) {
            throw new IllegalStateException(row.entity() + " has no field " + name);
          }
          write(batch, position, value);
        });
    batch.endRow();
  }

  private void write(RecordBatch.Builder batch, int position, Object value) {
    Field field = fields.get(position);
    switch (field.type()) {
      case TEXT -> batch.text(position, (String) value);
      case JSON -> {
        if (!((Map<?, ?>) value).isEmpty()) {
          batch.text(position, json.writeValueAsString(value));
        }
      }
      case INSTANT -> batch.number(position, micros((Instant) value));
      case DATE -> batch.number(position, ((LocalDate) value).toEpochDay());
      case DECIMAL -> batch.number(position, unscaled(value, field.scale()));
      case INTEGER -> batch.number(position, ((Integer) value).longValue());
      case BOOLEAN -> batch.number(position, (Boolean) value ? 1 : 0);
    }
  }

  private static long unscaled(Object value, int scale) {
    BigDecimal decimal =
        value instanceof BigDecimal exact ? exact : new BigDecimal((Integer) value);
    return decimal.setScale(scale, RoundingMode.HALF_UP).unscaledValue().longValueExact();
  }

  private static long micros(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), MICROS), instant.getNano() / 1_000);
  }
}
