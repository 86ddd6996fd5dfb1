package dev.callsight.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.identity.Organization;
import dev.callsight.app.identity.OrganizationDirectory;
import dev.callsight.app.testing.Company;
import dev.callsight.app.testing.RunningServer;
import dev.callsight.app.testing.TestClient;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the demo organization's people have made, at the doors of a real server. */
class DemoLifeTest {
  private final Company company = Company.create();
  private final TestClient analyst = company.signedIn("analyst");

  @Test
  void isMadeOnceAndEveryoneSeesIt() {
    bring();
    JsonNode goals = analyst.get("/api/goals").expect(200).json().at("/goals");
    assertThat(goals.size()).isGreaterThanOrEqualTo(5);
    assertThat(analyst.get("/api/alerts").expect(200).json().at("/alerts")).hasSize(5);
    assertThat(analyst.get("/api/annotations").expect(200).json().at("/annotations").size())
        .isGreaterThanOrEqualTo(8);
    JsonNode board = analyst.get("/api/dashboards").expect(200).json().at("/dashboards/0");
    assertThat(board.at("/name").asString()).isEqualTo("Monday meeting");
    JsonNode widgets =
        analyst.get("/api/dashboards/" + board.at("/id").asString()).json().at("/widgets");
    assertThat(goals.findValuesAsString("id")).containsAll(widgets.findValuesAsString("goalId"));

    bring();
    assertThat(analyst.get("/api/goals").json().at("/goals")).hasSize(goals.size());
    assertThat(analyst.get("/api/alerts").json().at("/alerts")).hasSize(5);
    assertThat(analyst.get("/api/dashboards").json().at("/dashboards")).hasSize(1);
  }

  @Test
  void leavesWhatPeopleMadeAlone() {
    analyst
        .post("/api/goals", "{\"metric\":\"calls.total\",\"target\":9,\"period\":\"month\"}")
        .expect(201);
    bring();
    assertThat(analyst.get("/api/goals").json().at("/goals")).hasSize(1);
  }

  @Test
  void wordsStandForDaysAndDocuments() {
    JsonMapper json = new JsonMapper();
    DemoWords words = new DemoWords(LocalDate.of(2026, 11, 26), Map.of("goal:Leads", "g-1"));
    JsonNode body =
        json.valueToTree(
            Map.of("a", List.of("today-1", "today-17/thursday"), "b", "goal:Leads", "c", 5));
    JsonNode said = words.in(body, json);
    assertThat(said.at("/a/0").asString()).isEqualTo("2026-11-25");
    // The 9th of November 2026 is a Monday.
    assertThat(said.at("/a/1").asString()).isEqualTo("2026-11-05");
    assertThat(said.at("/b").asString()).isEqualTo("g-1");
    assertThat(said.at("/c").asInt()).isEqualTo(5);
  }

  private void bring() {
    RunningServer server = RunningServer.shared();
    Organization organization =
        server.part(OrganizationDirectory.class).find(company.id()).orElseThrow();
    server.part(DemoLife.class).bring(organization);
  }
}
