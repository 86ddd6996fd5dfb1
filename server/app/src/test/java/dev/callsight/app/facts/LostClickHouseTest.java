package dev.callsight.app.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.testing.Answer;
import dev.callsight.app.testing.Company;
import dev.callsight.app.testing.RunningServer;
import dev.callsight.app.testing.TestClient;
import dev.callsight.testing.ClickHouseServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node whose ClickHouse goes away says so, and goes on when it is back. */
class LostClickHouseTest {
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final String CALLS =
      "[{\"id\":\"c\",\"startedAt\":\"2026-01-05T10:00:00Z\",\"durationSeconds\":60}]";
  private static final String QUESTION =
      "{\"metrics\":[\"calls.total\"],\"timeRange\":{\"start\":\"2026-01-01\",\"end\":\"2026-01-31\"}}";

  @Test
  void questionsAndRecordsAreAskedToComeBackUntilItDoes(@TempDir Path folder) {
    try (ClickHouseServer clickHouse = ClickHouseServer.start(folder.resolve("clickhouse"));
        RunningServer server =
            RunningServer.start(
                folder.resolve("data"),
                Map.of(
                    "CALLSIGHT_BOOTSTRAP_KEY",
                    RunningServer.PLATFORM_KEY,
                    "CALLSIGHT_FACTS",
                    "clickhouse://" + clickHouse.host() + "/calls"))) {
      Company company = Company.create(server);
      TestClient client = company.withKey("query:read", "ingest:write");
      company.ingest("calls", CALLS);

      clickHouse.kill();
      assertComesBack(client.post("/api/analytics/query", QUESTION));
      assertComesBack(client.post("/api/ingest/calls", CALLS));
      assertComesBack(client.get("/api/organizations/" + company.id() + "/names/people"));
      assertThat(server.browser().get("/health/ready").status()).isEqualTo(503);
      server.browser().get("/health/live").expect(200);
      Company createdMeanwhile = Company.create(server);
      TestClient stranger = createdMeanwhile.withKey("query:read");
      assertComesBack(stranger.post("/api/analytics/query", QUESTION));

      clickHouse.restart();
      Answer answer = client.post("/api/analytics/query", QUESTION).expect(200);
      assertThat(answer.json().at("/totals/calls.total").asInt()).isEqualTo(1);
      company.ingest("calls", CALLS);
      server.browser().get("/health/ready").expect(200);
      awaitOpened(stranger);
      createdMeanwhile.ingest("calls", CALLS);
    }
  }

  /** What was created while the store was away is there soon after the store is. */
  private static void awaitOpened(TestClient client) {
    Instant end = Instant.now().plus(LONGEST);
    Answer answer = client.post("/api/analytics/query", QUESTION);
    while (answer.status() != 200 && Instant.now().isBefore(end)) {
      answer.expectProblem(503, "unavailable");
      Thread.onSpinWait();
      answer = client.post("/api/analytics/query", QUESTION);
    }
    answer.expect(200);
  }

  private static void assertComesBack(Answer refused) {
    refused.expectProblem(503, "unavailable");
    assertThat(refused.header("Retry-After")).isNotEmpty();
  }
}
