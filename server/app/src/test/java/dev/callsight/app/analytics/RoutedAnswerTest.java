package dev.callsight.app.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.identity.Organization;
import dev.callsight.app.testing.ChosenFacts;
import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.catalog.Entity;
import dev.callsight.core.catalog.Field;
import dev.callsight.core.catalog.FieldType;
import dev.callsight.core.plan.Plan;
import dev.callsight.core.plan.PlanFacts;
import dev.callsight.core.query.AnswerRow;
import dev.callsight.core.query.Binder;
import dev.callsight.core.query.BoundQuery;
import dev.callsight.core.query.Evaluation;
import dev.callsight.core.query.Filter;
import dev.callsight.core.query.LeafFrame;
import dev.callsight.core.query.MetricQuery;
import dev.callsight.core.query.Operator;
import dev.callsight.core.query.Records;
import dev.callsight.core.sql.Sql;
import dev.callsight.core.sql.SqlRenderer;
import dev.callsight.core.table.Table;
import dev.callsight.core.time.Calendar;
import dev.callsight.core.time.Grain;
import dev.callsight.core.time.PeriodRequest;
import dev.callsight.core.time.TimeRange;
import dev.callsight.engine.Facts;
import dev.callsight.engine.FactsSettings;
import dev.callsight.engine.FactsStatus;
import dev.callsight.engine.RecordBatch;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random questions of random records in awkward zones: the answer from rollups is the answer from
 * records, buckets add up to totals, and as many records stand behind a count as it says.
 */
class RoutedAnswerTest {
  private static final List<String> ZONES =
      List.of(
          "Europe/Lisbon",
          "Asia/Kolkata",
          "Asia/Kathmandu",
          "Australia/Lord_Howe",
          "America/New_York");
  private static final List<String> METRICS =
      List.of(
          "calls.total",
          "calls.success_rate",
          "calls.average_duration",
          "calls.automation_rate",
          "calls.cost_per_call",
          "calls.satisfaction",
          "calls.sentiment",
          "calls.interruption_rate");
  private static final List<String> DIMENSIONS =
      List.of("country", "assistant", "direction", "weekday", "hour_of_day", "outcome");
  private static final Instant NOW = Instant.parse("2026-11-22T12:34:56Z");
  private static final int ROWS = 4_000;

  @TempDir static Path folder;

  private static final Catalog CATALOG = Catalog.builtIn();
  private static Facts facts;
  private static SqlRenderer renderer;

  @BeforeAll
  static void store() {
    facts = ChosenFacts.start(folder, CATALOG);
    renderer = facts.renderer(CATALOG);
    Random random = new Random(5);
    for (String zone : ZONES) {
      facts.open(id(zone), new FactsSettings(ZoneId.of(zone), Currency.getInstance("EUR")));
      facts.write(id(zone), List.of(calls(random)));
      facts.write(id(zone), List.of(calls(random)));
      facts.write(id(zone), List.of(touches(random)));
      facts.write(id(zone), List.of(touches(random)));
    }
  }

  @AfterAll
  static void close() {
    if (facts != null) {
      facts.close();
    }
  }

  private static String id(String zone) {
    return zone.substring(zone.indexOf('/') + 1).toLowerCase(java.util.Locale.ROOT);
  }

  /** Calls around clock changes and now, some of them in the future; half the ids come again. */
  private static RecordBatch calls(Random random) {
    Map<String, Supplier<@Nullable Object>> values = new TreeMap<>();
    values.put("id", () -> "c" + random.nextInt(ROWS * 2));
    values.put("startedAt", () -> instant(random));
    values.put("durationSeconds", () -> (long) random.nextInt(900_000));
    values.put("direction", () -> pick(random, "inbound", "outbound"));
    values.put("status", () -> pick(random, "completed", "no_answer", "busy", null));
    values.put("outcome", () -> pick(random, "booked", "not_interested", null));
    values.put("successful", () -> pick(random, 0L, 1L, null));
    values.put("handledBy", () -> pick(random, "ai", "human", null));
    values.put("transferred", () -> pick(random, 0L, 1L, null));
    values.put("assistantId", () -> pick(random, "ava", "ben", "cleo", null));
    values.put("country", () -> pick(random, "PT", "IN", "NP", null));
    values.put("satisfaction", () -> pick(random, 1L, 3L, 4L, 5L, null));
    values.put("sentiment", () -> pick(random, -300_000L, 700_000L, null));
    values.put("interruptions", () -> pick(random, 0L, 3L, null));
    values.put("cost", () -> pick(random, 123_456L, 1L, null));
    values.put("currency", () -> pick(random, "EUR", "USD", null));
    return batch("calls", values);
  }

