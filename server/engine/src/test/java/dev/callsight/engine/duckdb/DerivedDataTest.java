package dev.callsight.engine.duckdb;

import static dev.callsight.engine.duckdb.Stores.LISBON;
import static dev.callsight.engine.duckdb.Stores.ask;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.engine.RecordBatch;
import dev.callsight.engine.Records;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is written in whatever order, what follows from the records is what they say. */
class DerivedDataTest {
  private static final String DERIVED =
      """
      SELECT 'lead' AS kind, id, attributed_campaign, attributed_variant, attributed_channel FROM leads
      UNION ALL
      SELECT 'contact', id, CAST(contacted_at AS VARCHAR), CAST(engagements AS VARCHAR), NULL FROM leads
      UNION ALL
      SELECT 'deal', id, attributed_campaign, attributed_variant, attributed_channel FROM deals
      UNION ALL
      SELECT 'payment', id, attributed_campaign, attributed_variant, attributed_channel FROM payments
      UNION ALL
      SELECT 'touchpoint', id, CAST(new_touch_after AS VARCHAR), CAST(new_response_after AS VARCHAR), NULL
      FROM touchpoints
      ORDER BY ALL\
      """;

  /** What leads keep of their contacts, and what the records say, lead by lead. */
  private static final String CONTACTS =
      "SELECT id, contacted_at, engagements FROM leads ORDER BY id";

  private static final String CONTACTS_OF_RECORDS =
      """
      SELECT l.id,
        least(
          (SELECT min(c.started_at) FROM calls c
           WHERE c.lead_id = l.id AND c.direction = 'outbound' AND c.started_at >= l.created_at),
          (SELECT min(t."at") FROM touchpoints t WHERE t.lead_id = l.id AND t."at" >= l.created_at)),
        (SELECT count(*) FROM touchpoints t WHERE t.lead_id = l.id)
        + (SELECT count(*) FROM calls c WHERE c.lead_id = l.id
           AND (c.status = 'completed' OR (c.status IS NULL AND c.duration_seconds > 0)))
      FROM leads l ORDER BY l.id\
      """;

  @TempDir Path folder;
  private DuckDbFacts store;

  @BeforeEach
  void start() {
    store = Stores.start(folder);
  }

  @AfterEach
  void stop() {
    store.close();
  }

  @Test
  void rollupsFollowRandomWritesReplaysAndCorrections() {
    store.open("org_one", LISBON);
    RandomFacts facts = new RandomFacts(20_261_122);
    List<RecordBatch> written = new ArrayList<>();
    for (int round = 0; round < 12; round++) {
      RecordBatch batch = facts.batch();
      store.write("org_one", List.of(batch));
      written.add(batch);
      RecordBatch again = written.get(facts.number(written.size()));
      store.write("org_one", List.of(again));
      assertThat(Stores.firstWrongRollup(store, "org_one")).as("round %d", round).isEmpty();
    }
    List<List<Object>> derived = ask(store, "org_one", DERIVED);

    store.rebuild("org_one", _ -> {});

    assertThat(ask(store, "org_one", DERIVED)).isEqualTo(derived);
    assertThat(Stores.firstWrongRollup(store, "org_one")).isEmpty();
  }

  @Test
  void whatFollowedFromErasedRecordsGoesWithThem() {
    store.open("org_one", LISBON);
    RandomFacts facts = new RandomFacts(7);
    for (int round = 0; round < 12; round++) {
      store.write("org_one", List.of(facts.batch()));
    }

    store.eraseRecords("org_one", Set.of("leads", "touchpoints"), _ -> {});

    assertThat(Stores.firstWrongRollup(store, "org_one")).isEmpty();
    List<List<Object>> derived = ask(store, "org_one", DERIVED);
    store.rebuild("org_one", _ -> {});
    assertThat(ask(store, "org_one", DERIVED)).isEqualTo(derived);
    for (int round = 0; round < 6; round++) {
      store.write("org_one", List.of(facts.batch()));
      assertThat(Stores.firstWrongRollup(store, "org_one")).as("round %d", round).isEmpty();
    }
  }

