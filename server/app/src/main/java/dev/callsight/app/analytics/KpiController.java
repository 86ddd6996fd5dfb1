package dev.callsight.app.analytics;

import dev.callsight.app.http.CommonError;
import dev.callsight.app.identity.Access;
import dev.callsight.app.identity.Caller;
import dev.callsight.app.identity.Organization;
import dev.callsight.app.identity.Scope;
import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.catalog.Metric;
import dev.callsight.core.query.MetricQuery;
import dev.callsight.core.time.Comparison;
import dev.callsight.core.time.Grain;
import dev.callsight.core.time.PeriodRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Key figures with their change and their course, over HTTP. */
@RestController
class KpiController {
  private static final Set<String> MEMBERS =
      Set.of(
          "organizationId", "metrics", "period", "comparison", "timeRange", "timezone", "filters");

  private final Access access;
  private final QuestionReader reader;
  private final Analytics analytics;
  private final Catalog catalog;
  private final KpiGoals goals;

  KpiController(
      Access access, QuestionReader reader, Analytics analytics, Catalog catalog, KpiGoals goals) {
    this.access = access;
    this.reader = reader;
    this.analytics = analytics;
    this.catalog = catalog;
    this.goals = goals;
  }

  /** How long a period is, and how far back its course is shown. */
  private enum Rhythm {
    DAILY(Grain.DAY, "today", "30d"),
    WEEKLY(Grain.WEEK, "week_to_date", "84d"),
    MONTHLY(Grain.MONTH, "month_to_date", "365d"),
    QUARTERLY(Grain.QUARTER, "quarter_to_date", "730d"),
    YEARLY(Grain.YEAR, "year_to_date", "1825d");

    private final Grain grain;
    private final String current;
    private final String course;

    Rhythm(Grain grain, String current, String course) {
      this.grain = grain;
      this.current = current;
      this.course = course;
    }
  }

  /** The answer. */
  record Kpis(List<Kpi> kpis, Meta meta) {}

  /** One figure; the goal is null where none is set for it in this scope. */
  record Kpi(
      String metric,
      String label,
      String unit,
      String good,
      @Nullable BigDecimal current,
      @Nullable BigDecimal previous,
      Answer.@Nullable Change change,
      @Nullable Record goal,
      List<Point> series) {}

  /** The figure in one period. */
  record Point(Instant start, Instant end, boolean partial, @Nullable Object value) {}

  @PostMapping("/api/analytics/kpis")
  Kpis kpis(
      @RequestBody @Nullable JsonNode json,
      @RequestParam(name = "organizationId", required = false) @Nullable String named,
      Caller caller) {
    JsonBody body = JsonBody.of(json);
    Organization organization =
        access.authorize(caller, QuestionReader.organization(body, named), Scope.QUERY_READ);
    Rhythm rhythm = rhythm(body);
    List<String> metrics = metrics(body);
    boolean ranged = body.find("timeRange").isPresent();
    PeriodRequest now = ranged ? reader.timeRange(body) : PeriodRequest.named(rhythm.current);
    PeriodRequest course = ranged ? now : PeriodRequest.named(rhythm.course);
    List<Comparison> comparisons = reader.comparisons(body);
    Comparison comparison =
        comparisons.isEmpty() ? Comparison.PREVIOUS_PERIOD : comparisons.getFirst();
    MetricQuery query = MetricQuery.totals(metrics, now).where(reader.filter(body));
    Question question =
        new Question(
            query.comparedWith(List.of(comparison)),
            reader.timezone(body),
            false,
            0,
            QuestionReader.unknown(body, MEMBERS));
    Answer current = analytics.answer(organization, question);
    Answer series =
        analytics.answer(
            organization,
            question.with(
                MetricQuery.totals(metrics, course).where(query.filter()).by(rhythm.grain)));
    Map<String, Record> set =
        goals.of(organization, current.totals().keySet(), query.filter(), rhythm.grain);
    return new Kpis(kpis(current, series, set), current.meta());
  }

  private static List<String> metrics(JsonBody body) {
    List<String> metrics = body.find("metrics").map(JsonBody::texts).orElse(List.of());
    if (metrics.isEmpty() || metrics.size() > 50) {
      throw AnalyticsError.at(CommonError.MALFORMED_BODY, "/metrics", "expected 1 to 50 metrics");
    }
    return metrics;
  }

  private static Rhythm rhythm(JsonBody body) {
    JsonBody period = body.find("period").orElse(null);
    if (period == null) {
      return Rhythm.MONTHLY;
    }
    return switch (period.text()) {
      case "daily" -> Rhythm.DAILY;
      case "weekly" -> Rhythm.WEEKLY;
      case "monthly" -> Rhythm.MONTHLY;
      case "quarterly" -> Rhythm.QUARTERLY;
      case "yearly" -> Rhythm.YEARLY;
      default -> throw period.malformed("daily, weekly, monthly, quarterly or yearly");
    };
  }

  private List<Kpi> kpis(Answer current, Answer series, Map<String, Record> set) {
    Map<String, Answer.Change> changes = current.comparisons().getFirst().totals();
    List<Answer.BucketView> buckets = series.buckets() == null ? List.of() : series.buckets();
    List<Kpi> kpis = new ArrayList<>();
    for (int i = 1; i < series.columns().size(); i++) {
      Metric metric = catalog.metric(series.columns().get(i).id());
      List<Point> points = new ArrayList<>();
      for (int j = 0; j < buckets.size(); j++) {
        Answer.BucketView bucket = buckets.get(j);
        points.add(
            new Point(bucket.start(), bucket.end(), bucket.partial(), series.rows().get(j).get(i)));
      }
      Answer.Change change = changes.get(metric.id());
      kpis.add(
          new Kpi(
              metric.id(),
              metric.label(),
              metric.unit().id(),
              metric.good().id(),
              current.totals().get(metric.id()),
              change == null ? null : change.previous(),
              change,
              set.get(metric.id()),
              points));
    }
    return kpis;
  }
}
