package dev.callsight.core.plan;

import static dev.callsight.core.query.Questions.NOW;
import static dev.callsight.core.query.Questions.ask;
import static dev.callsight.core.query.Questions.bind;
import static dev.callsight.core.query.Questions.plan;
import static dev.callsight.core.query.Questions.store;
import static dev.callsight.core.query.Questions.where;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.core.query.MetricQuery;
import dev.callsight.core.time.Calendar;
import dev.callsight.core.time.Grain;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where the rule fires, where it must not, and the reason it names. */
class RouteToRollupTest {
  private static final Instant BEFORE_NOW = NOW.minusSeconds(5);
  private static final Instant AFTER_NOW = NOW.plusSeconds(5);

  private static void assertReads(MetricQuery query, String table) {
    assertThat(plan(query, BEFORE_NOW).decisions().getFirst().table()).isEqualTo(table);
  }

  private static void assertStays(MetricQuery query, String reason) {
    assertThat(plan(query, BEFORE_NOW).decisions())
        .filteredOn(decision -> !decision.fromRollup())
        .flatExtracting(Plan.Decision::reasons)
        .anySatisfy(text -> assertThat(text).startsWith(reason));
  }

  @Test
  void theSmallestRollupThatHasEveryFieldIsRead() {
    assertReads(ask("30d", "calls.success_rate"), "calls_by_time");
    assertReads(ask("30d", "calls.total").by(List.of("assistant")), "calls_by_assistant");
    assertReads(ask("30d", "calls.total").where(where("country", "PT")), "calls_by_place");
    assertReads(ask("30d", "calls.total").by(List.of("weekday")), "calls_by_time");
    assertReads(
        ask("30d", "calls.total").by(List.of("assistant")).where(where("handled_by", "ai")),
        "calls_by_assistant");
  }

  @Test
  void recordsAreReadWhereNoRollupCanAnswer() {
    assertStays(ask("30d", "calls.duration_p90"), "not_additive: calls_duration_p90");
    assertStays(ask("30d", "calls.resolved"), "not_additive: calls_followed_up");
    assertStays(
        ask("30d", "calls.total").by(List.of("assistant")).where(where("country", "PT")),
        "lacks_field");
    assertStays(ask("30d", "calls.total").by(List.of("duration_band")), "lacks_field");
    assertStays(ask("30d", "calls.total").by(List.of("source")), "lacks_field");
    assertStays(ask("30d", "calls.total").by(List.of("properties.contact")), "lacks_field");
    assertStays(ask("30d", "campaigns.spend"), "not_summarized");
  }

  @Test
  void whatIsAliveIsReadAsItsFlows() {
    Plan plan = plan(ask("30d", "leads.pipeline_value"), BEFORE_NOW);
    assertThat(plan.decisions())
        .extracting(Plan.Decision::table)
        .containsExactly("deals_by_creation", "deals_by_close");
    assertThat(plan.servedFromRollups()).isTrue();
    assertReads(ask("30d", "revenue.mrr"), "subscriptions_by_start");
  }

  @Test
  void whatIsAliveOfGroupsIsReadFromRecords() {
    assertStays(ask("30d", "leads.pipeline_value").by(List.of("owner")), "not_additive: a level");
    assertStays(
        ask("30d", "leads.pipeline_value").where(where("owner", "P-1")), "not_additive: a level");
  }

  @Test
  void aZoneOffTheHourIsReadFromRecords() {
    Calendar kolkata = new Calendar(ZoneId.of("Asia/Kolkata"), DayOfWeek.MONDAY);
    Plan plan = Plan.of(bind(ask("30d", "calls.total").by(Grain.DAY), kolkata), store(BEFORE_NOW));
    assertThat(plan.decisions().getFirst().reasons().getFirst()).startsWith("zone_not_aligned");
  }

  @Test
  void anOpenEndNeedsNoEdgeWhereNoRecordIsLater() {
    assertThat(plan(ask("30d", "calls.total"), BEFORE_NOW).root().inputs().getFirst())
        .isInstanceOf(PlanNode.Aggregate.class);
  }

  @Test
  void edgesAreReadFromRecords() {
    PlanNode open = plan(ask("30d", "calls.total"), AFTER_NOW).root().inputs().getFirst();
    assertThat(open)
        .isInstanceOfSatisfying(
            PlanNode.Merge.class, merge -> assertThat(merge.inputs()).hasSize(2));
    PlanNode rolling = plan(ask("24h", "calls.total"), AFTER_NOW).root().inputs().getFirst();
    assertThat(rolling)
        .isInstanceOfSatisfying(
            PlanNode.Merge.class, merge -> assertThat(merge.inputs()).hasSize(3));
  }
}
