package dev.callsight.app.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.testing.AskedOrganization;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Eight weeks of payments from Monday 2 March 2026 on: 10 on Mondays, 20 on Tuesdays, … 70. */
class ForecastTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-03-02");
  private static final int DAYS = 56;
  private static final String LAST_WEEK =
      "\"timeRange\":{\"start\":\"2026-04-20\",\"end\":\"2026-04-26\"}";
  private static final AskedOrganization ORGANIZATION = new AskedOrganization();

  @BeforeAll
  static void tell() {
    List<String> payments = new ArrayList<>();
    for (int i = 0; i < DAYS; i++) {
      LocalDate day = FIRST.plusDays(i);
      payments.add(
          "{\"id\":\"p%d\",\"paidAt\":\"%sT12:00:00Z\",\"amount\":%d,\"kind\":\"one_time\",\"customerId\":\"c\"}"
              .formatted(i, day, 10 * day.getDayOfWeek().getValue()));
    }
    ORGANIZATION.tell("payments", payments);
  }

  private static JsonNode ask(String more) {
    return ORGANIZATION
        .ask("forecast", LAST_WEEK + ",\"metric\":\"revenue.total\"" + more)
        .expect(200)
        .json();
  }

  /** A week that always repeats is expected again, by the day, and its sum is the metric's. */
  @Test
  void whatRepeatsIsExpectedAgain() {
    JsonNode course = ask("").at("/forecast/value");
    List<String> steps = new ArrayList<>();
    for (JsonNode step : course.at("/steps")) {
      steps.add(step.at("/start").asString() + " " + step.at("/value").asInt());
      assertThat(step.at("/eighty/low").asDouble()).isEqualTo(step.at("/value").asDouble());
    }
    assertThat(steps)
        .containsExactly(
            "2026-04-26T23:00:00Z 10",
            "2026-04-27T23:00:00Z 20",
            "2026-04-28T23:00:00Z 30",
            "2026-04-29T23:00:00Z 40",
            "2026-04-30T23:00:00Z 50",
            "2026-05-01T23:00:00Z 60",
            "2026-05-02T23:00:00Z 70");
    assertThat(course.at("/season").asInt()).isEqualTo(7);
    assertThat(course.at("/observations").asInt()).isEqualTo(DAYS);
    assertThat(course.at("/total/value").asInt()).isEqualTo(280);
    JsonNode asMetric =
        ORGANIZATION
            .ask("query", LAST_WEEK + ",\"metrics\":[\"revenue.forecast\"]")
            .expect(200)
            .json();
    assertThat(asMetric.at("/totals").get("revenue.forecast").asInt()).isEqualTo(280);
  }

  @Test
  void everyModelShowsItsRecord() {
    JsonNode models = ask("").at("/forecast/value/models");
    assertThat(models).hasSize(2);
    assertThat(models.at("/0/model").asString()).isEqualTo("seasonal naive");
    assertThat(models.at("/0/accuracy/value/meanAbsoluteError").asDouble()).isZero();
    assertThat(models.at("/0/accuracy/value/coverageOfEighty").asDouble()).isEqualTo(100);
    assertThat(models.at("/1/model").asString()).isEqualTo("theta");
  }

  /** Wider steps, as many as asked for; the first is the one that the range's end lies in. */
  @Test
  void stepsAreAsWideAndAsManyAsAskedFor() {
    JsonNode report = ask(",\"grain\":\"week\",\"horizon\":3");
    assertThat(report.at("/grain").asString()).isEqualTo("week");
    JsonNode steps = report.at("/forecast/value/steps");
    assertThat(steps).hasSize(3);
    assertThat(steps.at("/0/start").asString()).isEqualTo("2026-04-26T23:00:00Z");
    assertThat(steps.at("/0/end").asString()).isEqualTo(steps.at("/1/start").asString());
    for (JsonNode step : steps) {
      assertThat(step.at("/ninetyFive/low").asDouble())
          .isLessThanOrEqualTo(step.at("/eighty/low").asDouble());
      assertThat(step.at("/ninetyFive/high").asDouble())
          .isGreaterThanOrEqualTo(step.at("/eighty/high").asDouble());
    }
  }

  @Test
  void ratesHaveNoTotal() {
    JsonNode report =
        ORGANIZATION
            .ask("forecast", LAST_WEEK + ",\"metric\":\"revenue.margin_rate\"")
            .expect(200)
            .json();
    assertThat(report.at("/forecast/value/steps")).hasSize(7);
    assertThat(report.at("/forecast/value").has("total")).isFalse();
  }

  @Test
  void saysWhyThereIsNone() {
    JsonNode report =
        ORGANIZATION.ask("forecast", LAST_WEEK + ",\"metric\":\"calls.total\"").expect(200).json();
    assertThat(report.at("/forecast/value").isNull()).isTrue();
    assertThat(report.at("/forecast/reason").asString()).contains("observations");
  }

  @Test
  void refusesWhatMakesNoSense() {
    ORGANIZATION.ask("forecast", LAST_WEEK).expectProblem(400, "malformed_body");
    ORGANIZATION
        .ask("forecast", LAST_WEEK + ",\"metric\":\"revenue.totl\"")
        .expectProblem(422, "unknown_metric");
    ORGANIZATION
        .ask("forecast", LAST_WEEK + ",\"metric\":\"revenue.total\",\"horizon\":0")
        .expectProblem(400, "malformed_body");
    ORGANIZATION
        .ask("forecast", LAST_WEEK + ",\"metric\":\"revenue.total\",\"grain\":\"decade\"")
        .expectProblem(400, "malformed_body");
    ORGANIZATION
        .ask("forecast", LAST_WEEK + ",\"metric\":\"revenue.growth_rate\"")
        .expectProblem(422, "no_records");
  }
}
