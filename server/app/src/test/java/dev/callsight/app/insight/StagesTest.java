package dev.callsight.app.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.testing.AskedOrganization;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Leads of May 2026 with a hand-made history. */
class StagesTest {
  private static final String MAY =
      "\"timeRange\":{\"start\":\"2026-05-01\",\"end\":\"2026-05-31\"}";
  private static final AskedOrganization ORGANIZATION = new AskedOrganization();
  private static final List<String> STAGES = new ArrayList<>();

  @BeforeAll
  static void tell() {
    List<String> leads = new ArrayList<>();
    for (int i = 1; i <= 6; i++) {
      leads.add(
          "{\"id\":\"l%d\",\"createdAt\":\"2026-05-01T00:00:00Z\",\"source\":\"%s\"%s}"
              .formatted(
                  i,
                  i <= 3 ? "web" : "fair",
                  i == 4 ? ",\"lostAt\":\"2026-05-09T00:00:00Z\"" : ""));
    }
    leads.add("{\"id\":\"old\",\"createdAt\":\"2026-04-01T00:00:00Z\"}");
    ORGANIZATION.tell("leads", leads);
    for (String lead : List.of("l1", "l2", "l3", "l4", "l5", "old")) {
      enter(lead, "new", 1);
    }
    // Stays in new of 1, 2, 3 and 8 days; l5 is still there.
    enter("l1", "talks", 2);
    enter("l2", "talks", 3);
    // Said twice, it is one stay.
    enter("l2", "talks", 4);
    enter("l3", "customer", 4);
    enter("l4", "lost", 9);
    enter("l1", "customer", 12);
    ORGANIZATION.tell("stages", STAGES);
  }

  private static void enter(String lead, String stage, int day) {
    STAGES.add(
        "{\"id\":\"s%d\",\"subject\":\"lead\",\"subjectId\":\"%s\",\"stage\":\"%s\",\"at\":\"2026-05-%02dT00:00:00Z\"}"
            .formatted(STAGES.size(), lead, stage, day));
  }

  @Test
  void theFunnelNeverExceedsItsFirstStep() {
    JsonNode report = ORGANIZATION.ask("stages", MAY).expect(200).json();
    assertThat(report.at("/total").asLong())
        .isEqualTo(6)
        .isEqualTo(
            ORGANIZATION
                .ask("query", MAY + ",\"metrics\":[\"leads.total\"]")
                .expect(200)
                .json()
                .at("/totals")
                .get("leads.total")
                .asLong());
    assertThat(report.at("/withHistory").asLong()).isEqualTo(5);
    List<String> steps = new ArrayList<>();
    long before = report.at("/total").asLong();
    for (JsonNode step : report.at("/steps")) {
      long reached = step.at("/reached").asLong();
      assertThat(reached).isLessThanOrEqualTo(before);
      before = reached;
      steps.add(step.at("/stage").asString() + " " + step.at("/entered").asLong() + " " + reached);
    }
    assertThat(steps).containsExactly("new 5 5", "talks 2 3", "customer 2 2");
    assertThat(report.at("/steps/1/rateFromPrevious").asInt()).isEqualTo(60);
    assertThat(report.at("/steps/0/lost").asLong()).isEqualTo(1);
    assertThat(report.at("/losses/0/stage").asString()).isEqualTo("lost");
    assertThat(report.at("/losses/0/entered").asLong()).isEqualTo(1);
  }