  /** Touches of a few hundred leads, half of them told again at another time. */
  private static RecordBatch touches(Random random) {
    Map<String, Supplier<@Nullable Object>> values = new TreeMap<>();
    values.put("id", () -> "t" + random.nextInt(ROWS * 2));
    values.put("leadId", () -> "l" + random.nextInt(300));
    values.put("at", () -> instant(random));
    values.put("channel", () -> pick(random, "mail", "phone"));
    values.put("kind", () -> pick(random, "open", "reply", "call", null));
    return batch("touchpoints", values);
  }

  private static RecordBatch batch(String id, Map<String, Supplier<@Nullable Object>> values) {
    Entity entity = CATALOG.entity(id);
    RecordBatch.Builder batch = RecordBatch.builder(entity, ROWS);
    List<Field> fields = entity.recordFields();
    for (int row = 0; row < ROWS; row++) {
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

  private static @Nullable Object pick(Random random, @Nullable Object... values) {
    return values[random.nextInt(values.length)];
  }

  private static long instant(Random random) {
    long around =
        switch (random.nextInt(4)) {
          case 0 -> Instant.parse("2026-03-29T01:00:00Z").getEpochSecond();
          case 1 -> Instant.parse("2026-04-04T15:00:00Z").getEpochSecond();
          case 2 -> Instant.parse("2026-11-01T06:00:00Z").getEpochSecond();
          default -> NOW.getEpochSecond();
        };
    return (around - 200_000 + random.nextInt(400_000)) * 1_000_000L;
  }

  private static Calendar calendar(String zone) {
    return new Calendar(ZoneId.of(zone), DayOfWeek.MONDAY);
  }

  private static LeafFrame run(String zone, BoundQuery query, Plan plan) {
    Sql sql = renderer.render(plan.root(), 100_000);
    return LeafFrame.of(query, List.of(facts.run(id(zone), sql, Duration.ofSeconds(30))), CATALOG);
  }

  private static PlanFacts planFacts(String zone) {
    FactsStatus status = facts.status(id(zone));
    return new PlanFacts(CATALOG, status.rollupGrain(), status.latest());
  }

  private static PeriodRequest period(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> PeriodRequest.named("24h");
      case 1 -> PeriodRequest.named("30d");
      case 2 -> PeriodRequest.between("2026-03-01", "2026-04-30");
      default -> {
        Instant start = Instant.parse("2026-03-27T00:00:00Z").plusSeconds(random.nextInt(800_000));
        yield new PeriodRequest.Instants(
            new TimeRange(start, start.plusSeconds(3_600 + random.nextInt(700_000))));
      }
    };
  }

  private static MetricQuery question(Random random) {
    List<String> metrics = new ArrayList<>(METRICS);
    java.util.Collections.shuffle(metrics, random);
    MetricQuery query = MetricQuery.totals(metrics.subList(0, 3), period(random));
    if (random.nextBoolean()) {
      query = query.by(random.nextBoolean() ? Grain.HOUR : Grain.DAY);
    }
    if (random.nextBoolean()) {
      query = query.by(List.of(DIMENSIONS.get(random.nextInt(DIMENSIONS.size()))));
    }
    if (random.nextInt(3) == 0) {
      query =
          query.where(
              new Filter.Test("country", Operator.IN, Arrays.asList("PT", null), "/filters/0"));
    }
    return query;
  }

  @Test
  void theRoutedAnswerIsTheAnswerFromRecords() {
    Random random = new Random(11);
    int routed = 0;
    for (int i = 0; i < 400; i++) {
      String zone = ZONES.get(i % ZONES.size());
      String asked = ZONES.get(random.nextInt(ZONES.size()));
      BoundQuery query = new Binder(CATALOG).bind(question(random), calendar(asked), NOW);
      Plan plan = Plan.of(query, planFacts(zone));
      routed += plan.servedFromRollups() ? 1 : 0;
      List<AnswerRow> fromRollups = Evaluation.rows(query, run(zone, query, plan), null);
      List<AnswerRow> fromRecords =
          Evaluation.rows(query, run(zone, query, Plan.fromFacts(query)), null);
      assertThat(shown(fromRollups))
          .as(zone + " in " + asked + ": " + query)
          .isEqualTo(shown(fromRecords));
    }
    assertThat(routed).as("questions that a rollup answered").isGreaterThan(150);
  }

  @Test
  void peopleReachedAreCountedAsIfTheirNamesWereCompared() {
    Random random = new Random(29);
    for (int i = 0; i < 60; i++) {
      String zone = ZONES.get(i % ZONES.size());
      MetricQuery question =
          MetricQuery.totals(List.of("campaigns.reached", "campaigns.responded"), period(random));
      if (random.nextInt(3) > 0) {
        question = question.by(random.nextBoolean() ? Grain.HOUR : Grain.DAY);
      }
      BoundQuery query =
          new Binder(CATALOG)
              .bind(question, calendar(ZONES.get(random.nextInt(ZONES.size()))), NOW);
      Plan plan = Plan.of(query, planFacts(zone));
      assertThat(shown(Evaluation.rows(query, run(zone, query, plan), null)))
          .as(zone + ": " + query)
          .isEqualTo(shown(Evaluation.rows(query, run(zone, query, Plan.fromFacts(query)), null)));
    }
  }

  @Test
  void theAnswerFromMemoryIsTheAnswerFromRecords() {
    Random random = new Random(23);
    Parallel parallel = new Parallel();
    SeriesCache series = new SeriesCache(CATALOG, renderer, facts, facts, parallel);
    QueryRunner runner = new QueryRunner(CATALOG, renderer, facts, series);
    long held = 0;
    for (int i = 0; i < 400; i++) {
      String zone = ZONES.get(i % ZONES.size());
      String asked = ZONES.get(random.nextInt(ZONES.size()));
      MetricQuery question = question(random);
      BoundQuery query = new Binder(CATALOG).bind(question, calendar(asked), NOW);
      Asked whole = new Asked(organization(zone), query, facts.status(id(zone)), planFacts(zone));
      runner.run(whole, new Trace(false));
      series.settle(id(zone));
      held +=
          Plan.of(query, planFacts(zone))
              .root()
              .steps()
              .filter(step -> series.rows(whole, step).isPresent())
              .count();
      assertThat(shown(Evaluation.rows(query, runner.run(whole, new Trace(false)), null)))
          .as(zone + " in " + asked + ": " + query)
          .isEqualTo(shown(Evaluation.rows(query, run(zone, query, Plan.fromFacts(query)), null)));
      if (i % 50 == 49) {
        facts.write(id(zone), List.of(calls(random)));
      }
    }
    assertThat(held).as("steps that memory answered").isGreaterThan(50);
    parallel.destroy();
  }

  /** Two calls: stored ones change and move, others come. */
  private static RecordBatch twoCalls(Random random) {
    RecordBatch all = calls(random);
    Entity entity = CATALOG.entity("calls");
    RecordBatch.Builder few = RecordBatch.builder(entity, 2);
    for (int row = 0; row < 2; row++) {
      for (int column = 0; column < entity.recordFields().size(); column++) {
        if (all.isPresent(column, row)) {
          copy(all, row, column, few);
        }
      }
      few.endRow();
    }
    return few.build();
  }

  private static void copy(RecordBatch from, int row, int column, RecordBatch.Builder to) {
    if (CATALOG.entity("calls").recordFields().get(column).type() == FieldType.TEXT) {
      to.text(column, java.util.Objects.requireNonNull(from.text(column, row)));
    } else {
      to.number(column, from.number(column, row));
    }
  }

  @Test
  void whatIsHeldFollowsEveryWrite() {
    Random random = new Random(31);
    Parallel parallel = new Parallel();
    SeriesCache series = new SeriesCache(CATALOG, renderer, facts, facts, parallel);
    QueryRunner runner = new QueryRunner(CATALOG, renderer, facts, series);
    boolean told = tellsWhatAWriteTouched(random);
    long held = 0;
    for (int i = 0; i < (told ? 120 : 30); i++) {
      String zone = ZONES.get(i % 2);
      facts.write(id(zone), List.of(twoCalls(random)));
      BoundQuery query = new Binder(CATALOG).bind(question(random), calendar(zone), NOW);
      Asked whole = new Asked(organization(zone), query, facts.status(id(zone)), planFacts(zone));
      held +=
          Plan.of(query, planFacts(zone))
              .root()
              .steps()
              .filter(step -> series.rows(whole, step).isPresent())
              .count();
      assertThat(shown(Evaluation.rows(query, runner.run(whole, new Trace(false)), null)))
          .as(zone + ": " + query)
          .isEqualTo(shown(Evaluation.rows(query, run(zone, query, Plan.fromFacts(query)), null)));
      series.settle(id(zone));
    }
    if (told) {
      assertThat(held).as("steps that memory answered right after a write").isGreaterThan(20);
    } else {
      assertThat(held).as("steps answered from what may be no longer true").isZero();
    }
    parallel.destroy();
  }

  /** ClickHouse does not: other nodes write as well. */
  private static boolean tellsWhatAWriteTouched(Random random) {
    String organization = id(ZONES.getFirst());
    facts.write(organization, List.of(twoCalls(random)));
    FactsStatus status = facts.status(organization);
    return status.changes().since() < status.version();
  }

  private static Organization organization(String zone) {
    return new Organization(
        id(zone), zone, ZoneId.of(zone), Currency.getInstance("EUR"), DayOfWeek.MONDAY);
  }

  /** Rows whose every number is equal, whatever its scale; groups without any record left out. */
  private static List<String> shown(List<AnswerRow> rows) {
    return rows.stream()
        .map(row ->
            row.bucket()
                + " "
                + row.dimensions()
                + " "
                + row.metrics().stream()
                    .map(number ->
                        number == null ? "-" : number.stripTrailingZeros().toPlainString())
                    .toList())
        .sorted()
        .toList();
  }

  @Test
  void bucketsAddUpToTotals() {
    Random random = new Random(13);
    for (int i = 0; i < 100; i++) {
      String zone = ZONES.get(i % ZONES.size());
      MetricQuery question =
          MetricQuery.totals(List.of("calls.total", "calls.cost"), period(random));
      BoundQuery total = new Binder(CATALOG).bind(question, calendar(zone), NOW);
      Grain grain = random.nextBoolean() ? Grain.HOUR : Grain.DAY;
      BoundQuery course = new Binder(CATALOG).bind(question.by(grain), calendar(zone), NOW);
      PlanFacts known = planFacts(zone);
      AnswerRow whole =
          Evaluation.rows(total, run(zone, total, Plan.of(total, known)), null).getFirst();
      List<AnswerRow> parts =
          Evaluation.rows(course, run(zone, course, Plan.of(course, known)), null);
      for (int metric = 0; metric < 2; metric++) {
        int place = metric;
        BigDecimal sum =
            parts.stream()
                .map(row -> row.metrics().get(place))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).isEqualByComparingTo(whole.metrics().get(place));
      }
    }
  }

