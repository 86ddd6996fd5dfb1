package dev.callsight.engine.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.catalog.Dimension;
import dev.callsight.core.catalog.Entity;
import dev.callsight.core.catalog.Field;
import dev.callsight.core.catalog.FieldType;
import dev.callsight.core.catalog.Metric;
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
import dev.callsight.core.query.QueryException;
import dev.callsight.core.query.Records;
import dev.callsight.core.query.StageHistory;
import dev.callsight.core.query.TouchPaths;
import dev.callsight.core.sql.HistoryRenderer;
import dev.callsight.core.sql.Sql;
import dev.callsight.core.sql.SqlRenderer;
import dev.callsight.core.table.Column;
import dev.callsight.core.table.Table;
import dev.callsight.core.time.Calendar;
import dev.callsight.core.time.Grain;
import dev.callsight.core.time.Period;
import dev.callsight.core.time.PeriodRequest;
import dev.callsight.core.time.TimeRange;
import dev.callsight.engine.Facts;
import dev.callsight.engine.FactsSettings;
import dev.callsight.engine.FactsStatus;
import dev.callsight.engine.RecordBatch;
import dev.callsight.engine.duckdb.DuckDbFacts;
import dev.callsight.engine.duckdb.DuckDbSettings;
import dev.callsight.testing.ClickHouseServer;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Any question has the same answer on DuckDB, on one ClickHouse and on two shards. */
class EnginesAgreeTest {
  private static final String ORGANIZATION = "org_agree";
  private static final Instant NOW = Instant.parse("2026-11-22T12:34:56Z");
  private static final Catalog CATALOG = Catalog.builtIn();
  private static final List<String> ZONES =
      List.of(
          "Europe/Amsterdam",
          "Asia/Kolkata",
          "Asia/Kathmandu",
          "Australia/Lord_Howe",
          "America/New_York");
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  @TempDir static Path folder;
  private static Facts duckDb;
  private static List<Facts> others;

  @BeforeAll
  static void fill() {
    duckDb =
        DuckDbFacts.start(
            DuckDbSettings.of(folder, 512L << 20),
            CATALOG.entities(),
            CATALOG.rollups(),
            Clock.systemUTC());
    others =
        Stream.of(1, 2)
            .<Facts>map(shards ->
                ClickHouseFacts.start(
                    ClickHouseSettings.parse(ClickHouseServer.address(shards)),
                    CATALOG,
                    Clock.systemUTC(),
                    WriteLock.ofOneProcess()))
            .toList();
    FactsSettings settings =
        new FactsSettings(ZoneId.of("Europe/Amsterdam"), Currency.getInstance("EUR"));
    List<RecordBatch> batches = batches();
    Stream.concat(Stream.of(duckDb), others.stream())
        .forEach(store -> {
          store.open(ORGANIZATION, settings);
          store.write(ORGANIZATION, batches);
          store.write(ORGANIZATION, batches.subList(0, 3));
        });
  }

  @AfterAll
  static void close() {
    duckDb.close();
    others.forEach(Facts::close);
  }

  private static List<RecordBatch> batches() {
    Random random = new Random(3);
    return CATALOG.entities().stream().map(entity -> batch(entity, random, 500)).toList();
  }

