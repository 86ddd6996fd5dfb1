package dev.callsight.app.analytics;

import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.catalog.Entity;
import dev.callsight.core.catalog.Field;
import dev.callsight.core.catalog.FieldType;
import dev.callsight.engine.RecordBatch;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Records at random, around clock changes and now, some of them in the future; few ids, so that
 * many come again and change or move what is stored.
 */
final class RandomRecords {
  /** The present of the tests. */
  static final Instant NOW = Instant.parse("2026-11-22T12:34:56Z");

  private static final int IDS = 4_000;

  private final Catalog catalog;
  private final Random random;

  RandomRecords(Catalog catalog, Random random) {
    this.catalog = catalog;
    this.random = random;
  }

  RecordBatch calls(int rows) {
    Map<String, Supplier<@Nullable Object>> values = new TreeMap<>();
    values.put("id", () -> "c" + random.nextInt(IDS));
    values.put("startedAt", this::instant);
    values.put("durationSeconds", () -> (long) random.nextInt(900_000));
    values.put("direction", () -> pick("inbound", "outbound"));
    values.put("status", () -> pick("completed", "no_answer", "busy", null));
    values.put("outcome", () -> pick("booked", "not_interested", null));
    values.put("successful", () -> pick(0L, 1L, null));
    values.put("handledBy", () -> pick("ai", "human", null));
    values.put("transferred", () -> pick(0L, 1L, null));
    values.put("assistantId", () -> pick("ava", "ben", "cleo", null));
    values.put("country", () -> pick("PT", "IN", "NP", null));
    values.put("satisfaction", () -> pick(1L, 3L, 4L, 5L, null));
    values.put("sentiment", () -> pick(-300_000L, 700_000L, null));
    values.put("interruptions", () -> pick(0L, 3L, null));
    values.put("cost", () -> pick(123_456L, 1L, null));
    values.put("currency", () -> pick("EUR", "USD", null));
    return batch("calls", values, rows);
  }

  /** Touches of a few hundred leads. */
  RecordBatch touches(int rows) {
    Map<String, Supplier<@Nullable Object>> values = new TreeMap<>();
    values.put("id", () -> "t" + random.nextInt(IDS));
    values.put("leadId", () -> "l" + random.nextInt(300));
    values.put("at", this::instant);
    values.put("channel", () -> pick("mail", "phone"));
    values.put("kind", () -> pick("open", "reply", "call", null));
    return batch("touchpoints", values, rows);
  }

  /** Expenses of three campaigns. */
  RecordBatch spend(int rows) {
    Map<String, Supplier<@Nullable Object>> values = new TreeMap<>();
    values.put("id", () -> "e" + random.nextInt(IDS));
    values.put("campaignId", () -> pick("spring", "summer", "Summer"));
    values.put("date", () -> Math.floorDiv(instant(), 86_400_000_000L));
    values.put("amount", () -> pick(1_000_000L, 123_456_789L));
    values.put("sends", () -> pick(0L, 120L, null));
    values.put("currency", () -> pick("EUR", "USD", null));
    return batch("spend", values, rows);
  }

  /** Deals, many of them closed, some before they were made. */
  RecordBatch deals(int rows) {
    Map<String, Supplier<@Nullable Object>> values = new TreeMap<>();
    values.put("id", () -> "d" + random.nextInt(IDS));
    values.put("createdAt", this::instant);
    values.put("closedAt", () -> random.nextInt(3) == 0 ? null : instant());
    values.put("won", () -> pick(0L, 1L, null));
    values.put("amount", () -> pick(1_000_000L, 123_456_789L, -1L));
    values.put("probability", () -> pick(0L, 2_500L, null));
    values.put("currency", () -> pick("EUR", "USD", null));
    return batch("deals", values, rows);
  }

  /** Subscriptions of a hundred customers. */
  RecordBatch subscriptions(int rows) {
    Map<String, Supplier<@Nullable Object>> values = new TreeMap<>();
    values.put("id", () -> "s" + random.nextInt(IDS));
    values.put("customerId", () -> "c" + random.nextInt(100));
    values.put("monthlyAmount", () -> pick(0L, 49_990_000L));
    values.put("startedAt", this::instant);
    values.put("endedAt", () -> random.nextInt(3) == 0 ? null : instant());
    values.put("currency", () -> pick("EUR", null));
    return batch("subscriptions", values, rows);
  }

  private RecordBatch batch(String id, Map<String, Supplier<@Nullable Object>> values, int rows) {
    Entity entity = catalog.entity(id);
    RecordBatch.Builder batch = RecordBatch.builder(entity, rows);
    List<Field> fields = entity.recordFields();
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < fields.size(); column++) {
        @Nullable Supplier<@Nullable Object> value = values.get(fields.get(column).name());
        set(batch, fields.get(column), column, value == null ? null : value.get());
      }
      batch.endRow();
    }
    return batch.build();
  }

  private static void set(
      RecordBatch.Builder batch, Field field, int column, @Nullable Object value) {
    if (value == null) {
      return;
    }
    if (field.type() == FieldType.TEXT) {
      batch.text(column, (String) value);
    } else {
      batch.number(column, (Long) value);
    }
  }

  private @Nullable Object pick(@Nullable Object... values) {
    return values[random.nextInt(values.length)];
  }

  private long instant() {
    long around =
        switch (random.nextInt(4)) {
          case 0 -> Instant.parse("2026-03-29T01:00:00Z").getEpochSecond();
          case 1 -> Instant.parse("2026-04-04T15:00:00Z").getEpochSecond();
          case 2 -> Instant.parse("2026-11-01T06:00:00Z").getEpochSecond();
          default -> NOW.getEpochSecond();
        };
    return (around - 200_000 + random.nextInt(400_000)) * 1_000_000L;
  }
}
