package dev.callsight.app.analytics;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.callsight.core.query.LeafFrame;
import dev.callsight.core.query.MetricQuery;
import dev.callsight.core.sql.Sql;
import dev.callsight.core.sql.SqlRenderer;
import dev.callsight.core.time.Calendar;
import dev.callsight.core.time.Grain;
import dev.callsight.core.time.PeriodRequest;
import dev.callsight.engine.Facts;
import dev.callsight.engine.FactsSettings;
import dev.callsight.engine.FactsStatus;
import dev.callsight.engine.RecordBatch;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers beside SQL written by hand from the definitions, on random records of every entity. */
class HandWrittenSqlTest {
  private static final String ORGANIZATION = "sql";
  private static final Instant NOW = Instant.parse("2026-11-22T12:34:56Z");
  private static final PeriodRequest OCTOBER = PeriodRequest.between("2026-10-01", "2026-10-31");
  private static final String FROM = "timestamp '2026-09-30 22:00:00'";
  private static final String TO = "timestamp '2026-10-31 23:00:00'";
  private static final Catalog CATALOG = Catalog.builtIn();
  private static final Calendar AMSTERDAM =
      new Calendar(ZoneId.of("Europe/Amsterdam"), DayOfWeek.MONDAY);

  @TempDir static Path folder;
  private static Facts facts;

  /** Of the same records, and always embedded: reads what is written by hand. */
  private static Facts byHand;

  private static SqlRenderer renderer;

  @BeforeAll
  static void store() {
    facts = ChosenFacts.start(folder.resolve("asked"), CATALOG);
    renderer = facts.renderer(CATALOG);
    byHand = ChosenFacts.startEmbedded(folder.resolve("by-hand"), CATALOG);
    fill(facts);
    fill(byHand);
  }

  private static void fill(Facts store) {
    store.open(ORGANIZATION, new FactsSettings(AMSTERDAM.zone(), Currency.getInstance("EUR")));
    Random random = new Random(3);
    for (String entity :
        List.of(
            "campaigns",
            "leads",
            "touchpoints",
            "deals",
            "payments",
            "subscriptions",
            "spend",
            "calls")) {
      store.write(ORGANIZATION, List.of(batch(CATALOG.entity(entity), random, 600)));
    }
  }

  @AfterAll
  static void close() {
    Stream.of(facts, byHand).filter(Objects::nonNull).forEach(Facts::close);
  }

