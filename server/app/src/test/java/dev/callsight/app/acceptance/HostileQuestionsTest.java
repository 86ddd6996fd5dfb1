package dev.callsight.app.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.acceptance.Api.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Questions that make no sense get a clear answer, never a failure of the server. */
@ExtendWith(RunningServer.class)
class HostileQuestionsTest {
  private static final String ORGANIZATION = "hostile-questions";

  private static final Map<String, String> VALID =
      Map.of(
          "/api/analytics/overview",
          """
          {"organizationId":"hostile-questions","timeRange":{"start":"2026-06-01","end":"2026-06-03"},
           "metrics":["calls","leads","revenue","campaigns"],"filters":{"country":["NL"]},
           "comparison":["previous_period"],"timezone":"Asia/Kolkata","complete":true}\
          """,
          "/api/analytics/query",
          """
          {"organizationId":"hostile-questions","metrics":["calls.total","deals.win_rate"],
           "dimensions":["country"],"timeRange":"7d","grain":"day","timezone":"UTC",
           "filters":[{"dimension":"country","operator":"equals","values":["NL"]}],
           "comparison":["previous_year"],"order":[{"by":"calls.total","direction":"desc"}],
           "limit":10,"receipt":true}\
          """,
          "/api/analytics/records",
          """
          {"organizationId":"hostile-questions","metrics":["calls.successful"],"part":"numerator",
           "timeRange":"24h","timezone":"UTC","limit":5,"cursor":"abc",
           "filters":[{"or":[{"dimension":"country","operator":"set","values":[]}]}]}\
          """,
          "/api/analytics/kpis",
          """
          {"organizationId":"hostile-questions","metrics":["conversion_rate"],"period":"monthly",
           "comparison":"previous_period","timeRange":"90d"}\
          """,
          "/api/analytics/scores",
          """
          {"organizationId":"hostile-questions","timeRange":"90d","outcome":"converted",
           "filters":{"source":["web"]},"timezone":"Asia/Kolkata","complete":true}\
          """,
          "/api/analytics/attribution",
          """
          {"organizationId":"hostile-questions","timeRange":"90d","metric":"revenue",
           "by":"variant","models":["first","full_path"],"lookbackDays":30,
           "filters":[{"dimension":"source","operator":"equals","values":["web"]}]}\
          """,
          "/api/analytics/stages",
          """
          {"organizationId":"hostile-questions","timeRange":{"start":"2026-06-01","end":"2026-06-03"},
           "subject":"deal","by":"source","filters":{"owner":["ana"]},"timezone":"UTC"}\
          """,
          "/api/analytics/forecast",
          """
          {"organizationId":"hostile-questions","timeRange":{"start":"2026-06-01","end":"2026-06-30"},
           "metric":"calls.total","grain":"day","horizon":5,"filters":{"country":["NL"]}}\
          """);

  @BeforeAll
  static void prepare(Api api) {
    api.createOrganization(ORGANIZATION, "Europe/Lisbon", "EUR");
    api.ingest(
        ORGANIZATION,
        "calls",
        """
        {"id":"c1","startedAt":"2026-06-02T10:00:00Z","durationSeconds":60,"country":"NL","successful":true}
        {"id":"c2","startedAt":"2026-06-29T10:00:00Z","durationSeconds":61,"country":"PT"}
        """);
  }

  @AfterEach
  void lives(Api api) {
    assertThat(api.with("").get("/health/live").status()).isEqualTo(200);
    Answer answer =
        api.post(
            "/api/analytics/query",
            Map.of(
                "organizationId",
                ORGANIZATION,
                "metrics",
                List.of("calls.total"),
                "timeRange",
                "30d"));
    assertThat(answer.ok().json().at("/totals/calls.total").intValue()).isEqualTo(2);
  }

  @Test
  void startsFromQuestionsThatAreAnswered(Api api) {
    VALID.forEach((path, body) -> {
      ObjectNode question = (ObjectNode) Api.JSON.readTree(body);
      question.remove("cursor");
      api.post(path, question).ok();
    });
  }

