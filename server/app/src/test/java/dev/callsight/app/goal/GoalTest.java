package dev.callsight.app.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.callsight.app.testing.Answer;
import dev.callsight.app.testing.Company;
import dev.callsight.app.testing.RunningServer;
import dev.callsight.app.testing.TestClient;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** On a server where it is always noon of 16 November 2026. */
class GoalTest {
  private static final String GOALS = "/api/goals";
  private static RunningServer server;

  private Company company;
  private TestClient analyst;

  @BeforeAll
  static void start(@TempDir Path data) {
    server =
        RunningServer.start(
            data,
            Map.of(
                "CALLSIGHT_BOOTSTRAP_KEY",
                RunningServer.PLATFORM_KEY,
                "CALLSIGHT_CLOCK",
                "2026-11-16T12:00:00Z"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void open() {
    company = Company.create(server);
    analyst = company.signedIn("analyst");
  }

  @Test
  void aFlowHasProgressPaceAndLanding() {
    callsEveryDay(LocalDate.parse("2026-08-01"), LocalDate.parse("2026-11-16"), 2);
    Answer goal =
        analyst
            .post(GOALS, "{\"metric\":\"total_calls\",\"target\":80,\"period\":\"month\"}")
            .expect(201);
    assertThat(goal.text("/metric")).isEqualTo("calls.total");
    assertThat(goal.text("/name")).isEqualTo("Calls");
    JsonNode progress = goal.json().at("/progress");
    assertThat(progress.at("/firstDay").asString()).isEqualTo("2026-11-01");
    assertThat(progress.at("/lastDay").asString()).isEqualTo("2026-11-30");
    assertThat(progress.at("/current").asInt()).isEqualTo(32);
    assertThat(progress.at("/percent").asDouble()).isEqualTo(40.0);
    // 15 days and a half of 30.
    assertThat(progress.at("/expected/share").asDouble()).isEqualTo(51.7);
    // Every day alike: the days of the week tell the same as the time that is over.
    assertThat(progress.at("/expected/method").asString()).isEqualTo("weekday_profile");
    assertThat(progress.at("/expected/basis").asString()).isEqualTo("2026-08-01 to 2026-11-15");
    assertThat(progress.at("/status").asString()).isEqualTo("behind");
    // Two a day, every day: thirty days land at sixty.
    assertThat(progress.at("/projection/value").asDouble()).isBetween(59.5, 60.5);
    assertThat(progress.at("/projection/low").asDouble()).isLessThanOrEqualTo(60.5);
    assertThat(progress.at("/projection/confidence").asInt()).isEqualTo(80);
  }

  @Test
  void aShortPastTellsNoPattern() {
    callsEveryDay(LocalDate.parse("2026-10-01"), LocalDate.parse("2026-11-16"), 2);
    Answer goal =
        analyst.post(GOALS, "{\"metric\":\"calls.total\",\"target\":80,\"period\":\"month\"}");
    assertThat(goal.text("/progress/expected/method")).isEqualTo("elapsed_time");
    assertThat(goal.json().at("/progress/expected/basis").isMissingNode()).isTrue();
  }

  @Test
  void aYearFollowsTheYearBefore() {
    // Four a day until 17 November 2025, one a day since.
    callsEveryDay(LocalDate.parse("2024-12-01"), LocalDate.parse("2025-11-17"), 4);
    callsEveryDay(LocalDate.parse("2025-11-18"), LocalDate.parse("2026-11-15"), 1);
    Answer goal =
        analyst
            .post(GOALS, "{\"metric\":\"calls.total\",\"target\":1000,\"period\":\"year\"}")
            .expect(201);
    assertThat(goal.text("/progress/expected/method")).isEqualTo("previous_year");
    assertThat(goal.text("/progress/expected/basis")).isEqualTo("2025-01-02 to 2026-01-01");
    // 2025-01-02 to 2025-11-16 are 319 days of 4, half of 2025-11-17 is 2; then 2 and 45 days of 1.
    double whole = 320 * 4 + 45;
    assertThat(goal.json().at("/progress/expected/value").asDouble())
        .isCloseTo(1000 * (319 * 4 + 2) / whole, within(0.01));
  }

  @Test
  void periodsThatAreOverAreMetOrMissed() {
    callsEveryDay(LocalDate.parse("2026-08-11"), LocalDate.parse("2026-11-16"), 1);
    String path =
        analyst
            .post(GOALS, "{\"metric\":\"calls.total\",\"target\":31,\"period\":\"month\"}")
            .expect(201)
            .header("Location");
    JsonNode periods = analyst.get(path + "/history").expect(200).json().at("/periods");
    assertThat(periods)
        .extracting(past -> past.at("/firstDay").asString())
        .containsExactly("2026-10-01", "2026-09-01", "2026-08-01");
    assertThat(periods).extracting(past -> past.at("/value").asInt()).containsExactly(31, 30, 21);
    assertThat(periods)
        .extracting(past -> past.at("/status").asString())
        .containsExactly("met", "missed", "missed");
    assertThat(periods.at("/0/lastDay").asString()).isEqualTo("2026-10-31");
    assertThat(periods.at("/1/percent").asDouble()).isEqualTo(96.8);
    assertThat(periods).allMatch(past -> past.at("/beforeGoal").asBoolean());
    assertThat(analyst.get(path + "/history?periods=1").json().at("/periods")).hasSize(1);
    analyst.get(path + "/history?periods=0").expectProblem(422, "invalid_field");
    Company.create(server).signedIn("owner").get(path + "/history").expectProblem(404, "not_found");
  }

  @Test
  void theFigureIsThatOfTheQueryInItsScope() {
    company.ingest(
        "deals",
        """
        [{"id":"d1","createdAt":"2026-10-01T10:00:00Z","amount":100,"team":"North","won":true,
          "closedAt":"2026-11-03T10:00:00Z"},
         {"id":"d2","createdAt":"2026-10-01T10:00:00Z","amount":300,"team":"South","won":true,
          "closedAt":"2026-11-03T10:00:00Z"},
         {"id":"d3","createdAt":"2026-10-01T10:00:00Z","amount":300,"team":"North","won":false,
          "closedAt":"2026-11-04T10:00:00Z"}]
        """);
    Answer rate =
        analyst
            .post(
                GOALS,
                """
                {"name":"North wins","metric":"win_rate","target":60,"period":"quarter",
                 "filters":[{"dimension":"team","operator":"equals","values":["North"]}]}
                """)
            .expect(201);
    assertThat(rate.json().at("/progress/current").asDouble()).isEqualTo(50.0);
    assertThat(rate.text("/progress/expected/method")).isEqualTo("direct");
    assertThat(rate.json().at("/progress/expected/value").asInt()).isEqualTo(60);
    assertThat(rate.json().at("/progress/projection/value").isNull()).isTrue();
    assertThat(rate.text("/progress/projection/reason")).isNotBlank();
    assertThat(rate.text("/progress/status")).isEqualTo("behind");
  }

  @Test
  void keyFiguresCarryTheGoalOfTheirScope() {
    callsEveryDay(LocalDate.parse("2026-11-01"), LocalDate.parse("2026-11-16"), 1);
    analyst.post(GOALS, "{\"metric\":\"calls.total\",\"target\":12,\"period\":\"year\"}");
    analyst.post(GOALS, "{\"metric\":\"calls.total\",\"target\":16,\"period\":\"month\"}");
    analyst.post(
        GOALS,
        """
        {"metric":"calls.total","target":5,"period":"month","filters":{"country":"PT"}}
        """);
    assertThat(kpiTarget("\"period\":\"monthly\"")).isEqualTo("16");
    assertThat(kpiTarget("\"period\":\"yearly\"")).isEqualTo("12");
    assertThat(kpiTarget("\"filters\":[{\"dimension\":\"country\",\"values\":[\"PT\"]}]"))
        .isEqualTo("5");
    assertThat(kpiTarget("\"filters\":{\"country\":\"ES\"}")).isEmpty();
    Answer kpis = kpis("\"period\":\"monthly\"");
    assertThat(kpis.text("/kpis/0/goal/progress/status")).isEqualTo("met");
    assertThat(kpis.json().at("/kpis/1/goal").isNull()).isTrue();
  }

  private String kpiTarget(String more) {
    return kpis(more).json().at("/kpis/0/goal/target").asString("");
  }

  private Answer kpis(String more) {
    return analyst
        .post("/api/analytics/kpis", "{\"metrics\":[\"calls.total\",\"leads.total\"]," + more + "}")
        .expect(200);
  }

  @Test
  void periodsAheadAndOverAreToldApart() {
    Answer ahead =
        analyst
            .post(
                GOALS,
                """
                {"metric":"calls.total","target":10,
                 "period":{"start":"2027-01-01","end":"2027-03-31"}}
                """)
            .expect(201);
    assertThat(ahead.text("/progress/status")).isEqualTo("not_started");
    assertThat(ahead.json().at("/progress/expected").isNull()).isTrue();
    Answer over =
        analyst
            .post(
                GOALS,
                """
                {"metric":"calls.total","target":10,
                 "period":{"start":"2026-01-01","end":"2026-03-31"}}
                """)
            .expect(201);
    assertThat(over.text("/progress/status")).isEqualTo("missed");
    assertThat(over.json().at("/progress/expected/value").asInt()).isEqualTo(10);
  }

  @Test
  void whatMakesNoSenseIsRefusedByName() {
    refused(422, "unknown_metric", "{\"metric\":\"clals\",\"target\":1,\"period\":\"month\"}");
    refused(400, "malformed_body", "{\"metric\":\"calls\",\"period\":\"month\"}");
    refused(400, "malformed_body", "{\"metric\":\"calls\",\"target\":\"9\",\"period\":\"month\"}");
    refused(400, "malformed_body", "{\"metric\":\"calls\",\"target\":1e99,\"period\":\"month\"}");
    refused(400, "malformed_body", "{\"metric\":\"calls\",\"target\":1,\"period\":\"week\"}");
    refused(
        422,
        "invalid_field",
        """
        {"metric":"calls","target":1,"period":{"start":"2026-02-01","end":"2026-01-01"}}
        """);
    refused(
        422,
        "dimension_not_applicable",
        """
        {"metric":"campaigns.spend","target":1,"period":"month",
         "filters":[{"dimension":"assistant","values":["a"]}]}
        """);
  }

  private void refused(int status, String code, String body) {
    Answer answer = analyst.post(GOALS, body).expectProblem(status, code);
    assertThat(answer.json().at("/errors")).isNotEmpty();
  }

  @Test
  void viewersReadAndOthersSeeNothing() {
    String path =
        analyst
            .post(GOALS, "{\"metric\":\"calls\",\"target\":1,\"period\":\"month\"}")
            .expect(201)
            .header("Location");
    TestClient viewer = company.signedIn("viewer");
    viewer.get(path).expect(200);
    viewer
        .post(GOALS, "{\"metric\":\"calls\",\"target\":1,\"period\":\"month\"}")
        .expectProblem(403, "forbidden");
    viewer.delete(path).expectProblem(403, "forbidden");
    TestClient outsider = Company.create(server).signedIn("owner");
    outsider.get(path).expectProblem(404, "not_found");
    outsider.delete(path).expectProblem(404, "not_found");
    assertThat(outsider.get(GOALS).json().at("/goals")).isEmpty();
    Answer changed =
        analyst
            .with("If-Match", "\"1\"")
            .put(path, "{\"metric\":\"calls\",\"target\":2,\"period\":\"month\"}")
            .expect(200);
    assertThat(changed.json().at("/target").asInt()).isEqualTo(2);
    analyst
        .with("If-Match", "\"1\"")
        .put(path, "{\"metric\":\"calls\",\"target\":3,\"period\":\"month\"}")
        .expectProblem(412, "precondition_failed");
    analyst.delete(path).expect(204);
    assertThat(analyst.get(GOALS).json().at("/goals")).isEmpty();
  }

  private void callsEveryDay(LocalDate first, LocalDate last, int perDay) {
    StringBuilder lines = new StringBuilder();
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      for (int i = 0; i < perDay; i++) {
        lines.append(
            "{\"id\":\"%s-%d\",\"startedAt\":\"%sT09:00:00Z\",\"durationSeconds\":60}%n"
                .formatted(day, i, day));
      }
    }
    company.ingestLines("calls", lines.toString());
  }
}