  @Test
  void theTotalOfRowsIsTheTotalThatIsAskedFor() {
    Random random = new Random(17);
    List<String> metrics = new ArrayList<>(METRICS);
    metrics.addAll(List.of("calls.latency_p50", "calls.duration_p90"));
    for (int i = 0; i < 80; i++) {
      String zone = ZONES.get(i % ZONES.size());
      java.util.Collections.shuffle(metrics, random);
      MetricQuery question = MetricQuery.totals(metrics.subList(0, 4), period(random));
      question =
          i % 2 == 0
              ? question.by(random.nextBoolean() ? Grain.HOUR : Grain.DAY)
              : question.by(List.of(DIMENSIONS.get(random.nextInt(DIMENSIONS.size()))));
      BoundQuery rows = new Binder(CATALOG).bind(question, calendar(zone), NOW);
      BoundQuery total = rows.total();
      PlanFacts known = planFacts(zone);
      LeafFrame rest =
          rows.leavesOfTotal().isEmpty()
              ? LeafFrame.of(total, List.of(), CATALOG)
              : run(zone, total, Plan.of(total, rows.leavesOfTotal(), known));
      LeafFrame added = run(zone, rows, Plan.of(rows, known)).total(rest);
      assertThat(shown(Evaluation.rows(total, added, null)))
          .as(zone + ": " + rows)
          .isEqualTo(shown(Evaluation.rows(total, run(zone, total, Plan.of(total, known)), null)));
    }
  }

