package dev.callsight.app.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.testing.Answer;
import dev.callsight.app.testing.Company;
import dev.callsight.app.testing.RunningServer;
import dev.callsight.app.testing.TestClient;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;

/** A question that holds more memory than one may is refused, and the next one is answered. */
class QuestionMemoryTest {
  /** Some seven tenths of a second of work, so that it is looked at while it holds them. */
  private static final int CALLS = 480_000;

  private static final int LINES = 40_000;

  private static final String QUERY = "/api/analytics/query";
  private static final String PERIOD =
      "\"timeRange\":{\"start\":\"2026-01-01\",\"end\":\"2026-01-31\"}}";

  /** Keeps the numbers of each of very many groups. */
  private static final String LARGE =
      "{\"metrics\":[\"calls.duration_p50\",\"calls.duration_p90\",\"calls.latency_p95\"],\"dimensions\":[\"city\"],"
          + PERIOD;

  private static final String SMALL =
      "{\"metrics\":[\"calls.total\"],\"filters\":{\"city\":\"7\"}," + PERIOD;

  @Test
  void whatToDoIsSaidAndTheNextIsAnswered(@TempDir Path data) {
    try (RunningServer server = start(data)) {
      Company company = Company.create(server);
      for (int from = 0; from < CALLS; from += LINES) {
        company.ingestLines("calls", lines(from));
      }
      TestClient client = company.withKey("query:read");

      for (int time = 0; time < 2; time++) {
        Answer refused = client.post(QUERY, LARGE);
        refused.expectProblem(422, "query_too_large");
        assertThat(refused.text("/detail")).contains("ask a shorter range or fewer splits");
        Answer next = client.post(QUERY, SMALL).expect(200);
        assertThat(next.json().at("/totals/calls.total").asInt()).isEqualTo(1);
      }
      assertThat(server.platform().get("/metrics").body())
          .containsPattern("callsight_statements_stopped_total\\{reason=\"memory\"} [1-9]");
    }
  }

  private static String lines(int from) {
    return IntStream.range(from, from + LINES)
        .mapToObj(i ->
            "{\"id\":\"c%d\",\"startedAt\":\"2026-01-%02dT10:00:00Z\",\"durationSeconds\":%d,\"latencyMs\":%d,\"status\":\"completed\",\"city\":\"%d\"}\n"
                .formatted(i, 1 + i % 28, i, i, i))
        .collect(Collectors.joining());
  }

  private static RunningServer start(Path data) {
    return RunningServer.start(
        data,
        Map.of("CALLSIGHT_BOOTSTRAP_KEY", RunningServer.PLATFORM_KEY),
        context ->
            context
                .getEnvironment()
                .getPropertySources()
                .addFirst(
                    new MapPropertySource(
                        "test", Map.of("callsight.facts.question-memory", "24MB"))));
  }
}
