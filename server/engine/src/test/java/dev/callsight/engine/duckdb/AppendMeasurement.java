package dev.callsight.engine.duckdb;

import dev.callsight.core.catalog.Entity;
import dev.callsight.core.catalog.Field;
import dev.callsight.engine.RecordBatch;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * How fast calls are appended, durable and with their rollups, to what is stored already. Not a
 * test: run its main with a folder, the number of calls and the calls in a write.
 */
final class AppendMeasurement {
  private static final String ORGANIZATION = "org_measured";
  private static final Entity CALLS = Stores.CATALOG.entity("calls");
  private static final long START_MICROS = 1_700_000_000_000_000L;
  private static final long STEP_MICROS = 3_000_000L;

  private final Map<String, Integer> columns = new HashMap<>();
  private final Random random = new Random(1);

  private AppendMeasurement() {
    List<Field> fields = CALLS.recordFields();
    for (int i = 0; i < fields.size(); i++) {
      columns.put(fields.get(i).name(), i);
    }
  }

  /** Folder, calls to add, calls in a write. */
  public static void main(String[] arguments) {
    long calls = Long.parseLong(arguments[1]);
    int batch = Integer.parseInt(arguments[2]);
    try (DuckDbFacts store = Stores.start(DuckDbSettings.of(Path.of(arguments[0]), 4L << 30))) {
      store.open(ORGANIZATION, Stores.LISBON);
      new AppendMeasurement().run(store, calls, batch);
    }
  }

  private void run(DuckDbFacts store, long calls, int size) {
    long first = store.status(ORGANIZATION).rows().getOrDefault("calls", 0L);
    long writing = 0;
    long slowest = 0;
    for (long next = first; next < first + calls; next += size) {
      RecordBatch batch = batch(next, size);
      long start = System.nanoTime();
      store.write(ORGANIZATION, List.of(batch));
      long took = System.nanoTime() - start;
      writing += took;
      slowest = Math.max(slowest, took);
      if ((next / size) % 25 == 24) {
        System.out.printf(
            "%,d stored, %,.0f/s, slowest write %d ms%n",
            next + size, (next + size - first) / (writing / 1e9), slowest / 1_000_000);
      }
    }
  }

  private RecordBatch batch(long first, int size) {
    RecordBatch.Builder rows = RecordBatch.builder(CALLS, size + 1);
    for (long call = first; call < first + size; call++) {
      row(rows, call);
      rows.endRow();
    }
    return rows.build();
  }

  private void row(RecordBatch.Builder row, long call) {
    long at = START_MICROS + call * STEP_MICROS;
    row.text(column("id"), "call_" + Long.toString(call * 7919 + 1_000_000_007L, 36));
    row.number(column("startedAt"), at);
    row.number(column("durationSeconds"), random.nextInt(600_000));
    row.text(column("direction"), one("inbound", "outbound"));
    row.text(column("status"), one("completed", "no_answer", "busy", "failed", "voicemail"));
    row.text(column("outcome"), one("booked", "callback", "not_interested", "info", "none"));
    row.number(column("successful"), random.nextInt(2));
    row.text(column("handledBy"), "ai");
    row.number(column("transferred"), random.nextInt(2));
    row.text(column("assistantId"), "assistant_" + random.nextInt(20));
    row.text(column("assistantVersion"), "v3");
    row.text(column("leadId"), "lead_" + random.nextInt(1_000_000));
    row.text(column("campaignId"), "campaign_" + random.nextInt(30));
    row.text(column("country"), one("PT", "ES", "US", "DE", "IN", "BR"));
    row.text(column("city"), "City name " + random.nextInt(200));
    row.number(column("qualityScore"), random.nextInt(100_000));
    row.number(column("satisfaction"), random.nextInt(1, 6));
    row.number(column("sentiment"), random.nextInt(1_000_000));
    row.number(column("latencyMs"), random.nextInt(1_000_000));
    row.number(column("interruptions"), random.nextInt(5));
    row.number(column("cost"), random.nextInt(1_000_000));
    row.text(column("currency"), "EUR");
    row.text(column("endedReason"), one("customer_ended", "assistant_ended", "pipeline_error"));
    row.number(column("updatedAt"), at);
  }

  private int column(String name) {
    Integer column = columns.get(name);
    if (column == null) {
      throw new IllegalArgumentException("calls have no " + name);
    }
    return column;
  }

  private String one(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
