package dev.callsight.engine.duckdb;

import dev.callsight.engine.RecordBatch;
import dev.callsight.engine.Records;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Records of a small world, so that ids, leads and days meet often. The same seed makes the same.
 */
public final class RandomFacts {
  /** The entities that {@link #batch} is of. */
  public static final List<String> KINDS =
      List.of("calls", "leads", "touchpoints", "deals", "payments");

  private static final Instant START = Instant.parse("2025-10-20T00:00:00Z");
  private final Random random;

  public RandomFacts(long seed) {
    this.random = new Random(seed);
  }

  public Map<String, Object> call(String id) {
    Map<String, Object> row =
        Records.row("id", id, "startedAt", instant(20), "durationSeconds", random.nextInt(900));
    sometimes(row, "status", one("completed", "busy", "no_answer"));
    sometimes(row, "direction", one("inbound", "outbound"));
    sometimes(row, "successful", random.nextBoolean());
    sometimes(row, "handledBy", one("ai", "human"));
    sometimes(row, "transferred", random.nextBoolean());
    sometimes(row, "assistantId", one("a1", "a2", "a3"));
    sometimes(row, "outcome", one("booked", "lost"));
    sometimes(row, "country", one("PT", "IN", "NP"));
    sometimes(row, "campaignId", one("k1", "k2"));
    sometimes(row, "leadId", lead());
    sometimes(row, "satisfaction", random.nextInt(1, 6));
    sometimes(row, "sentiment", random.nextInt(-100, 101) / 100.0);
    sometimes(row, "qualityScore", random.nextInt(0, 101));
    sometimes(row, "interruptions", random.nextInt(0, 9));
    sometimes(row, "cost", random.nextInt(0, 1000) / 1000.0);
    sometimes(row, "currency", one("EUR", "USD"));
    sometimes(row, "endedReason", one("customer_ended", "pipeline_error"));
    sometimes(row, "updatedAt", instant(40));
    return row;
  }

  public Map<String, Object> lead(String id) {
    Map<String, Object> row = Records.row("id", id, "createdAt", instant(60));
    sometimes(row, "campaignId", one("k1", "k2", "k3"));
    sometimes(row, "source", one("web", "event"));
    sometimes(row, "convertedAt", instant(200));
    sometimes(row, "score", random.nextInt(0, 101));
    return row;
  }

  public Map<String, Object> touchpoint(String id) {
    Map<String, Object> row =
        Records.row("id", id, "leadId", lead(), "at", instant(200), "channel", one("mail", "ads"));
    sometimes(row, "campaignId", one("k1", "k2", "k3"));
    sometimes(row, "variant", one("A", "B"));
    sometimes(row, "kind", one("click", "open", "reply", "call"));
    return row;
  }

  public Map<String, Object> deal(String id) {
    Map<String, Object> row =
        Records.row("id", id, "createdAt", instant(60), "amount", random.nextInt(1000));
    sometimes(row, "leadId", lead());
    sometimes(row, "closedAt", instant(200));
    sometimes(row, "won", random.nextInt(3) > 0);
    return row;
  }

  public Map<String, Object> payment(String id) {
    Map<String, Object> row =
        Records.row(
            "id",
            id,
            "paidAt",
            instant(60),
            "amount",
            random.nextInt(-100, 1000),
            "kind",
            one("one_time", "recurring", "refund"));
    if (random.nextBoolean()) {
      sometimes(row, "leadId", lead());
    }
    sometimes(row, "dealId", "d" + random.nextInt(12));
    sometimes(row, "campaignId", one("k1", "k9"));
    sometimes(row, "currency", one("EUR", "USD"));
    return row;
  }

  /** Up to twenty records of a kind, of a few ids each. */
  public RecordBatch batch() {
    List<Map<String, Object>> rows = new ArrayList<>();
    int kind = random.nextInt(KINDS.size());
    int size = 1 + random.nextInt(20);
    for (int i = 0; i < size; i++) {
      rows.add(
          switch (kind) {
            case 0 -> call("c" + random.nextInt(60));
            case 1 -> lead("l" + random.nextInt(10));
            case 2 -> touchpoint("t" + random.nextInt(40));
            case 3 -> deal("d" + random.nextInt(12));
            default -> payment("p" + random.nextInt(30));
          });
    }
    return Records.batch(KINDS.get(kind), rows);
  }

  public int number(int bound) {
    return random.nextInt(bound);
  }

  private String lead() {
    return "l" + random.nextInt(10);
  }

  private String instant(int days) {
    return START.plusSeconds(random.nextLong(days * 86_400L)).toString();
  }

  private String one(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private void sometimes(Map<String, Object> row, String name, Object value) {
    if (random.nextInt(4) > 0) {
      row.put(name, value);
    }
  }
}
