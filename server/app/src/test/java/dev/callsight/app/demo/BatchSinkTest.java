package dev.callsight.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.demo.company.DemoCompany;
import dev.callsight.app.demo.record.DemoRecord;
import dev.callsight.app.demo.record.RecordFields;
import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.catalog.Entity;
import dev.callsight.core.catalog.Field;
import dev.callsight.core.catalog.FieldType;
import dev.callsight.engine.RecordBatch;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Every row of the demo company would pass ingest, and arrives in the batches as it was told. */
class BatchSinkTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private final Catalog catalog = Catalog.builtIn();

  @Test
  void handsOnEveryRowAndIngestWouldTakeEach() {
    TreeSet<String> faults = new TreeSet<>();
    Map<String, Long> told = new TreeMap<>();
    Map<String, Long> written = new TreeMap<>();
    List<RecordBatch> batches = new ArrayList<>();
    BatchSink sink =
        new BatchSink(
            catalog,
            new JsonMapper(),
            flushed -> {
              flushed.forEach(
                  batch -> written.merge(batch.entity().id(), (long) batch.size(), Long::sum));
              batches.addAll(flushed.subList(0, 1));
            });
    DemoCompany company =
        new DemoCompany(
            3,
            NOW,
            row -> {
              told.merge(row.entity(), 1L, Long::sum);
              faults.addAll(faults(row));
              sink.accept(row);
            });
    company.tell(_ -> {});
    sink.flush();
    assertThat(faults).isEmpty();
    assertThat(written).isEqualTo(told);
    assertThat(sink.rows()).isEqualTo(told.values().stream().mapToLong(Long::longValue).sum());

    RecordBatch assistants = batches.getFirst();
    int name = assistants.fields().indexOf(assistants.entity().field("name"));
    assertThat(assistants.text(name, 0)).isEqualTo("Ava");
  }

  private List<String> faults(DemoRecord row) {
    Entity entity = catalog.entity(row.entity());
    Map<String, Object> values = RecordFields.values(row);
    List<String> faults = new ArrayList<>();
    values.keySet().stream()
        .filter(name -> entity.find(name).isEmpty())
        .forEach(name -> faults.add(entity.id() + " has no field " + name));
    entity.recordFields().stream()
        .filter(field -> !fits(field, values.get(field.name())))
        .forEach(field ->
            faults.add(entity.id() + "." + field.name() + ": " + values.get(field.name())));
    return faults;
  }

  private static boolean fits(Field field, @Nullable Object value) {
    if (value == null) {
      return !field.required();
    }
    if (value instanceof String text) {
      return field.type() == FieldType.TEXT
          && text.length() <= field.maximumLength()
          && (field.values().isEmpty() || field.values().contains(text));
    }
    if (value instanceof BigDecimal || value instanceof Integer) {
      BigDecimal number = new BigDecimal(value.toString());
      return number.stripTrailingZeros().scale() <= field.scale()
          && (field.minimum() == null || number.compareTo(field.minimum()) >= 0)
          && (field.maximum() == null || number.compareTo(field.maximum()) <= 0);
    }
    return true;
  }
}