  @Test
  void asManyRecordsStandBehindACountAsItSays() {
    Random random = new Random(19);
    List<String> counts = List.of("calls.total", "calls.successful", "calls.contained");
    for (int i = 0; i < 60; i++) {
      String zone = ZONES.get(i % ZONES.size());
      String metric = counts.get(i % counts.size());
      MetricQuery question =
          MetricQuery.totals(List.of(metric), period(random))
              .where(new Filter.Test("weekday", Operator.IN, List.of(1 + i % 7), "/filters/0"));
      BoundQuery query = new Binder(CATALOG).bind(question, calendar(zone), NOW);
      BigDecimal number =
          Evaluation.rows(query, run(zone, query, Plan.of(query, planFacts(zone))), null)
              .getFirst()
              .metrics()
              .getFirst();
      Records records =
          Records.behind(
              CATALOG.metric(metric),
              Records.Part.DENOMINATOR,
              query.filter(),
              query.period(),
              CATALOG);
      assertThat(listed(zone, records)).isEqualTo(number.intValueExact());
    }
  }

  /** The records of every page together, each one once. */
  private static int listed(String zone, Records records) {
    java.util.Set<Object> ids = new java.util.HashSet<>();
    Records.Position after = null;
    while (true) {
      Table page =
          facts.run(id(zone), renderer.records(records, after, 97), Duration.ofSeconds(30));
      page.rows().forEach(row -> assertThat(ids.add(row.get(1))).isTrue());
      if (page.rows().size() < 97) {
        return ids.size();
      }
      List<Object> last = page.rows().getLast();
      after = new Records.Position((Instant) last.get(0), (String) last.get(1));
    }
  }
}
