package dev.callsight.core.query;

import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.plan.Plan;
import dev.callsight.core.plan.PlanFacts;
import dev.callsight.core.time.Calendar;
import dev.callsight.core.time.PeriodRequest;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A tiny language for questions in tests: Lisbon, Sunday 22 November 2026, 12:34:56 UTC. */
public final class Questions {
  public static final Instant NOW = Instant.parse("2026-11-22T12:34:56Z");
  public static final Catalog CATALOG = Catalog.builtIn();
  public static final Calendar LISBON = new Calendar(ZoneId.of("Europe/Lisbon"), DayOfWeek.MONDAY);

  private Questions() {}

  public static MetricQuery ask(String range, String... metrics) {
    return MetricQuery.totals(List.of(metrics), PeriodRequest.named(range));
  }

  public static BoundQuery bind(MetricQuery query) {
    return bind(query, LISBON);
  }

  public static BoundQuery bind(MetricQuery query, Calendar calendar) {
    return new Binder(CATALOG).bind(query, calendar, NOW);
  }

  public static Filter where(String dimension, @Nullable Object... values) {
    return new Filter.Test(dimension, Operator.IN, Arrays.asList(values), "/filters/0");
  }

  /** The store as planning sees it: hourly rollups, no record later than that. */
  public static PlanFacts store(Instant latestCall) {
    return new PlanFacts(CATALOG, Duration.ofHours(1), Map.of("calls.startedAt", latestCall));
  }

  public static Plan plan(MetricQuery query, Instant latestCall) {
    return Plan.of(bind(query), store(latestCall));
  }
}