  /** By hand: of 1, 2, 3 and 8 days the median is 2.5, nine of ten at 3 + 0.7 × 5 = 6.5. */
  @Test
  void saysHowLongTheyStayAndWhoIsStuck() {
    JsonNode report = ORGANIZATION.ask("stages", MAY).expect(200).json();
    JsonNode first = report.at("/steps/0");
    assertThat(first.at("/dwell/value/medianDays").asDouble()).isEqualTo(2.5);
    assertThat(first.at("/dwell/value/p90Days").asDouble()).isEqualTo(6.5);
    assertThat(first.at("/dwell/value/stays").asLong()).isEqualTo(4);
    assertThat(first.at("/current").asLong()).isEqualTo(1);
    assertThat(first.at("/stuck").asLong()).isEqualTo(1);
    JsonNode talks = report.at("/steps/1");
    assertThat(talks.at("/dwell/value/medianDays").asDouble()).isEqualTo(10);
    assertThat(talks.at("/current").asLong()).isEqualTo(1);
    JsonNode customer = report.at("/steps/2");
    assertThat(customer.at("/dwell/value").isNull()).isTrue();
    assertThat(customer.at("/dwell/reason").asString()).contains("nobody left");
    assertThat(customer.at("/stuck").isNull()).isTrue();
  }

  @Test
  void followsFilters() {
    JsonNode web =
        ORGANIZATION.ask("stages", MAY + ",\"filters\":{\"source\":\"web\"}").expect(200).json();
    assertThat(web.at("/total").asLong()).isEqualTo(3);
    assertThat(web.at("/losses")).isEmpty();
  }

  /** Each source as if it were filtered by, laid beside the stages of all. */
  @Test
  void tellsTheSameBySource() {
    JsonNode report = ORGANIZATION.ask("stages", MAY + ",\"by\":\"source\"").expect(200).json();
    JsonNode groups = report.at("/groups");
    assertThat(groups).hasSize(2);
    long total = 0;
    for (JsonNode group : groups) {
      total += group.at("/total").asLong();
      JsonNode filtered =
          ORGANIZATION
              .ask(
                  "stages",
                  MAY + ",\"filters\":{\"source\":\"" + group.at("/value").asString() + "\"}")
              .expect(200)
              .json();
      assertThat(group.at("/total")).isEqualTo(filtered.at("/total"));
      assertThat(group.at("/steps/0/dwell")).isEqualTo(filtered.at("/steps/0/dwell"));
      assertThat(group.at("/steps")).hasSize(report.at("/steps").size());
    }
    assertThat(total).isEqualTo(report.at("/total").asLong());
    assertThat(ORGANIZATION.ask("stages", MAY).expect(200).json().has("groups")).isFalse();
    ORGANIZATION
        .ask("stages", MAY + ",\"by\":\"direction\"")
        .expectProblem(422, "dimension_not_applicable");
  }

  @Test
  void dealsHaveTheirOwn() {
    AskedOrganization organization = new AskedOrganization();
    organization.tell(
        "deals",
        List.of(
            "{\"id\":\"d\",\"createdAt\":\"2026-05-02T00:00:00Z\",\"amount\":5,\"won\":false,\"closedAt\":\"2026-05-04T00:00:00Z\"}"));
    organization.tell(
        "stages",
        List.of(
            // What a stage is called is nobody's business but theirs.
            "{\"id\":\"1\",\"subject\":\"deal\",\"subjectId\":\"d\",\"stage\":\"a\\u001fa\",\"at\":\"2026-05-02T00:00:00Z\"}",
            "{\"id\":\"2\",\"subject\":\"lead\",\"subjectId\":\"d\",\"stage\":\"new\",\"at\":\"2026-05-02T00:00:00Z\"}"));
    JsonNode report = organization.ask("stages", MAY + ",\"subject\":\"deal\"").expect(200).json();
    assertThat(report.at("/total").asLong()).isEqualTo(1);
    assertThat(report.at("/losses/0/stage").asString()).isEqualTo("a");
    JsonNode leads = organization.ask("stages", MAY).expect(200).json();
    assertThat(leads.at("/total").asLong()).isZero();
    assertThat(leads.at("/steps")).isEmpty();
  }

  @Test
  void refusesWhatMakesNoSense() {
    ORGANIZATION.ask("stages", MAY + ",\"subject\":\"call\"").expectProblem(400, "malformed_body");
    ORGANIZATION
        .ask("stages", MAY + ",\"filters\":{\"direction\":\"inbound\"}")
        .expectProblem(422, "dimension_not_applicable");
  }
}