  @Test
  void refusesWhatIsNotJson(Api api) {
    List<byte[]> bodies = new ArrayList<>();
    for (String text :
        List.of(
            "",
            " ",
            "{",
            "}",
            "[",
            "nul",
            "NaN",
            "{\"a\":NaN}",
            "{'a':1}",
            "{\"a\":1,}",
            "{\"a\" 1}",
            "{\"metrics\":[\"calls.total\"]",
            "\uFEFF{}",
            "{}{}",
            "// {}",
            "\u0000",
            "{\"a\":\"\u0000\"}",
            "[".repeat(100_000),
            "{\"a\":".repeat(100_000),
            "[".repeat(5_000) + "]".repeat(5_000),
            "{\"limit\":1" + "0".repeat(200_000) + "}")) {
      bodies.add(text.getBytes(StandardCharsets.UTF_8));
    }
    bodies.add("{\"timezone\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1));
    bodies.add("{}".getBytes(StandardCharsets.UTF_16));
    bodies.add(new byte[] {(byte) 0xC0, (byte) 0x80, (byte) 0xF5});
    for (String path : VALID.keySet()) {
      for (byte[] body : bodies) {
        Problems.expectRefusal(api.post(path, "application/json", body), shown(path, body));
      }
    }
  }

  @Test
  void refusesEveryWrongValueInEveryPlace(Api api) {
    List<String> values = Hostile.values();
    int sent = 0;
    for (Map.Entry<String, String> valid : VALID.entrySet()) {
      for (String body : Hostile.mutations(Api.JSON.readTree(valid.getValue()), values)) {
        Answer answer = api.post(valid.getKey(), "application/json", body);
        Problems.expectNoFailure(
            answer, shown(valid.getKey(), body.getBytes(StandardCharsets.UTF_8)));
        sent++;
      }
    }
    assertThat(sent).isGreaterThan(2_000);
  }

  @Test
  void survivesScrambledBodies(Api api) {
    RandomGenerator random = new SplittableRandom(20260630);
    List<String> paths = VALID.keySet().stream().sorted().toList();
    for (int i = 0; i < 1_500; i++) {
      String path = paths.get(i % paths.size());
      byte[] valid = VALID.get(path).getBytes(StandardCharsets.UTF_8);
      byte[] body = Hostile.scramble(random, valid);
      Problems.expectNoFailure(api.post(path, "application/json", body), shown(path, body));
    }
  }

  @Test
  void namesAnUnknownMetricDimensionOrOperator(Api api) {
    assertThat(refusal(api, "metrics", List.of("calls.totl")).get("code").stringValue())
        .isEqualTo("unknown_metric");
    assertThat(refusal(api, "metrics", List.of("calls.totl")).get("detail").stringValue())
        .contains("calls.total");
    assertThat(refusal(api, "dimensions", List.of("contry")).get("code").stringValue())
        .isEqualTo("unknown_dimension");
    assertThat(refusal(api, "timezone", "Mars/Olympus").get("code").stringValue())
        .isEqualTo("invalid_timezone");
    assertThat(refusal(api, "timeRange", "soon").get("code").stringValue())
        .isEqualTo("invalid_time_range");
    JsonNode filter =
        refusal(
            api,
            "filters",
            List.of(Map.of("dimension", "country", "operator", "like", "values", List.of("x"))));
    assertThat(filter.get("code").stringValue()).isIn("invalid_filter", "malformed_body");
    assertThat(filter.get("detail").stringValue()).contains("like", "startsWith");
  }

  @Test
  void takesInjectionsAsTheTextTheyAre(Api api) {
    for (String text : Hostile.injections()) {
      for (String operator : List.of("equals", "contains", "startsWith", "notIn")) {
        Map<String, Object> filter =
            Map.of("dimension", "country", "operator", operator, "values", List.of(text));
        Answer answer = api.post("/api/analytics/query", question("filters", List.of(filter)));
        int expected = operator.equals("notIn") ? 2 : 0;
        assertThat(answer.ok().json().at("/totals/calls.total").intValue())
            .as(operator + " " + text)
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void refusesStrangeAddresses(Api api) {
    for (String text : Hostile.injections()) {
      String part = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
      for (String path :
          List.of(
              "/api/ingest/" + part,
              "/api/organizations/" + part,
              "/api/organizations/" + part + "/keys",
              "/api/analytics/catalog?organizationId=" + part,
              "/api/organizations/" + ORGANIZATION + "/audit?cursor=" + part + "&limit=" + part,
              "/" + part)) {
        Problems.expectNoFailure(api.get(path), path);
        Problems.expectNoFailure(api.post(path, Map.of()), path);
      }
    }
  }

  @Test
  void refusesBodiesOfAnotherKind(Api api) {
    for (String type : List.of("application/xml", "multipart/form-data", "image/png", "x/y;z")) {
      Problems.expectRefusal(api.post("/api/analytics/query", type, "<a/>"), type);
    }
    Problems.expectNoFailure(
        api.post("/api/analytics/query", "application/json;charset=utf-7", "{}"), "utf-7");
  }

  @Test
  void refusesOrganizationsThatMakeNoSense(Api api) {
    ObjectNode valid =
        (ObjectNode)
            Api.JSON.readTree(
                """
                {"id":"hostile-made","name":"N","timezone":"UTC","currency":"EUR","weekStart":"monday"}\
                """);
    for (String body : Hostile.mutations(valid, Hostile.values())) {
      Problems.expectNoFailure(api.post("/api/organizations", "application/json", body), body);
    }
    Problems.expectNoFailure(
        api.post("/api/organizations", "application/json", Hostile.doubled(valid)), "doubled");
  }

  private static JsonNode refusal(Api api, String member, Object value) {
    Answer answer = api.post("/api/analytics/query", question(member, value));
    Problems.expectRefusal(answer, member + "=" + value);
    return answer.json();
  }

  private static Map<String, Object> question(String member, Object value) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("organizationId", ORGANIZATION);
    body.put("metrics", List.of("calls.total"));
    body.put("timeRange", "30d");
    body.put(member, value);
    return body;
  }

  private static String shown(String path, byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    return path + " " + text.substring(0, Math.min(text.length(), 700));
  }
}
