package dev.callsight.app.demo;

import dev.callsight.app.demo.company.DemoSink;
import dev.callsight.app.demo.record.DemoRecord;
import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.catalog.Entity;
import dev.callsight.engine.RecordBatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gathers rows by entity and hands them on, all entities together, each time enough have come. Not
 * safe for several threads.
 */
final class BatchSink implements DemoSink {
  private static final int ROWS_A_WRITE = 60_000;
  private static final int FIRST_CAPACITY = 1_024;

  private final Catalog catalog;
  private final JsonMapper json;
  private final Consumer<List<RecordBatch>> writer;
  private final Map<String, RowEncoder> encoders = new LinkedHashMap<>();
  private final Map<String, RecordBatch.Builder> building = new LinkedHashMap<>();
  private int waiting;
  private long rows;

  BatchSink(Catalog catalog, JsonMapper json, Consumer<List<RecordBatch>> writer) {
    this.catalog = catalog;
    this.json = json;
    this.writer = writer;
  }

  @Override
  public void accept(DemoRecord row) {
    Entity entity = catalog.entity(row.entity());
    encoders
        .computeIfAbsent(entity.id(), _ -> new RowEncoder(entity, json))
        .encode(row, building.computeIfAbsent(entity.id(), _ -> builder(entity)));
    rows++;
    if (++waiting == ROWS_A_WRITE) {
      flush();
    }
  }

  /** Hands on what is left. */
  void flush() {
    if (waiting == 0) {
      return;
    }
    List<RecordBatch> batches = new ArrayList<>();
    building.values().forEach(builder -> batches.add(builder.build()));
    building.clear();
    waiting = 0;
    writer.accept(batches);
  }

  /** Rows taken so far. */
  long rows() {
    return rows;
  }

  private static RecordBatch.Builder builder(Entity entity) {
    return RecordBatch.builder(entity, FIRST_CAPACITY);
  }
}