  private static RecordBatch batch(Entity entity, Random random, int rows) {
    RecordBatch.Builder batch = RecordBatch.builder(entity, rows);
    List<Field> fields = entity.recordFields();
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < fields.size(); column++) {
        set(batch, fields.get(column), column, row, random);
      }
      batch.endRow();
    }
    return batch.build();
  }

  private static void set(
      RecordBatch.Builder batch, Field field, int column, int row, Random random) {
    if (!field.required() && random.nextInt(4) == 0) {
      return;
    }
    switch (field.type()) {
      case TEXT -> batch.text(column, text(field, row, random));
      case INSTANT -> batch.number(column, instant(random) * 1_000_000L);
      case DATE ->
          batch.number(column, LocalDate.parse("2026-09-20").toEpochDay() + random.nextInt(60));
      case DECIMAL, INTEGER -> batch.number(column, number(field, random));
      case BOOLEAN -> batch.number(column, random.nextInt(2));
      case JSON -> {}
    }
  }

  private static String text(Field field, int row, Random random) {
    if (!field.values().isEmpty()) {
      return field.values().get(random.nextInt(field.values().size()));
    }
    return switch (field.name()) {
      case "id" -> "r" + row;
      case "leadId", "dealId", "subjectId" -> "r" + random.nextInt(600);
      case "customerId" -> "customer" + random.nextInt(40);
      case "campaignId" -> "r" + random.nextInt(12);
      case "currency" -> random.nextInt(5) == 0 ? "USD" : "EUR";
      case "country" -> random.nextBoolean() ? "NL" : "DE";
      default -> field.name() + random.nextInt(5);
    };
  }

  private static long number(Field field, Random random) {
    long unit = Math.round(Math.pow(10, field.type() == FieldType.DECIMAL ? field.scale() : 0));
    BigDecimal maximum = field.maximum();
    long most = maximum == null ? 1_000 : Math.min(1_000, maximum.longValue());
    return Math.abs(random.nextLong() % (most * unit)) + (unit == 1 ? 1 : 0);
  }

  private static long instant(Random random) {
    return Instant.parse("2026-08-20T00:00:00Z").getEpochSecond() + random.nextInt(9_000_000);
  }

  private static AnswerRow answer(MetricQuery question) {
    return rows(question).getFirst();
  }

  private static List<AnswerRow> rows(MetricQuery question) {
    FactsStatus status = facts.status(ORGANIZATION);
    PlanFacts known = new PlanFacts(CATALOG, status.rollupGrain(), status.latest());
    BoundQuery query = new Binder(CATALOG).bind(question, AMSTERDAM, NOW);
    Sql sql = renderer.render(Plan.of(query, known).root(), 10_000);
    LeafFrame frame =
        LeafFrame.of(query, List.of(facts.run(ORGANIZATION, sql, Duration.ofSeconds(30))), CATALOG);
    return Evaluation.rows(query, frame, null);
  }

  private static @Nullable BigDecimal october(String metric) {
    return answer(MetricQuery.totals(List.of(metric), OCTOBER)).metrics().getFirst();
  }

  private static double byHand(String sql) {
    Object cell =
        byHand
            .run(ORGANIZATION, new Sql(sql, List.of()), Duration.ofSeconds(30))
            .rows()
            .getFirst()
            .getFirst();
    return Double.parseDouble(String.valueOf(cell));
  }

  private static void assertSame(String metric, String sql) {
    BigDecimal number = october(metric);
    assertThat(number).as(metric).isNotNull();
    double expected = byHand(sql);
    assertThat(String.valueOf(number)).as(metric).isNotEqualTo("0");
    assertThat(Double.parseDouble(String.valueOf(number)))
        .as(metric)
        .isCloseTo(expected, org.assertj.core.data.Offset.offset(Math.abs(expected) * 1e-9));
  }

  private static String within(String column) {
    return column + " >= " + FROM + " and " + column + " < " + TO;
  }

  @Test
  void calls() {
    String october = " from calls where " + within("started_at");
    String answered = "(status = 'completed' or (status is null and duration_seconds > 0))";
    assertSame(
        "calls.success_rate",
        "select 100.0 * count(*) filter (where successful) / count(successful)" + october);
    assertSame(
        "calls.average_duration",
        "select avg(duration_seconds) / 60" + october + " and " + answered);
    assertSame(
        "calls.automation_rate",
        "select 100.0 * count(*) filter (where transferred is distinct from true) / count(*)"
            + october
            + " and handled_by = 'ai' and "
            + answered);
    assertSame(
        "calls.duration_p90",
        "select quantile_cont(duration_seconds::double, 0.9) / 60" + october + " and " + answered);
    assertSame(
        "calls.cost", "select sum(cost)" + october + " and (currency is null or currency = 'EUR')");
  }

  @Test
  void resolutionLooksSeventyTwoHoursAhead() {
    String answered = "(c.status = 'completed' or (c.status is null and c.duration_seconds > 0))";
    assertSame(
        "calls.resolution_rate",
        "select 100.0 * count(*) filter (where c.transferred is distinct from true and not exists"
            + " (from calls n where n.lead_id = c.lead_id and n.started_at > c.started_at and"
            + " n.started_at <= c.started_at + interval 72 hours)) / count(*) from calls c where"
            + " c.handled_by = 'ai' and "
            + answered
            + " and "
            + within("c.started_at"));
  }

  @Test
  void leads() {
    String october = " from leads where " + within("created_at");
    assertSame("leads.conversion_rate", "select 100.0 * count(qualified_at) / count(*)" + october);
    assertSame(
        "leads.velocity_days",
        "select median(epoch_us(converted_at) - epoch_us(created_at)) / 86400e6"
            + october
            + " and converted_at >= created_at");
    assertSame(
        "leads.speed_to_contact",
        "select median(epoch_us(first) - epoch_us(created_at)) / 60e6 from (select l.created_at,"
            + " (select min(moment) from (select lead_id, \"at\" as moment from touchpoints union all"
            + " select lead_id, started_at from calls where direction = 'outbound') e where"
            + " e.lead_id = l.id and e.moment >= l.created_at) as first from leads l where "
            + within("l.created_at")
            + ")");
  }

  @Test
  void levelsAtTheEnd() {
    String open =
        " from deals where created_at < "
            + TO
            + " and (closed_at is null or closed_at >= "
            + TO
            + ") and (closed_at is not null or won is null)";
    assertSame(
        "leads.pipeline_value",
        "select sum(amount) filter (where currency is null or currency = 'EUR')" + open);
    assertSame("deals.open", "select count(*)" + open);
    assertSame(
        "revenue.mrr",
        "select sum(monthly_amount) from subscriptions where (currency is null or currency = 'EUR')"
            + " and started_at < "
            + TO
            + " and (ended_at is null or ended_at >= "
            + TO
            + ")");
    assertSame(
        "campaigns.active",
        "select count(*) from campaigns where status = 'active' and (started_at is null or"
            + " started_at < "
            + TO
            + ") and (ended_at is null or ended_at >= "
            + FROM
            + ")");
  }

  /** Budgets count whole and spend counts since it began, for campaigns alive in the period. */
  @Test
  void budgetUseIsOfWhatRanInThePeriod() {
    String alive = "(c.ended_at is null or c.ended_at >= " + FROM + ")";
    String euros = "(%1$s.currency is null or %1$s.currency = 'EUR')";
    String budget =
        "select sum(budget) from campaigns c where "
            + euros.formatted("c")
            + " and (c.started_at is null or c.started_at < "
            + TO
            + ") and "
            + alive;
    String spent =
        "select sum(s.amount) from spend s join campaigns c on c.id = s.campaign_id where"
            + " c.budget is not null and "
            + euros.formatted("s")
            + " and s.date < date '2026-11-01' and "
            + alive;
    assertSame("campaigns.budget", budget);
    assertSame("campaigns.budget_spent", spent);
    assertSame("campaigns.budget_use", "select 100.0 * (%s) / (%s)".formatted(spent, budget));
  }

  /** By the month in which they are expected to close, also one that is still to come. */
  @Test
  void openDealsAreExpectedInTheirMonth() {
    assertSame(
        "deals.expected_weighted",
        "select sum(amount * probability) from deals where closed_at is null and won is null and"
            + " (currency is null or currency = 'EUR') and "
            + within("expected_close_at"));
    List<AnswerRow> months =
        rows(
            MetricQuery.totals(
                    List.of("deals.expected"), PeriodRequest.between("2026-11-01", "2026-12-31"))
                .by(Grain.MONTH));
    assertThat(months).hasSize(2);
    assertThat(months.getLast().metrics().getFirst())
        .isEqualByComparingTo(
            BigDecimal.valueOf(
                byHand(
                    "select count(*) from deals where closed_at is null and won is null and"
                        + " expected_close_at >= timestamp '2026-11-30 23:00:00'")));
  }

  @Test
  void campaignReturnFollowsTheLastTouch() {
    String attributed =
        "with conversion as (select l.id, l.campaign_id, coalesce(l.converted_at, (select"
            + " min(d.closed_at) from deals d where d.lead_id = l.id and d.won)) as at from leads"
            + " l), touched as (select c.id, count(t.id) touches, arg_max(t.campaign_id, (t.at,"
            + " t.id)) filter (where t.id is not null) last from conversion c left join touchpoints"
            + " t on t.lead_id = c.id and (c.at is null or (t.at <= c.at and t.at >= c.at -"
            + " interval 90 days)) group by c.id) ";
    assertThat(
            byHand(
                attributed
                    + "select count(*) from leads l join touched using (id) where touches = 0 and"
                    + " l.attributed_campaign is distinct from l.campaign_id"))
        .as("a lead without touches keeps its own campaign")
        .isZero();
    assertSame(
        "campaigns.leads",
        "select count(*) from leads where attributed_campaign is not null and "
            + within("created_at"));
    assertSame(
        "campaigns.roi",
        "select 100.0 * (r - s) / s from (select sum(case kind when 'refund' then -abs(amount) else"
            + " amount end) r from payments where attributed_campaign is not null and (currency is"
            + " null or currency = 'EUR') and "
            + within("paid_at")
            + "), (select sum(amount) s from spend where date >= date '2026-10-01' and date <"
            + " date '2026-11-01' and (currency is null or currency = 'EUR'))");
  }

  @Test
  void recurringRevenueMovesFromOneEndToTheOther() {
    List<String> movements =
        List.of(
            "revenue.mrr",
            "revenue.mrr_start",
            "revenue.mrr_new",
            "revenue.mrr_expansion",
            "revenue.mrr_reactivation",
            "revenue.mrr_contraction",
            "revenue.mrr_churn");
    List<AnswerRow> months =
        rows(
            MetricQuery.totals(movements, PeriodRequest.between("2026-08-01", "2026-11-21"))
                .by(Grain.MONTH));
    assertThat(months).hasSize(4);
    Map<Integer, BigDecimal> ends = new java.util.HashMap<>();
    for (AnswerRow month : months) {
      BigDecimal end = month.metrics().get(0);
      BigDecimal start = month.metrics().get(1);
      BigDecimal before = ends.getOrDefault(month.bucket() - 1, BigDecimal.ZERO);
      assertThat(start).as("month " + month.bucket()).isEqualByComparingTo(before);
      ends.put(month.bucket(), end);
    }
    assertThat(ends.get(3)).isPositive();
  }

  @Test
  void periodsWithoutABucketOrBeforeTheEpochHaveAnswers() {
    List<String> every = CATALOG.metrics().stream().map(metric -> metric.id()).toList();
    MetricQuery early =
        MetricQuery.totals(every, PeriodRequest.between("1901-01-01", "1901-02-01"));
    assertThat(rows(early)).hasSize(1);
    assertThat(rows(early.by(Grain.WEEK))).hasSize(5);
    MetricQuery empty =
        new MetricQuery(
            every,
            List.of(),
            PeriodRequest.named("today"),
            Grain.DAY,
            true,
            dev.callsight.core.query.Filter.none(),
            List.of(),
            List.of(),
            10);
    assertThat(rows(empty)).isEmpty();
  }
}
