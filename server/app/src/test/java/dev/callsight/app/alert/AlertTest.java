package dev.callsight.app.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.testing.Answer;
import dev.callsight.app.testing.Company;
import dev.callsight.app.testing.RunningServer;
import dev.callsight.app.testing.TestClient;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class AlertTest {
  private static final String ALERTS = "/api/alerts";

  private final Company company = Company.create();
  private final TestClient analyst = company.signedIn("analyst");

  @Test
  void aRehearsalTellsWhenItWouldHaveFired() {
    LocalDate today = LocalDate.now(ZoneId.of("Europe/Lisbon"));
    // Two calls a day; five on two days in a row, ten days ago.
    StringBuilder lines = new StringBuilder();
    for (int ago = 1; ago <= 40; ago++) {
      int count = ago == 10 || ago == 11 ? 5 : 2;
      for (int i = 0; i < count; i++) {
        lines.append(
            "{\"id\":\"%d-%d\",\"startedAt\":\"%sT12:00:00Z\",\"durationSeconds\":60,\"country\":\"%s\"}%n"
                .formatted(ago, i, today.minusDays(ago), i % 2 == 0 ? "PT" : "ES"));
      }
    }
    company.ingestLines("calls", lines.toString());
    String rule =
        """
        {"metric":"calls.total","grain":"day","latenessMinutes":0,
         "condition":{"type":"threshold","operator":"above","value":4}}
        """;
    Answer rehearsal = analyst.post(ALERTS + "/rehearsal", rule).expect(200);
    assertThat(rehearsal.json().at("/buckets").asInt()).isBetween(89, 91);
    assertThat(rehearsal.json().at("/firings")).hasSize(1);
    assertThat(
            Instant.parse(rehearsal.text("/firings/0/start"))
                .atZone(ZoneId.of("Europe/Lisbon"))
                .toLocalDate())
        .isEqualTo(today.minusDays(10));
    // Two days of 24 hours, unless a clock change lies between.
    assertThat(rehearsal.json().at("/firings/0/minutes").asInt()).isBetween(47 * 60, 49 * 60);
    assertThat(rehearsal.json().at("/messages").asInt()).isEqualTo(2);

    String slower = rule.replace("\"latenessMinutes\":0", "\"latenessMinutes\":0,\"for\":3");
    assertThat(analyst.post(ALERTS + "/rehearsal", slower).json().at("/firings")).isEmpty();
    String grouped =
        rule.replace("\"latenessMinutes\":0", "\"latenessMinutes\":0,\"groupBy\":\"country\"")
            .replace("\"value\":4", "\"value\":2");
    Answer groups = analyst.post(ALERTS + "/rehearsal", grouped).expect(200);
    assertThat(groups.json().at("/groups").asInt()).isEqualTo(2);
    assertThat(groups.json().at("/firings").findValuesAsString("group")).containsExactly("PT");
    String change =
        rule.replace(
            "{\"type\":\"threshold\",\"operator\":\"above\",\"value\":4}",
            "{\"type\":\"change\",\"operator\":\"above\",\"value\":100,\"by\":\"percent\"}");
    assertThat(analyst.post(ALERTS + "/rehearsal", change).expect(200).json().at("/firings"))
        .hasSize(1);
    assertThat(analyst.get(ALERTS).json().at("/alerts")).isEmpty();
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek().getValue() > 5;
  }

  @Test
  void aRehearsalShowsWhatItHeldTheNumbersAgainst() {
    LocalDate today = LocalDate.now(ZoneId.of("Europe/Lisbon"));
    int busiest = isWeekend(today.minusDays(20)) ? 22 : 20;
    StringBuilder lines = new StringBuilder();
    for (int ago = 1; ago <= 200; ago++) {
      // Busy from Monday to Friday, a little more or less each day, and once far too much.
      boolean weekend = isWeekend(today.minusDays(ago));
      int count = ago == busiest ? 60 : (weekend ? 4 : 16) + ago * 7 % 5;
      for (int i = 0; i < count; i++) {
        lines.append(
            "{\"id\":\"%d-%d\",\"startedAt\":\"%sT12:00:00Z\",\"durationSeconds\":60}%n"
                .formatted(ago, i, today.minusDays(ago)));
      }
    }
    company.ingestLines("calls", lines.toString());
    String rule =
        """
        {"metric":"calls.total","grain":"day","latenessMinutes":0,
         "condition":{"type":"anomaly","direction":"above","confidence":95}}
        """;
    Answer odd = analyst.post(ALERTS + "/rehearsal", rule).expect(200);
    assertThat(odd.text("/sentence")).isEqualTo("Calls above the expected 95% band in a day");
    assertThat(odd.json().at("/firings").findValuesAsString("number")).contains("60");
    assertThat(odd.json().at("/firings").size()).isLessThan(8);
    int at = odd.json().at("/times").size() - busiest;
    assertThat(odd.json().at("/courses/0/numbers/" + at).asInt()).isEqualTo(60);
    assertThat(odd.json().at("/courses/0/high/" + at).asDouble()).isBetween(15.0, 40.0);
    assertThat(odd.json().at("/courses/0/low/" + at).isNull()).isTrue();

    String below = rule.replace("\"direction\":\"above\"", "\"direction\":\"below\"");
    assertThat(
            analyst
                .post(ALERTS + "/rehearsal", below)
                .json()
                .at("/firings")
                .findValuesAsString("number"))
        .doesNotContain("60");
    String change =
        rule.replace(
            "{\"type\":\"anomaly\",\"direction\":\"above\",\"confidence\":95}",
            "{\"type\":\"change\",\"operator\":\"above\",\"value\":50,\"by\":\"percent\"}");
    Answer moved = analyst.post(ALERTS + "/rehearsal", change).expect(200);
    assertThat(moved.text("/sentence"))
        .isEqualTo("Calls up by more than 50% against the day before");
    double before = moved.json().at("/courses/0/numbers/" + (at - 1)).asDouble();
    assertThat(moved.json().at("/courses/0/high/" + at).asDouble()).isEqualTo(before * 1.5);
  }

  @Test
  void whatWentBeforeIsJudgedWhenItIsSet() {
    LocalDate today = LocalDate.now(ZoneId.of("Europe/Lisbon"));
    StringBuilder lines = new StringBuilder();
    for (int ago = 1; ago <= 40; ago++) {
      // Five calls on two days in a row three weeks ago, and again in the last two days.
      int count = ago == 20 || ago == 21 || ago <= 2 ? 5 : 2;
      for (int i = 0; i < count; i++) {
        lines.append(
            "{\"id\":\"%d-%d\",\"startedAt\":\"%sT12:00:00Z\",\"durationSeconds\":60}%n"
                .formatted(ago, i, today.minusDays(ago)));
      }
    }
    company.ingestLines("calls", lines.toString());
    String rule =
        """
        {"metric":"calls.total","grain":"day","latenessMinutes":0,"since":"%s",
         "condition":{"type":"threshold","operator":"above","value":4}}
        """;
    Answer made = analyst.post(ALERTS, rule.formatted(today.minusDays(30))).expect(201);
    assertThat(made.text("/state")).isEqualTo("firing");
    assertThat(made.json().at("/rule").has("since")).isFalse();
    Answer history = analyst.get(made.header("Location") + "/history").expect(200);
    assertThat(history.json().at("/events").findValuesAsString("to"))
        .containsExactly("firing", "normal", "firing");
    assertThat(day(history.text("/events/2/at"))).isEqualTo(today.minusDays(20));
    assertThat(day(history.text("/events/0/at"))).isEqualTo(today.minusDays(1));
    assertThat(analyst.get(made.header("Location") + "/deliveries").json().at("/deliveries"))
        .isEmpty();

    analyst.post(ALERTS, rule.formatted(today.minusDays(91))).expectProblem(422, "invalid_field");
    analyst.post(ALERTS, rule.formatted("soon")).expectProblem(400, "malformed_body");
  }

  private static LocalDate day(String instant) {
    return Instant.parse(instant).atZone(ZoneId.of("Europe/Lisbon")).toLocalDate();
  }

  @Test
  void mailThatIsNotConfiguredIsSaid() {
    Answer made =
        analyst
            .post(ALERTS, rule("\"channels\":[{\"type\":\"mail\",\"to\":[\"ann@example.org\"]}]"))
            .expect(201);
    assertThat(made.text("/channels/0/problem")).isEqualTo("mail is not configured");
  }

  @Test
  void addressesInsideAreRefused() {
    for (String url :
        new String[] {
          "http://127.0.0.1:8080/x",
          "http://localhost/x",
          "http://169.254.169.254/latest",
          "https://[::1]/x"
        }) {
      String channel = "\"channels\":[{\"type\":\"webhook\",\"url\":\"" + url + "\"}]";
      Answer refused = analyst.post(ALERTS, rule(channel)).expect(422);
      assertThat(refused.text("/errors/0/pointer")).isEqualTo("/channels/0/url");
    }
    analyst
        .post(ALERTS, rule("\"channels\":[{\"type\":\"slack\",\"url\":\"file:///etc/passwd\"}]"))
        .expectProblem(422, "invalid_field");
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    String good = rule("\"for\":1");
    refused(good.replace("calls.total", "calls.totl"), 422, "/metric");
    refused(good.replace("\"above\"", "\"over\""), 400, "/condition/operator");
    refused(good.replace("\"value\":3", "\"value\":3,\"recovery\":4"), 422, "/condition/recovery");
    refused(good.replace("\"hour\"", "\"minute\""), 400, "/grain");
    String odd = good.replace("threshold", "anomaly");
    refused(odd.replace("\"value\":3", "\"confidence\":90"), 400, "/condition/confidence");
    refused(odd.replace("\"value\":3", "\"direction\":\"up\""), 400, "/condition/direction");
    refused(good.replace("\"for\":1", "\"groupBy\":\"county\""), 422, "/dimensions/0");
    refused(good.replace("\"for\":1", "\"for\":0"), 400, "/for");
    refused(
        good.replace("\"for\":1", "\"quietHours\":{\"from\":\"22:00\",\"to\":\"22:00\"}"),
        422,
        "/quietHours/to");
    refused(
        good.replace("\"for\":1", "\"minimum\":{\"metric\":\"nothing\",\"count\":1}"),
        422,
        "/minimum/metric");
  }

  private void refused(String body, int status, String pointer) {
    Answer answer = analyst.post(ALERTS, body).expect(status);
    assertThat(answer.text("/errors/0/pointer")).isEqualTo(pointer);
    analyst.post(ALERTS + "/rehearsal", body).expect(status);
  }

  @Test
  void alertsAreChangedSnoozedAndDeleted() {
    Answer made = analyst.post(ALERTS, rule("\"for\":2")).expect(201);
    String path = made.header("Location");
    assertThat(made.json().at("/rule/for").asInt()).isEqualTo(2);
    Answer snoozed = analyst.post(path + "/snooze", "{\"minutes\":60}").expect(200);
    assertThat(Instant.parse(snoozed.text("/snoozedUntil"))).isAfter(Instant.now());
    analyst
        .post(path + "/snooze", "{\"until\":\"2020-01-01T00:00:00Z\"}")
        .expectProblem(422, "invalid_field");
    assertThat(analyst.post(path + "/snooze", "{}").json().at("/snoozedUntil").isNull()).isTrue();
    analyst.with("If-Match", "\"1\"").put(path, rule("\"for\":3")).expect(200);
    analyst
        .with("If-Match", "\"1\"")
        .put(path, rule("\"for\":4"))
        .expectProblem(412, "precondition_failed");
    analyst.delete(path).expect(204);
    analyst.get(path).expectProblem(404, "not_found");
    analyst.get(path + "/history").expectProblem(404, "not_found");
  }

  @Test
  void rolesAndOrganizationsAreKeptApart() {
    String path = analyst.post(ALERTS, rule("\"for\":1")).expect(201).header("Location");
    TestClient viewer = company.signedIn("viewer");
    viewer.get(path).expect(200);
    viewer.get(path + "/history").expect(200);
    viewer.post(ALERTS, rule("\"for\":1")).expectProblem(403, "forbidden");
    viewer.post(path + "/snooze", "{}").expectProblem(403, "forbidden");
    viewer.post(path + "/judge", "{}").expectProblem(403, "forbidden");
    viewer.post(ALERTS + "/test", "{}").expectProblem(403, "forbidden");
    viewer.get(path + "/deliveries").expect(200);
    viewer.delete(path).expectProblem(403, "forbidden");
    TestClient outsider = Company.create().signedIn("owner");
    outsider.get(path).expectProblem(404, "not_found");
    outsider.get(path + "/history").expectProblem(404, "not_found");
    outsider.put(path, rule("\"for\":1")).expectProblem(404, "not_found");
    outsider.post(path + "/snooze", "{}").expectProblem(404, "not_found");
    outsider.post(path + "/judge", "{}").expectProblem(404, "not_found");
    outsider.get(path + "/deliveries").expectProblem(404, "not_found");
    outsider
        .post(ALERTS + "/test", "{\"alertId\":\"%s\",\"channel\":{}}".formatted(path.substring(12)))
        .expectProblem(404, "not_found");
    outsider.delete(path).expectProblem(404, "not_found");
    RunningServer.shared().platform().delete("/api/organizations/" + company.id()).expect(204);
  }

  private static String rule(String more) {
    return """
    {"metric":"calls.total","grain":"hour",
     "condition":{"type":"threshold","operator":"above","value":3},%s}
    """
        .formatted(more);
  }
}
