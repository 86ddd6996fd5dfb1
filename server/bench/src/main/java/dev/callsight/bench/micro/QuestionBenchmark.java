package dev.callsight.bench.micro;

import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.plan.Plan;
import dev.callsight.core.plan.PlanFacts;
import dev.callsight.core.plan.PlanNode;
import dev.callsight.core.query.Binder;
import dev.callsight.core.query.BoundQuery;
import dev.callsight.core.query.MetricQuery;
import dev.callsight.core.sql.Sql;
import dev.callsight.core.sql.SqlRenderer;
import dev.callsight.core.time.Calendar;
import dev.callsight.core.time.Grain;
import dev.callsight.core.time.PeriodRequest;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From a question's names to SQL, without asking the store: what every uncached answer pays. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class QuestionBenchmark {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private final Catalog catalog = Catalog.builtIn();
  private final Binder binder = new Binder(catalog);
  private final SqlRenderer renderer = SqlRenderer.duckDb(catalog);
  private final Calendar calendar = new Calendar(ZoneId.of("Europe/Lisbon"), DayOfWeek.MONDAY);
  private final PlanFacts facts = new PlanFacts(catalog, Duration.ofHours(1), Map.of());

  private final MetricQuery oneEntity =
      MetricQuery.totals(
          List.of("calls.total", "calls.success_rate", "calls.average_duration"),
          PeriodRequest.named("1y"));
  private final MetricQuery manyEntities =
      MetricQuery.totals(
          List.of(
              "calls.total",
              "leads.total",
              "leads.pipeline_value",
              "revenue.total",
              "revenue.mrr",
              "campaigns.spend"),
          PeriodRequest.named("30d"));

  /** Three metrics of calls, a value a day for a year. */
  @Benchmark
  public List<Sql> daily() {
    return render(oneEntity.by(Grain.DAY));
  }

  /** The same for each assistant. */
  @Benchmark
  public List<Sql> byAssistant() {
    return render(oneEntity.by(List.of("assistant")));
  }

  /** Flows and stocks of five entities. */
  @Benchmark
  public List<Sql> totals() {
    return render(manyEntities);
  }

  private List<Sql> render(MetricQuery question) {
    BoundQuery bound = binder.bind(question, calendar, NOW);
    List<Sql> statements = new ArrayList<>();
    for (PlanNode step : Plan.of(bound, facts).root().inputs()) {
      statements.add(renderer.render(step, bound.limit()));
    }
    return statements;
  }
}