  /** New ids and known ones, early and late, several kinds to a write, calls also one by one. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void contactsOfLeadsAreWhatTheRecordsSay(long seed) {
    store.open("org_one", LISBON);
    RandomFacts facts = new RandomFacts(seed);
    for (int round = 0; round < 40; round++) {
      List<RecordBatch> batches = new ArrayList<>();
      for (int i = 0; i <= facts.number(3); i++) {
        batches.add(facts.batch());
      }
      batches.add(Records.batch("calls", List.of(facts.call("single" + facts.number(50)))));
      store.write("org_one", batches);
      assertThat(ask(store, "org_one", CONTACTS))
          .as("round %d", round)
          .isEqualTo(ask(store, "org_one", CONTACTS_OF_RECORDS));
    }
    assertThat(ask(store, "org_one", "SELECT count(*) FROM leads WHERE contacted_at IS NOT NULL"))
        .isNotEqualTo(List.of(List.of(0L)));

    store.eraseRecords("org_one", Set.of("touchpoints"), _ -> {});

    assertThat(ask(store, "org_one", CONTACTS))
        .isEqualTo(ask(store, "org_one", CONTACTS_OF_RECORDS));
  }

  /** Leads come one by one, when half of what there is to know of them is there. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void leadsThatComeLateFindWhatTheRecordsSay(long seed) {
    store.open("org_one", LISBON);
    RandomFacts facts = new RandomFacts(seed);
    for (int lead = 0; lead < 10; lead++) {
      for (int round = 0; round < 3; round++) {
        store.write(
            "org_one",
            List.of(
                calls(facts, 10),
                Records.batch("touchpoints", List.of(facts.touchpoint("t" + facts.number(40))))));
        store.write("org_one", List.of(Records.batch("calls", facts.call("one" + lead + round))));
      }
      store.write("org_one", List.of(Records.batch("leads", facts.lead("l" + lead))));
      assertThat(ask(store, "org_one", CONTACTS))
          .as("lead %d", lead)
          .isEqualTo(ask(store, "org_one", CONTACTS_OF_RECORDS));
      if (lead == 4) {
        store.close();
        store = Stores.start(folder);
      }
    }
  }

  private static RecordBatch calls(RandomFacts facts, int count) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(facts.call("c" + facts.number(60)));
    }
    return Records.batch("calls", rows);
  }

  /** Counting the first record of each text is counting different texts, in any period. */
  @Test
  void firstTouchesOfAPeriodAreItsDifferentLeads() {
    store.open("org_one", LISBON);
    RandomFacts facts = new RandomFacts(11);
    for (int write = 0; write < 40; write++) {
      store.write("org_one", List.of(touches(facts)));
    }
    for (int i = 0; i < 50; i++) {
      int first = facts.number(190);
      int days = 1 + facts.number(60);
      String period =
          "\"at\" >= TIMESTAMP '%1$s' AND \"at\" < TIMESTAMP '%1$s' + INTERVAL %2$d DAYS"
              .formatted(LocalDate.of(2026, 1, 1).plusDays(first) + " 00:00:00", days);
      String since = "TIMESTAMP '%s 00:00:00'".formatted(LocalDate.of(2026, 1, 1).plusDays(first));
      assertThat(
              ask(
                  store,
                  "org_one",
                  "SELECT count(*) FILTER (WHERE new_touch_after < %1$s), count(*) FILTER (WHERE new_response_after < %1$s) FROM touchpoints WHERE %2$s"
                      .formatted(since, period)))
          .isEqualTo(
              ask(
                  store,
                  "org_one",
                  "SELECT count(DISTINCT lead_id), count(DISTINCT lead_id) FILTER (WHERE kind IN"
                      + " ('reply', 'call', 'meeting')) FROM touchpoints WHERE "
                      + period));
    }
  }

