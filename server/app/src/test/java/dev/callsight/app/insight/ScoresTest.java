package dev.callsight.app.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.testing.Answer;
import dev.callsight.app.testing.AskedOrganization;
import dev.callsight.app.testing.RunningServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ScoresTest {
  private static final String MARCH =
      "\"timeRange\":{\"start\":\"2026-03-01\",\"end\":\"2026-03-31\"}";

  /** Scores 1 to 20, those from 16 on qualified and number 1; three leads without a score. */
  private static AskedOrganization scored() {
    AskedOrganization organization = new AskedOrganization();
    List<String> leads = new ArrayList<>();
    for (int score = 1; score <= 20; score++) {
      String qualified =
          score >= 16 || score == 1 ? ",\"qualifiedAt\":\"2026-03-20T10:00:00Z\"" : "";
      leads.add(
          "{\"id\":\"l%d\",\"createdAt\":\"2026-03-10T10:00:00Z\",\"source\":\"%s\",\"score\":%d%s}"
              .formatted(score, score % 2 == 0 ? "web" : "fair", score, qualified));
    }
    for (int i = 0; i < 3; i++) {
      leads.add(
          "{\"id\":\"n%d\",\"createdAt\":\"2026-03-10T10:00:00Z\",\"qualifiedAt\":\"2026-03-11T10:00:00Z\"}"
              .formatted(i));
    }
    organization.tell("leads", leads);
    return organization;
  }

  /**
   * By hand: 5 × 14 pairs won by the converted from 16 on, none by number 1, of 6 × 14: 70 ÷ 84.
   */
  @Test
  void sumsAreThoseOfTheOneDoor() {
    AskedOrganization organization = scored();
    JsonNode report = organization.ask("scores", MARCH).expect(200).json();
    JsonNode totals =
        organization
            .ask("query", MARCH + ",\"metrics\":[\"leads.total\",\"leads.qualified\"]")
            .expect(200)
            .json()
            .at("/totals");
    assertThat(report.at("/leads").asLong()).isEqualTo(23).isEqualTo(whole(totals, "leads.total"));
    assertThat(report.at("/converted").asLong())
        .isEqualTo(9)
        .isEqualTo(whole(totals, "leads.qualified"));
    assertThat(report.at("/scored").asLong()).isEqualTo(20);
    JsonNode deciles = report.at("/deciles/value");
    long leads = 0;
    long converted = 0;
    for (JsonNode decile : deciles) {
      leads += decile.at("/leads").asLong();
      converted += decile.at("/converted").asLong();
    }
    assertThat(leads).isEqualTo(20);
    assertThat(converted).isEqualTo(report.at("/scoredConverted").asLong()).isEqualTo(6);
    assertThat(deciles.at("/0/lift").asDouble()).isEqualTo(3.333333);
    assertThat(report.at("/discrimination/value/auc").asDouble()).isEqualTo(0.833333);
  }

  private static long whole(JsonNode totals, String metric) {
    return totals.get(metric).asLong();
  }

  @Test
  void followsFiltersAndTheOutcome() {
    AskedOrganization organization = scored();
    JsonNode web =
        organization.ask("scores", MARCH + ",\"filters\":{\"source\":\"web\"}").expect(200).json();
    assertThat(web.at("/leads").asLong()).isEqualTo(10);
    assertThat(web.at("/scoredConverted").asLong()).isEqualTo(3);
    JsonNode won =
        organization.ask("scores", MARCH + ",\"outcome\":\"converted\"").expect(200).json();
    assertThat(won.at("/discrimination/value").isNull()).isTrue();
    assertThat(won.at("/discrimination/reason").asString()).contains("no scored lead converted");
    assertThat(won.at("/deciles/value/0/lift").isNull()).isTrue();
  }

  @Test
  void withoutScoresNothingIsEstimable() {
    Answer answer = new AskedOrganization().ask("scores", MARCH).expect(200);
    for (String part : List.of("deciles", "discrimination", "calibration")) {
      assertThat(answer.json().at("/" + part + "/value").isNull()).isTrue();
      assertThat(answer.text("/" + part + "/reason")).contains("no lead");
    }
  }

  @Test
  void scoresTooManyToTellApartAreTakenInPoints() {
    AskedOrganization organization = new AskedOrganization();
    List<String> leads = new ArrayList<>();
    for (int i = 0; i < 50_500; i++) {
      leads.add(
          "{\"id\":\"l%d\",\"createdAt\":\"2026-03-10T10:00:00Z\",\"score\":%d.%03d}"
              .formatted(i, i / 1000, i % 1000));
    }
    organization.tell("leads", leads);
    JsonNode report = organization.ask("scores", MARCH).expect(200).json();
    assertThat(report.at("/scored").asLong()).isEqualTo(50_500);
    assertThat(report.at("/meta/warnings").toString()).contains("whole points");
    assertThat(report.at("/deciles/value/0/highestScore").asInt()).isEqualTo(50);
  }

  @Test
  void refusesWhatMakesNoSense() {
    AskedOrganization organization = new AskedOrganization();
    organization.ask("scores", MARCH + ",\"outcome\":\"won\"").expectProblem(400, "malformed_body");
    organization.ask("scores", "\"outcome\":\"converted\"").expectProblem(400, "malformed_body");
    organization
        .ask("scores", MARCH + ",\"filters\":{\"direction\":\"inbound\"}")
        .expectProblem(422, "dimension_not_applicable");
    RunningServer.shared()
        .browser()
        .post("/api/analytics/scores", "{" + MARCH + "}")
        .expectProblem(401, "unauthenticated");
  }
}
