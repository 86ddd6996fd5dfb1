package dev.callsight.app.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.testing.Company;
import dev.callsight.app.testing.RunningServer;
import dev.callsight.testing.ClickHouseServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Through the whole product: what a client no longer waits for ends in ClickHouse, as ClickHouse
 * tells. Every question about the city takes an hour there.
 */
@TestInstance(Lifecycle.PER_CLASS)
class AbandonedInClickHouseTest {
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
  private static final String PERIOD =
      "\"timeRange\":{\"start\":\"2026-01-01\",\"end\":\"2026-01-31\"}";
  private static final String ASKED =
      "FROM system.processes WHERE position(query, 'callsight_ceiling') > 0 AND position(query,"
          + " 'system.processes') = 0";

  @TempDir static Path folder;
  private ClickHouseServer clickHouse;
  private RunningServer server;
  private Company company;

  @BeforeAll
  void start() {
    clickHouse = ClickHouseServer.start(folder.resolve("clickhouse"));
    server =
        RunningServer.start(
            folder.resolve("data"),
            Map.of(
                "CALLSIGHT_BOOTSTRAP_KEY",
                RunningServer.PLATFORM_KEY,
                "CALLSIGHT_FACTS",
                "clickhouse://" + clickHouse.host() + "/calls"));
    company = Company.create(server);
    company.ingest(
        "calls", "[{\"id\":\"c\",\"startedAt\":\"2026-01-05T10:00:00Z\",\"durationSeconds\":60}]");
    clickHouse.ask(
        "ALTER TABLE calls.facts_calls DROP COLUMN city, ADD COLUMN city Nullable(String) ALIAS"
            + " if(sleepEachRow(3600) = 0, 'x', NULL)");
  }

  @AfterAll
  void stop() {
    server.close();
    clickHouse.close();
  }

  @ParameterizedTest(name = "{0} as {1}")
  @CsvSource({
    "query, */*",
    "query, text/csv",
    "kpis, */*",
    "records, */*",
    "batch, application/x-ndjson"
  })
  void aStatementEndsWhenItsAskerHangsUp(String path, String accept) throws IOException {
    long before = stopped("abandoned");
    try (Socket asker = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      ask(asker, company.at("/api/analytics/" + path), accept, body(path));
      await(() -> running() > 0);
      assertThat(stopped("abandoned")).isEqualTo(before);
    }
    await(() -> running() == 0 && stopped("abandoned") > before);
    assertOthersAreAnswered();
  }

  /** The product's own patience ends before an hour does. */
  @Test
  void aStatementEndsWhenItsTimeIsUp() {
    long before = stopped("timeout");

    server
        .platform()
        .post(company.at("/api/analytics/query"), body("query"))
        .expectProblem(422, "query_timeout");

    await(() -> running() == 0 && stopped("timeout") > before);
    assertOthersAreAnswered();
  }

  private void assertOthersAreAnswered() {
    server
        .platform()
        .post(
            company.at("/api/analytics/query"),
            "{\"metrics\":[\"calls.total\"],\"filters\":{\"country\":null}," + PERIOD + "}")
        .expect(200);
  }

  private static String body(String path) {
    String question = "{\"metrics\":[\"calls.total\"],\"filters\":{\"city\":\"x\"}," + PERIOD + "}";
    return switch (path) {
      case "records" -> "{\"entity\":\"calls\",\"filters\":{\"city\":\"x\"}," + PERIOD + "}";
      case "batch" -> "{\"questions\":[{\"kind\":\"query\",\"question\":" + question + "}]}";
      default -> question;
    };
  }

  private static void ask(Socket socket, String path, String accept, String body)
      throws IOException {
    String request =
        """
        POST %s HTTP/1.1
        Host: localhost
        Authorization: Bearer %s
        Content-Type: application/json
        Accept: %s
        Content-Length: %d

        """
            .formatted(path, RunningServer.PLATFORM_KEY, accept, body.length())
            .replace("\n", "\r\n");
    OutputStream out = socket.getOutputStream();
    out.write((request + body).getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** Statements of questions, as ClickHouse itself tells. */
  private long running() {
    return Long.parseLong(clickHouse.ask("SELECT count() " + ASKED));
  }

  private long stopped(String reason) {
    String name = "callsight_statements_stopped_total{reason=\"" + reason + "\"} ";
    return server
        .platform()
        .get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(name.length())))
        .sum();
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited for " + LONGEST).isLessThan(deadline);
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }
}
