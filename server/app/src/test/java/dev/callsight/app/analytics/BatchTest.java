package dev.callsight.app.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.testing.Answer;
import dev.callsight.app.testing.Company;
import dev.callsight.app.testing.RunningServer;
import dev.callsight.app.testing.TestClient;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Several questions in one request are answered as each would be alone. */
class BatchTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String RANGE =
      "\"timeRange\":{\"start\":\"2026-01-01\",\"end\":\"2026-01-31\"}";

  private static final String QUERY =
      "{\"metrics\":[\"calls.total\"],\"grain\":\"day\"," + RANGE + "}";

  /** One of each kind. */
  private static final Map<String, String> QUESTIONS =
      Map.of(
          "query",
          QUERY,
          "forecast",
          "{\"metric\":\"calls.total\",\"grain\":\"day\",\"horizon\":3," + RANGE + "}",
          "stages",
          "{\"subject\":\"lead\"," + RANGE + "}",
          "scores",
          "{\"outcome\":\"converted\"," + RANGE + "}",
          "attribution",
          "{\"metric\":\"leads\",\"by\":\"channel\"," + RANGE + "}");

  private static Company company() {
    Company company = Company.create();
    company.ingestLines(
        "calls",
        """
        {"id":"c1","startedAt":"2026-01-05T10:00:00Z","durationSeconds":60}
        {"id":"c2","startedAt":"2026-01-06T10:00:00Z","durationSeconds":61}
        """);
    return company;
  }

  private static String batch(List<Map.Entry<String, String>> questions) {
    return questions.stream()
        .map(each -> "{\"kind\":\"%s\",\"question\":%s}".formatted(each.getKey(), each.getValue()))
        .collect(Collectors.joining(",", "{\"questions\":[", "]}"));
  }

  /** The lines by their index; fails where one is missing or told twice. */
  private static Map<Integer, JsonNode> lines(Answer answer, int expected) {
    assertThat(answer.expect(200).header("Content-Type")).startsWith("application/x-ndjson");
    Map<Integer, JsonNode> lines = new TreeMap<>();
    for (String line : answer.body().lines().toList()) {
      JsonNode read = JSON.readTree(line);
      assertThat(lines.put(read.get("index").intValue(), read)).isNull();
    }
    assertThat(lines.keySet())
        .containsExactlyElementsOf(IntStream.range(0, expected).boxed().toList());
    return lines;
  }

  private static JsonNode at(Map<Integer, JsonNode> lines, int index) {
    return Objects.requireNonNull(lines.get(index));
  }

  /** Without what differs from one time to the next. */
  private static JsonNode lasting(JsonNode answer) {
    if (answer.get("meta") instanceof ObjectNode meta) {
      meta.remove(List.of("tookMs", "servedFrom", "generatedAt"));
    }
    return answer;
  }

  @Test
  void answersEachAsItWouldAlone() {
    TestClient key = company().withKey("query:read");
    List<Map.Entry<String, String>> asked = List.copyOf(QUESTIONS.entrySet());

    Map<Integer, JsonNode> lines = lines(key.post("/api/analytics/batch", batch(asked)), 5);

    for (int i = 0; i < asked.size(); i++) {
      Map.Entry<String, String> question = asked.get(i);
      Answer alone = key.post("/api/analytics/" + question.getKey(), question.getValue());
      JsonNode line = at(lines, i);
      assertThat(line.get("status").intValue()).as(line.toString()).isEqualTo(200);
      assertThat(lasting(line.get("body"))).isEqualTo(lasting(alone.expect(200).json()));
    }
  }

  @Test
  void oneThatIsRefusedLeavesTheOthersAlone() {
    TestClient key = company().withKey("query:read");
    Company other = Company.create();
    String good = QUERY;

    Answer answer =
        key.post(
            "/api/analytics/batch",
            batch(
                List.of(
                    Map.entry("query", good),
                    Map.entry("query", "{\"metrics\":[\"calls.totl\"]," + RANGE + "}"),
                    Map.entry(
                        "query",
                        "{\"organizationId\":\"%s\",\"metrics\":[\"calls.total\"],%s}"
                            .formatted(other.id(), RANGE)),
                    Map.entry("forecast", "{" + RANGE + "}"))));

    Map<Integer, JsonNode> lines = lines(answer, 4);
    assertThat(at(lines, 0).at("/body/totals/calls.total").intValue()).isEqualTo(2);
    JsonNode unknown = at(lines, 1);
    assertThat(unknown.get("status").intValue()).isEqualTo(422);
    assertThat(unknown.at("/body/code").stringValue()).isEqualTo("unknown_metric");
    assertThat(unknown.at("/body/errors/0/pointer").stringValue()).isEqualTo("/metrics/0");
    assertThat(unknown.at("/body/instance").stringValue()).isEqualTo("/api/analytics/query");
    assertThat(unknown.at("/body/requestId").stringValue())
        .isEqualTo(answer.header("X-Request-Id"));
    assertThat(at(lines, 2).get("status").intValue()).isEqualTo(403);
    assertThat(at(lines, 3).get("status").intValue()).isEqualTo(400);
    assertThat(at(lines, 3).at("/body/instance").stringValue())
        .isEqualTo("/api/analytics/forecast");
  }

  @Test
  void theOrganizationMayBeNamedOnceForAll() {
    Company company = company();
    String path = "/api/analytics/batch?organizationId=" + company.id();

    Answer answer =
        RunningServer.shared().platform().post(path, batch(List.of(Map.entry("query", QUERY))));

    assertThat(at(lines(answer, 1), 0).at("/body/meta/organizationId").stringValue())
        .isEqualTo(company.id());
  }

  @Test
  void refusesWhatIsNoBatch() {
    TestClient key = company().withKey("query:read");
    Map.Entry<String, String> one = Map.entry("query", QUERY);
    Map<String, String> refused =
        Map.of(
            batch(List.of()),
            "/questions",
            batch(Collections.nCopies(65, one)),
            "/questions",
            "{}",
            "/questions",
            "{\"questions\":7}",
            "/questions",
            batch(List.of(one, Map.entry("record", "{}"))),
            "/questions/1/kind",
            batch(List.of(Map.entry("query", "7"))),
            "/questions/0/question",
            "{\"questions\":[{\"kind\":\"query\"}]}",
            "/questions/0/question");
    refused.forEach((body, pointer) ->
        assertThat(
                key.post("/api/analytics/batch", body)
                    .expectProblem(400, "malformed_body")
                    .text("/errors/0/pointer"))
            .as(body)
            .isEqualTo(pointer));
    lines(key.post("/api/analytics/batch", batch(Collections.nCopies(64, one))), 64);
  }

  @Test
  void whatNobodyWaitsForIsGivenUp() throws InterruptedException {
    List<Integer> questions = IntStream.range(0, 20).boxed().toList();
    CountDownLatch begun = new CountDownLatch(Batch.AT_ONCE);
    CountDownLatch interrupted = new CountDownLatch(Batch.AT_ONCE);
    AtomicInteger started = new AtomicInteger();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Batch batch = new Batch(threads);
      batch.start(
          questions,
          _ -> {
            started.incrementAndGet();
            begun.countDown();
            try {
              new CountDownLatch(1).await();
            } catch (InterruptedException gone) {
              interrupted.countDown();
              Thread.currentThread().interrupt();
            }
            return "".getBytes(StandardCharsets.UTF_8);
          });
      begun.await();
      batch.close();
      interrupted.await();
    }
    assertThat(started.get()).isEqualTo(Batch.AT_ONCE);
  }
}