  private static RecordBatch touches(RandomFacts facts) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      rows.add(facts.touchpoint("t" + facts.number(120)));
    }
    return Records.batch("touchpoints", rows);
  }

  @Test
  void theOrderOfArrivalDoesNotMatter() {
    List<RecordBatch> batches = world();
    List<List<Object>> expected = null;
    for (int order = 0; order < 6; order++) {
      String organization = "org_" + order;
      store.open(organization, LISBON);
      Collections.shuffle(batches, new Random(order));
      batches.forEach(batch -> store.write(organization, List.of(batch)));

      List<List<Object>> derived = ask(store, organization, DERIVED);
      assertThat(Stores.firstWrongRollup(store, organization)).isEmpty();
      store.rebuild(organization, _ -> {});
      assertThat(ask(store, organization, DERIVED)).isEqualTo(derived);
      expected = expected == null ? derived : expected;
      assertThat(derived).as("order %d", order).isEqualTo(expected);
    }
  }

  /** Records of different ids, a few to a batch. */
  private static List<RecordBatch> world() {
    RandomFacts facts = new RandomFacts(7);
    List<RecordBatch> batches = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      batches.add(Records.batch("leads", rows(2, i, n -> facts.lead("l" + n))));
      batches.add(Records.batch("touchpoints", rows(8, i, n -> facts.touchpoint("t" + n))));
      batches.add(Records.batch("deals", rows(3, i, n -> facts.deal("d" + n))));
      batches.add(Records.batch("calls", rows(9, i, n -> facts.call("c" + n))));
      batches.add(Records.batch("payments", rows(6, i, n -> facts.payment("p" + n))));
    }
    return batches;
  }

  private static List<Map<String, Object>> rows(
      int size, int batch, java.util.function.IntFunction<Map<String, Object>> row) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      rows.add(row.apply(batch * size + i));
    }
    return rows;
  }

  @Test
  void aLeadTakesItsLastTouchBeforeItsConversion() {
    store.open("org_one", LISBON);
    write("payments", payment("p1", "leadId", "l1"), payment("p2", "dealId", "d1"));
    write(
        "leads",
        Records.row(
            "id",
            "l1",
            "createdAt",
            "2026-01-01T00:00:00Z",
            "campaignId",
            "own",
            "convertedAt",
            "2026-06-01T00:00:00Z"));
    assertThat(campaigns("leads")).containsExactly(List.of("l1", "own"));
    write(
        "deals",
        Records.row("id", "d1", "createdAt", "2026-05-01T00:00:00Z", "amount", 1, "leadId", "l1"));
    assertThat(campaigns("payments")).containsExactly(List.of("p1", "own"), List.of("p2", "own"));

    write(
        "touchpoints",
        touch("t1", "2026-03-01T00:00:00Z", "too_early"),
        touch("t2", "2026-05-01T00:00:00Z", "first"),
        touch("t4", "2026-06-01T00:00:00Z", "last"),
        touch("t3", "2026-06-01T00:00:00Z", "same_time_smaller_id"),
        touch("t5", "2026-06-01T00:00:00.000001Z", "too_late"));

    assertThat(campaigns("leads")).containsExactly(List.of("l1", "last"));
    assertThat(campaigns("deals")).containsExactly(List.of("d1", "last"));
    assertThat(campaigns("payments")).containsExactly(List.of("p1", "last"), List.of("p2", "last"));
  }

  @Test
  void withoutItsOwnConversionTheFirstWonDealCounts() {
    store.open("org_one", LISBON);
    write("leads", Records.row("id", "l1", "createdAt", "2026-01-01T00:00:00Z"));
    write(
        "touchpoints",
        touch("t1", "2026-02-01T00:00:00Z", "a"),
        touch("t2", "2026-04-01T00:00:00Z", "b"));
    assertThat(campaigns("leads")).containsExactly(List.of("l1", "b"));

    write(
        "deals",
        Records.row(
            "id",
            "d1",
            "createdAt",
            "2026-01-05T00:00:00Z",
            "amount",
            1,
            "leadId",
            "l1",
            "closedAt",
            "2026-03-01T00:00:00Z",
            "won",
            true));

    assertThat(campaigns("leads")).containsExactly(List.of("l1", "a"));
    assertThat(Stores.firstWrongRollup(store, "org_one")).isEmpty();
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  private void write(String entity, Map<String, Object>... rows) {
    store.write("org_one", List.of(Records.batch(entity, rows)));
  }

  private static Map<String, Object> touch(String id, String at, String campaign) {
    return Records.row(
        "id", id, "leadId", "l1", "at", at, "channel", "mail", "campaignId", campaign);
  }

  private static Map<String, Object> payment(String id, String reference, String target) {
    return Records.row(
        "id",
        id,
        "paidAt",
        "2026-06-02T00:00:00Z",
        "amount",
        1,
        "kind",
        "one_time",
        reference,
        target);
  }

  private List<List<Object>> campaigns(String entity) {
    return ask(store, "org_one", "SELECT id, attributed_campaign FROM " + entity + " ORDER BY id");
  }
}