  private static RecordBatch batch(Entity entity, Random random, int rows) {
    RecordBatch.Builder batch = RecordBatch.builder(entity, rows);
    List<Field> fields = entity.recordFields();
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < fields.size(); column++) {
        Field field = fields.get(column);
        if (field.required() || random.nextInt(4) > 0) {
          set(batch, field, column, row, random);
        }
      }
      batch.endRow();
    }
    return batch.build();
  }

  private static void set(
      RecordBatch.Builder batch, Field field, int column, int row, Random random) {
    switch (field.type()) {
      case TEXT -> batch.text(column, text(field, row, random));
      case INSTANT ->
          batch.number(
              column,
              (Instant.parse("2026-08-20T00:00:00Z").getEpochSecond() + random.nextInt(9_000_000))
                      * 1_000_000L
                  + random.nextInt(3) * 123_456L);
      case DATE ->
          batch.number(column, LocalDate.parse("2026-09-20").toEpochDay() + random.nextInt(60));
      case DECIMAL, INTEGER -> batch.number(column, number(field, random));
      case BOOLEAN -> batch.number(column, random.nextInt(2));
      case JSON ->
          batch.text(
              column,
              List.of(
                      "{\"tier\":\"Gold\",\"seats\":5}",
                      "{\"tier\":null,\"seats\":2.50}",
                      "{\"seats\":true,\"deep\":{\"a\":[1,2]}}",
                      "{}")
                  .get(random.nextInt(4)));
    }
  }

  private static String text(Field field, int row, Random random) {
    if (!field.values().isEmpty()) {
      return field.values().get(random.nextInt(field.values().size()));
    }
    return switch (field.name()) {
      case "id" -> "r" + row;
      case "leadId", "dealId", "subjectId" -> "r" + random.nextInt(500);
      case "customerId" -> "customer" + random.nextInt(40);
      case "campaignId" -> "r" + random.nextInt(12);
      case "currency" -> random.nextInt(5) == 0 ? "USD" : "EUR";
      case "country" -> random.nextBoolean() ? "NL" : "DE";
      default ->
          List.of("Alpha", "béta", "Ünder O'Neill", "50%_off", "a\\b").get(random.nextInt(5));
    };
  }

  private static long number(Field field, Random random) {
    long unit = Math.round(Math.pow(10, field.type() == FieldType.DECIMAL ? field.scale() : 0));
    BigDecimal maximum = field.maximum();
    long most = maximum == null ? 1_000 : Math.min(1_000, maximum.longValue());
    return Math.abs(random.nextLong() % (most * unit)) + (unit == 1 ? 1 : 0);
  }

  private static List<AnswerRow> answer(Facts store, BoundQuery query) {
    FactsStatus status = store.status(ORGANIZATION);
    PlanFacts known = new PlanFacts(CATALOG, status.rollupGrain(), status.latest());
    Sql sql = store.renderer(CATALOG).render(Plan.of(query, known).root(), 100_000);
    LeafFrame frame = LeafFrame.of(query, List.of(store.run(ORGANIZATION, sql, TIMEOUT)), CATALOG);
    return Evaluation.rows(query, frame, null);
  }

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
  void everyMetricByWeek() {
    List<String> metrics =
        CATALOG.metrics().stream()
            .filter(metric -> !metric.formula().leaves().isEmpty())
            .map(Metric::id)
            .toList();
    for (int i = 0; i < metrics.size(); i += 6) {
      List<String> some = metrics.subList(i, Math.min(i + 6, metrics.size()));
      MetricQuery question =
          MetricQuery.totals(some, PeriodRequest.between("2026-09-03", "2026-11-15"))
              .by(Grain.WEEK);
      assertSame(some + " by week", bind(question, "Europe/Amsterdam", DayOfWeek.SUNDAY));
    }
  }

  @Test
  void randomQuestions() {
    Random random = new Random(17);
    int asked = 0;
    for (int i = 0; asked < 200; i++) {
      MetricQuery question = question(random);
      String zone = ZONES.get(i % ZONES.size());
      BoundQuery query;
      try {
        query = bind(question, zone, DayOfWeek.of(1 + random.nextInt(7)));
      } catch (QueryException _) {
        // Not every dimension applies to every metric.
        continue;
      }
      assertSame(zone + ": " + question, query);
      asked++;
    }
  }

  private static BoundQuery bind(MetricQuery question, String zone, DayOfWeek weekStart) {
    return new Binder(CATALOG).bind(question, new Calendar(ZoneId.of(zone), weekStart), NOW);
  }

  private static void assertSame(String question, BoundQuery query) {
    List<String> expected = shown(answer(duckDb, query));
    for (Facts other : others) {
      assertThat(shown(answer(other, query))).as(question).isEqualTo(expected);
    }
  }

  private static MetricQuery question(Random random) {
    List<String> metrics = new ArrayList<>(CATALOG.metrics().stream().map(Metric::id).toList());
    metrics.removeIf(id -> CATALOG.metric(id).formula().leaves().isEmpty());
    java.util.Collections.shuffle(metrics, random);
    MetricQuery query =
        MetricQuery.totals(metrics.subList(0, 1 + random.nextInt(2)), period(random));
    if (random.nextBoolean()) {
      Grain[] grains = Grain.values();
      query = query.by(grains[random.nextInt(grains.length)]);
    }
    if (random.nextBoolean()) {
      List<Dimension> dimensions = List.copyOf(CATALOG.dimensions());
      query = query.by(List.of(dimensions.get(random.nextInt(dimensions.size())).id()));
    }
    return random.nextInt(3) == 0 ? query.where(filter(random)) : query;
  }

  private static Filter filter(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> new Filter.Test("country", Operator.IN, Arrays.asList("NL", null), "/filters/0");
      case 1 ->
          new Filter.Test("properties.tier", Operator.CONTAINS, Arrays.asList("oLD"), "/filters/0");
      case 2 ->
          new Filter.Test(
              "properties.seats", Operator.IN, Arrays.asList("5", "true"), "/filters/0");
      default ->
          new Filter.Test("campaign", Operator.NOT_IN, Arrays.asList("r1", null), "/filters/0");
    };
  }

  private static PeriodRequest period(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> PeriodRequest.named("24h");
      case 1 -> PeriodRequest.named("30d");
      case 2 -> PeriodRequest.between("2026-10-01", "2026-10-31");
      case 3 -> PeriodRequest.between("1901-01-01", "1901-01-20");
      default -> {
        Instant start = Instant.parse("2026-10-20T00:00:00Z").plusSeconds(random.nextInt(800_000));
        yield new PeriodRequest.Instants(
            new TimeRange(start, start.plusSeconds(3_600 + random.nextInt(700_000))));
      }
    };
  }

  @Test
  void recordsPathsAndStages() {
    Calendar calendar = new Calendar(ZoneId.of("Europe/Amsterdam"), DayOfWeek.MONDAY);
    Period period = PeriodRequest.between("2026-09-01", "2026-11-20").resolve(calendar, NOW);
    Binder binder = new Binder(CATALOG);
    for (Entity entity : CATALOG.entities()) {
      if (entity.timeField() != null) {
        Records records = Records.of(entity, binder.filter(Filter.none()), period);
        assertSameTable(entity.id(), renderer -> renderer.records(records, null, 300));
        assertSameTable(entity.id(), renderer -> renderer.count(records));
      }
    }
    for (TouchPaths.Key key : TouchPaths.Key.values()) {
      for (String metric : List.of("leads.converted", "revenue.total", "deals.won")) {
        TouchPaths paths =
            TouchPaths.to(
                CATALOG.metric(metric), binder.filter(Filter.none()), period, key, 90, CATALOG);
        assertSameTable(
            metric + key, renderer -> new HistoryRenderer(renderer).touchPaths(paths, 5_000));
      }
    }
    for (StageHistory.Subject subject : StageHistory.Subject.values()) {
      StageHistory history =
          StageHistory.of(
              subject,
              CATALOG.metric(subject.metric()),
              binder.filter(Filter.none()),
              period,
              CATALOG);
      // Paths that as many went are in no order.
      Function<SqlRenderer, Sql> paths =
          renderer -> new HistoryRenderer(renderer).stagePaths(history, 1_000);
      for (Facts other : others) {
        assertThat(table(other, paths))
            .as(subject.id())
            .containsExactlyInAnyOrderElementsOf(table(duckDb, paths));
      }
      assertSameTable(
          subject.id(), renderer -> new HistoryRenderer(renderer).stageStays(history, 1_000));
    }
    assertSameTable("names", renderer -> renderer.names("campaigns", List.of("r1", "r2", "'")));
  }

  private static void assertSameTable(String what, Function<SqlRenderer, Sql> statement) {
    List<String> expected = table(duckDb, statement);
    for (Facts other : others) {
      assertThat(table(other, statement)).as(what).isEqualTo(expected);
    }
  }

  private static List<String> table(Facts store, Function<SqlRenderer, Sql> statement) {
    Sql sql = statement.apply(store.renderer(CATALOG));
    Table table = store.run(ORGANIZATION, sql, TIMEOUT);
    List<String> lines = new ArrayList<>();
    lines.add(table.columns().stream().map(Column::name).toList().toString());
    for (List<@Nullable Object> row : table.rows()) {
      lines.add(row.stream().map(EnginesAgreeTest::shown).collect(Collectors.joining(" | ")));
    }
    return lines;
  }

  private static String shown(@Nullable Object cell) {
    return switch (cell) {
      case null -> "-";
      // Earlier than any record, however a store writes it.
      case Instant instant when instant.isBefore(Instant.parse("1901-01-01T00:00:00Z")) -> "never";
      case BigDecimal number -> number.stripTrailingZeros().toPlainString();
      case Long number -> number.toString();
      case Double number -> new BigDecimal(number).stripTrailingZeros().toPlainString();
      default -> cell.getClass().getSimpleName() + " " + cell;
    };
  }
}
