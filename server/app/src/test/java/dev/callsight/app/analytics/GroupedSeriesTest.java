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
import dev.callsight.core.sql.Sql;
import dev.callsight.core.sql.SqlRenderer;
import dev.callsight.core.time.Calendar;
import dev.callsight.core.time.Grain;
import dev.callsight.core.time.PeriodRequest;
import dev.callsight.core.time.TimeRange;
import dev.callsight.engine.Facts;
import dev.callsight.engine.FactsSettings;
import dev.callsight.engine.FactsStatus;
import dev.callsight.engine.RecordBatch;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random questions that split or filter by what a rollup keeps apart, in awkward zones, and after
 * each write: what memory answers is the answer from the records.
 */
class GroupedSeriesTest {
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
          "calls.cost",
          "calls.satisfaction",
          "calls.sentiment");
  private static final List<List<String>> DIMENSIONS =
      List.of(
          List.of(),
          List.of("assistant"),
          List.of("assistant", "handled_by"),
          List.of("direction"),
          List.of("outcome", "successful"),
          List.of("successful"),
          List.of("country"));
  private static final List<List<String>> ROLLUPS =
      List.of(
          List.of("assistant", "handled_by"),
          List.of("direction", "outcome", "successful"),
          List.of("country"));
  private static final Instant NOW = Instant.parse("2026-11-22T12:34:56Z");
  private static final int ROWS = 3_000;
  private static final Catalog CATALOG = Catalog.builtIn();

  @TempDir static Path folder;

  private static Facts facts;
  private static SqlRenderer renderer;

  /** What one test holds in memory, and who asks it. */
  private record Memory(Parallel parallel, SeriesCache series, QueryRunner runner) {
    static Memory start() {
      Parallel parallel = new Parallel();
      SeriesCache series = new SeriesCache(CATALOG, renderer, facts, facts, parallel);
      return new Memory(parallel, series, new QueryRunner(CATALOG, renderer, facts, series));
    }
  }

  @BeforeAll
  static void store() {
    facts = ChosenFacts.start(folder, CATALOG);
    renderer = facts.renderer(CATALOG);
    Random random = new Random(7);
    for (String zone : ZONES) {
      facts.open(id(zone), new FactsSettings(ZoneId.of(zone), Currency.getInstance("EUR")));
      facts.write(id(zone), List.of(calls(random, ROWS)));
      facts.write(id(zone), List.of(calls(random, ROWS)));
    }
  }

  @AfterAll
  static void close() {
    if (facts != null) {
      facts.close();
    }
  }

  private static String id(String zone) {
    return "grouped_" + zone.substring(zone.indexOf('/') + 1).toLowerCase(Locale.ROOT);
  }

  /** Calls around clock changes and now, some of them in the future; half the ids come again. */
  private static RecordBatch calls(Random random, int rows) {
    Entity entity = CATALOG.entity("calls");
    RecordBatch.Builder batch = RecordBatch.builder(entity, rows);
    List<Field> fields = entity.recordFields();
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < fields.size(); column++) {
        Object value = value(random, fields.get(column).name());
        if (value != null && fields.get(column).type() == FieldType.TEXT) {
          batch.text(column, (String) value);
        } else if (value != null) {
          batch.number(column, (Long) value);
        }
      }
      batch.endRow();
    }
    return batch.build();
  }

  private static @Nullable Object value(Random random, String field) {
    return switch (field) {
      case "id" -> "c" + random.nextInt(ROWS * 2);
      case "startedAt" -> instant(random);
      case "durationSeconds" -> (long) random.nextInt(900_000);
      case "direction" -> pick(random, "inbound", "outbound", null);
      case "status" -> pick(random, "completed", "no_answer", null);
      case "outcome" -> pick(random, "booked", "Booked", "não", null);
      case "successful" -> pick(random, 0L, 1L, null);
      case "handledBy" -> pick(random, "ai", "human", null);
      case "assistantId" -> pick(random, "ava", "ben", "cleo's", null);
      case "country" -> pick(random, "PT", "IN", "NP", null);
      case "satisfaction" -> pick(random, 1L, 3L, 5L, null);
      case "sentiment" -> pick(random, -300_000L, 700_000L, null);
      case "cost" -> pick(random, 123_456L, 1L, null);
      case "currency" -> pick(random, "EUR", "USD", null);
      default -> null;
    };
  }

  private static @Nullable Object pick(Random random, @Nullable Object... values) {
    return values[random.nextInt(values.length)];
  }

  private static long instant(Random random) {
    Instant around =
        switch (random.nextInt(5)) {
          case 0 -> Instant.parse("2026-03-29T01:00:00Z");
          case 1 -> Instant.parse("2026-04-04T15:00:00Z");
          case 2 -> Instant.parse("2026-11-01T06:00:00Z");
          case 3 -> Instant.parse("2024-12-31T20:00:00Z");
          default -> NOW;
        };
    return (around.getEpochSecond() - 200_000 + random.nextInt(400_000)) * 1_000_000L;
  }

  private static MetricQuery question(Random random) {
    List<String> metrics = new ArrayList<>(METRICS);
    java.util.Collections.shuffle(metrics, random);
    MetricQuery query = MetricQuery.totals(metrics.subList(0, 3), period(random));
    List<String> dimensions = DIMENSIONS.get(random.nextInt(DIMENSIONS.size()));
    query = dimensions.isEmpty() ? query : query.by(dimensions);
    if (random.nextBoolean()) {
      query = query.by(random.nextInt(6) == 0 ? Grain.HOUR : coarse(random));
    }
    if (dimensions.isEmpty() || random.nextBoolean()) {
      List<String> own =
          ROLLUPS.stream()
              .filter(fields -> fields.containsAll(dimensions))
              .toList()
              .get(random.nextInt(dimensions.isEmpty() ? ROLLUPS.size() : 1));
      query = query.where(filter(random, own.get(random.nextInt(own.size()))));
    }
    return query;
  }

  private static Grain coarse(Random random) {
    return (Grain)
        java.util.Objects.requireNonNull(
            pick(random, Grain.DAY, Grain.DAY, Grain.WEEK, Grain.MONTH));
  }

  private static PeriodRequest period(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> PeriodRequest.named("30d");
      case 1 -> PeriodRequest.named("2y");
      case 2 -> PeriodRequest.between("2026-03-01", "2026-04-30");
      case 3 -> PeriodRequest.named("yesterday");
      case 4 -> PeriodRequest.between("2024-12-30", "2026-11-25");
      default -> {
        Instant start = Instant.parse("2026-03-27T00:00:00Z").plusSeconds(random.nextInt(800_000));
        yield new PeriodRequest.Instants(
            new TimeRange(start, start.plusSeconds(90_000 + random.nextInt(700_000))));
      }
    };
  }

  private static Filter filter(Random random, String dimension) {
    List<@Nullable Object> values =
        switch (dimension) {
          case "assistant" -> Arrays.asList("ava", "cleo's", "nobody", null);
          case "handled_by" -> Arrays.asList("ai", "human", null);
          case "direction" -> Arrays.asList("inbound", "outbound", null);
          case "outcome" -> Arrays.asList("booked", "não", null);
          case "successful" -> Arrays.asList(true, false, null);
          default -> Arrays.asList("PT", "IN", null);
        };
    List<@Nullable Object> some = new ArrayList<>(values);
    java.util.Collections.shuffle(some, random);
    List<@Nullable Object> few = some.subList(0, 1 + random.nextInt(2));
    return switch (random.nextInt(6)) {
      case 0 -> new Filter.Test(dimension, Operator.SET, List.of(), "/filters/0");
      case 1 -> new Filter.Test(dimension, Operator.NOT_SET, List.of(), "/filters/0");
      case 2 -> new Filter.Test(dimension, Operator.NOT_IN, few, "/filters/0");
      case 3 ->
          new Filter.Any(
              List.of(
                  new Filter.Test(dimension, Operator.IN, few, "/filters/0"),
                  new Filter.Test(dimension, Operator.EQUALS, some.subList(2, 3), "/filters/1")));
      default -> new Filter.Test(dimension, Operator.IN, few, "/filters/0");
    };
  }

  private static PlanFacts planFacts(String zone) {
    FactsStatus status = facts.status(id(zone));
    return new PlanFacts(CATALOG, status.rollupGrain(), status.latest());
  }

  private static Asked asked(Random random, String zone) {
    String other = random.nextInt(3) == 0 ? ZONES.get(random.nextInt(ZONES.size())) : zone;
    Calendar calendar = new Calendar(ZoneId.of(other), DayOfWeek.MONDAY);
    BoundQuery query = new Binder(CATALOG).bind(question(random), calendar, NOW);
    Organization organization =
        new Organization(
            id(zone), zone, ZoneId.of(zone), Currency.getInstance("EUR"), DayOfWeek.MONDAY);
    return new Asked(organization, query, facts.status(id(zone)), planFacts(zone));
  }

  private static long held(Memory memory, Asked asked, String zone) {
    return Plan.of(asked.query(), planFacts(zone))
        .root()
        .steps()
        .filter(step -> memory.series().rows(asked, step).isPresent())
        .count();
  }

  /** The rows in their order, every number whatever its scale. */
  private static List<String> shown(BoundQuery query, LeafFrame frame) {
    return Evaluation.rows(query, frame, null).stream()
        .map(row -> row.bucket() + " " + row.dimensions() + " " + numbers(row))
        .toList();
  }

  private static List<String> numbers(AnswerRow row) {
    return row.metrics().stream()
        .map(number -> number == null ? "-" : number.stripTrailingZeros().toPlainString())
        .toList();
  }

  private static void assertRight(Memory memory, Asked asked, String zone) {
    BoundQuery query = asked.query();
    Sql sql = renderer.render(Plan.fromFacts(query).root(), 100_000);
    LeafFrame records =
        LeafFrame.of(query, List.of(facts.run(id(zone), sql, Duration.ofSeconds(30))), CATALOG);
    LeafFrame answered = memory.runner().run(asked, new Trace(false));
    assertThat(shown(query, answered)).as(zone + ": " + query).isEqualTo(shown(query, records));
    LeafFrame nothing = LeafFrame.of(query.total(), List.of(), CATALOG);
    assertThat(shown(query.total(), answered.total(nothing)))
        .as("total, " + zone + ": " + query)
        .isEqualTo(shown(query.total(), records.total(nothing)));
  }

  @Test
  void theAnswerOfGroupsFromMemoryIsTheAnswerFromRecords() {
    Random random = new Random(41);
    Memory memory = Memory.start();
    long held = 0;
    int rounds = ChosenFacts.rounds(400);
    for (int i = 0; i < rounds; i++) {
      String zone = ZONES.get(i % ZONES.size());
      Asked asked = asked(random, zone);
      memory.runner().run(asked, new Trace(false));
      memory.series().settle(id(zone));
      held += held(memory, asked, zone);
      assertRight(memory, asked, zone);
      if (i % (rounds / 8) == rounds / 8 - 1) {
        facts.write(id(zone), List.of(calls(random, ROWS)));
      }
    }
    memory.parallel().destroy();
    assertThat(held).as("steps that memory answered").isGreaterThan(rounds / 4);
  }

  @Test
  void groupsFollowEveryWrite() {
    Random random = new Random(43);
    Memory memory = Memory.start();
    boolean told = tellsWhatAWriteTouched(random);
    long held = 0;
    for (int i = 0; i < (told ? 150 : 10); i++) {
      String zone = ZONES.get(i % 2);
      facts.write(id(zone), List.of(calls(random, 2)));
      Asked asked = asked(random, zone);
      held += held(memory, asked, zone);
      assertRight(memory, asked, zone);
      memory.series().settle(id(zone));
    }
    memory.parallel().destroy();
    if (told) {
      assertThat(held).as("steps that memory answered right after a write").isGreaterThan(20);
    } else {
      assertThat(held).as("steps answered from what may be no longer true").isZero();
    }
  }

  /** ClickHouse does not: other nodes write as well. */
  private static boolean tellsWhatAWriteTouched(Random random) {
    String organization = id(ZONES.getFirst());
    facts.write(organization, List.of(calls(random, 2)));
    FactsStatus status = facts.status(organization);
    return status.changes().since() < status.version();
  }
}
