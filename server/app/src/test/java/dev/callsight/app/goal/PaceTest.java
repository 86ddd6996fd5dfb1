package dev.callsight.app.goal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.goal.GoalProgress.Status;
import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.catalog.Metric;
import dev.callsight.core.query.Filter;
import dev.callsight.core.time.Calendar;
import dev.callsight.core.time.Grain;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
  private static final Catalog CATALOG = Catalog.builtIn();
  private static final Calendar LISBON = new Calendar(ZoneId.of("Europe/Lisbon"), DayOfWeek.MONDAY);

  @ParameterizedTest
  @CsvSource({
    // A flow is expected in proportion; half of November is over.
    "calls.total,          AT_LEAST, 2026-11-16T00:00:00Z,  49, BEHIND",
    "calls.total,          AT_LEAST, 2026-11-16T00:00:00Z,  50, ON_TRACK",
    "calls.total,          AT_LEAST, 2026-11-16T00:00:00Z, 100, MET",
    "calls.total,          AT_LEAST, 2026-12-01T00:00:00Z,  99, MISSED",
    "calls.total,          AT_LEAST, 2026-12-01T00:00:00Z, 100, MET",
    "calls.total,          AT_LEAST, 2026-10-31T23:00:00Z,   0, NOT_STARTED",
    // A limit on a flow: too much by now is behind, too much for good is missed.
    "calls.cost,           AT_MOST,  2026-11-16T00:00:00Z,  50, ON_TRACK",
    "calls.cost,           AT_MOST,  2026-11-16T00:00:00Z,  51, BEHIND",
    "calls.cost,           AT_MOST,  2026-11-16T00:00:00Z, 101, MISSED",
    "calls.cost,           AT_MOST,  2026-12-01T00:00:00Z, 100, MET",
    // A rate or a stock is compared with the target itself, and a limit can be kept again.
    "calls.success_rate,   AT_LEAST, 2026-11-02T00:00:00Z,  99, BEHIND",
    "calls.success_rate,   AT_LEAST, 2026-11-02T00:00:00Z, 100, MET",
    "revenue.mrr,          AT_LEAST, 2026-11-02T00:00:00Z,  99, BEHIND",
    "calls.transfer_rate,  AT_MOST,  2026-11-02T00:00:00Z, 101, BEHIND",
    "calls.transfer_rate,  AT_MOST,  2026-11-02T00:00:00Z, 100, ON_TRACK",
    "calls.transfer_rate,  AT_MOST,  2026-12-01T00:00:00Z, 101, MISSED",
  })
  void standsAs(
      String metric, Direction direction, Instant now, BigDecimal current, Status status) {
    assertThat(november(metric, direction, now).status(current)).isEqualTo(status);
  }

  @Test
  void withoutAValueThereIsNoData() {
    Pace pace =
        november("calls.success_rate", Direction.AT_LEAST, Instant.parse("2026-11-16T00:00:00Z"));
    assertThat(pace.status(null)).isEqualTo(Status.NO_DATA);
    assertThat(pace.percentOfTarget(null)).isNull();
  }

  @Test
  void theShareIsOfLocalTimeAcrossAClockChange() {
    // Lisbon leaves summer time on 25 October 2026: the 31 days of the month count alike.
    Goal goal = goal("calls.total", Direction.AT_LEAST, new GoalPeriod.Running(Grain.MONTH));
    Instant noonOfTheSixteenth = Instant.parse("2026-10-16T11:00:00Z");
    Pace pace = new Pace(goal, Nature.FLOW, goal.period().resolve(LISBON, noonOfTheSixteenth));
    assertThat(pace.elapsed()).isEqualByComparingTo("0.5");
    assertThat(pace.expected().share()).isEqualByComparingTo("50");
    assertThat(pace.expected().value()).isEqualByComparingTo("50");
    assertThat(pace.expected().method()).isEqualTo("elapsed_time");
  }

  @ParameterizedTest
  @CsvSource({
    "calls.total, FLOW",
    "revenue.total, FLOW",
    "calls.success_rate, RATE",
    "calls.average_duration, RATE",
    "calls.duration_p90, RATE",
    "revenue.mrr, LEVEL",
    "leads.pipeline_value, LEVEL",
    "revenue.arr, LEVEL",
    "revenue.growth_rate, RATE",
    "campaigns.roi, RATE",
  })
  void metricsHaveANature(String metric, Nature nature) {
    assertThat(Nature.of(CATALOG.metric(metric))).isEqualTo(nature);
  }

  private static Pace november(String metric, Direction direction, Instant now) {
    GoalPeriod days =
        new GoalPeriod.Dates(LocalDate.parse("2026-11-01"), LocalDate.parse("2026-11-30"));
    Goal goal = goal(metric, direction, days);
    return new Pace(goal, Nature.of(goal.metric()), days.resolve(LISBON, now));
  }

  private static Goal goal(String id, Direction direction, GoalPeriod period) {
    Metric metric = CATALOG.metric(id);
    return new Goal("Goal", metric, BigDecimal.valueOf(100), direction, Filter.none(), period);
  }
}
