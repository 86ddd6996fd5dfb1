package dev.callsight.app.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.testing.Answer;
import dev.callsight.app.testing.Company;
import dev.callsight.app.testing.RunningServer;
import dev.callsight.app.testing.TestClient;
import dev.callsight.core.sql.Sql;
import dev.callsight.engine.StoreException;
import dev.callsight.engine.duckdb.DuckDbFacts;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.env.MapPropertySource;

/** With every place taken the server refuses what would pile up, and says when to come again. */
class OverloadTest {
  private static final Sql ENDLESS =
      new Sql(
          "SELECT count(*) FROM range(100000000000) a, range(1000) b WHERE hash(a.range + b.range)"
              + " = 1",
          List.of());
  private static final String QUESTION =
      "{\"metrics\":[\"calls.total\"],\"timeRange\":{\"start\":\"2026-01-0%d\",\"end\":\"2026-01-31\"},\"filters\":{\"city\":\"x\"}}";

  private static final String JANUARY =
      "\"timeRange\":{\"start\":\"2026-01-01\",\"end\":\"2026-01-31\"}";

  @TempDir Path data;

  @Test
  void questionsBeyondTheQueueAreRefusedAndThoseInItAreAnswered() throws InterruptedException {
    try (RunningServer server =
        start(Map.of("callsight.facts.queries", 2, "callsight.facts.waiting", 4))) {
      DuckDbFacts facts = server.part(DuckDbFacts.class);
      Company company = Company.create(server);
      Company other = Company.create(server);
      storeRecords(company);
      storeRecords(other);
      TestClient key = company.withKey("query:read");
      TestClient otherKey = other.withKey("query:read");
      Thread endless = Thread.ofVirtual().start(() -> runEndless(facts, company.id()));
      try {
        await(() -> facts.load().running() == 1);
        CompletableFuture<Answer> waiting =
            CompletableFuture.supplyAsync(
                () -> key.post("/api/analytics/query", QUESTION.formatted(1)));
        await(() -> facts.load().waiting() == 1);

        Answer refused = key.post("/api/analytics/query", QUESTION.formatted(2));

        refused.expectProblem(503, "overloaded");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
        otherKey.post("/api/analytics/query", QUESTION.formatted(3)).expect(200);
        assertThat(server.platform().get("/metrics").body())
            .contains("callsight_statements_waiting 1.0")
            .contains("callsight_statements_stopped_total{reason=\"refused\"} 1.0");
        endless.interrupt();
        waiting.join().expect(200);
      } finally {
        endless.interrupt();
        endless.join();
      }
    }
  }

  @Test
  void bodiesBeyondThePlacesAreRefusedUntilOneEnds() throws IOException {
    try (RunningServer server = start(Map.of("callsight.ingest.bodies", 1))) {
      Company company = Company.create(server);
      TestClient key = company.withKey("ingest:write");
      String call =
          "{\"id\":\"c1\",\"startedAt\":\"2026-01-05T10:00:00Z\",\"durationSeconds\":60}\n";
      try (Socket slow = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
        begin(
            slow,
            "POST",
            "/api/ingest/calls?organizationId=" + company.id(),
            "application/x-ndjson",
            call.length());
        await(
            () -> server.platform().get("/metrics").body().contains("callsight_ingest_bodies 1.0"));

        Answer refused = key.post("/api/ingest/calls", call);

        refused.expectProblem(503, "overloaded");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
        slow.getOutputStream().write(call.getBytes(StandardCharsets.UTF_8));
        assertThat(new String(slow.getInputStream().readNBytes(12), StandardCharsets.UTF_8))
            .isEqualTo("HTTP/1.1 200");
      }
      await(() -> key.post("/api/ingest/calls", call).status() == 200);
    }
  }

  private static final String RECORDS = "{\"entity\":\"calls\"," + JANUARY + "}";

  /** Each way to ask for something that may take long, with no answer kept of it. */
  private static final Map<String, String> LONG =
      Map.ofEntries(
          Map.entry("/api/analytics/query", QUESTION.formatted(1)),
          Map.entry(
              "/api/analytics/overview",
              "{\"metrics\":[\"calls\"]," + JANUARY + ",\"filters\":{\"city\":\"x\"}}"),
          Map.entry(
              "/api/analytics/kpis",
              "{\"metrics\":[\"calls.total\"],\"filters\":{\"city\":\"x\"}," + JANUARY + "}"),
          Map.entry("/api/analytics/records", RECORDS),
          Map.entry("/api/analytics/stages", "{\"subject\":\"lead\"," + JANUARY + "}"),
          Map.entry(
              "/api/analytics/attribution",
              "{\"metric\":\"leads\",\"by\":\"channel\"," + JANUARY + "}"),
          Map.entry("/api/analytics/scores", "{\"outcome\":\"converted\"," + JANUARY + "}"),
          Map.entry(
              "/api/analytics/forecast",
              "{\"metric\":\"calls.total\",\"grain\":\"day\",\"horizon\":3,\"filters\":{\"city\":\"x\"},"
                  + JANUARY
                  + "}"),
          Map.entry(
              "/api/analytics/batch",
              "{\"questions\":[{\"kind\":\"query\",\"question\":" + QUESTION.formatted(2) + "}]}"),
          Map.entry(
              "/api/alerts/rehearsal",
              "{\"metric\":\"calls.total\",\"grain\":\"day\",\"filters\":{\"city\":\"x\"},\"condition\":{\"type\":\"threshold\",\"operator\":\"above\",\"value\":4}}"));

  /** Those whose body says nothing. */
  private static final List<String> READ =
      List.of("/api/goals", "/api/organizations/{id}/names/people");

  static Stream<Arguments> longQuestions() {
    return Stream.of(
            LONG.entrySet().stream()
                .map(each -> Arguments.of("POST", each.getKey(), "*/*", each.getValue())),
            Stream.of(
                Arguments.of("POST", "/api/analytics/records", "text/csv", RECORDS),
                Arguments.of("POST", "/api/analytics/query", "text/csv", QUESTION.formatted(1))),
            READ.stream().map(path -> Arguments.of("GET", path, "*/*", "")))
        .flatMap(each -> each);
  }

  /** A server of its own for each: what is left of one must not be taken for the next. */
  @ParameterizedTest(name = "{0} {1} as {2}")
  @MethodSource("longQuestions")
  void aQuestionWhoseAskerHungUpIsGivenUp(String method, String path, String accept, String body)
      throws IOException, InterruptedException {
    try (RunningServer server = start(Map.of("callsight.facts.queries", 2))) {
      DuckDbFacts facts = server.part(DuckDbFacts.class);
      Company company = Company.create(server);
      setGoal(server, company);
      Thread endless = Thread.ofVirtual().start(() -> runEndless(facts, company.id()));
      try {
        await(() -> facts.load().running() == 1);
        try (Socket asker = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
          begin(
              asker,
              method,
              company.at(path.replace("{id}", company.id())),
              "application/json\nAccept: " + accept,
              body.length());
          asker.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
          await(() -> facts.load().waiting() > 0);
          assertThat(facts.load().stopped()).isZero();
        }
        await(() -> facts.load().stopped() > 0 && facts.load().waiting() == 0);
      } finally {
        endless.interrupt();
        endless.join();
      }
      company.withKey("query:read").post("/api/analytics/query", QUESTION.formatted(1)).expect(200);
    }
  }

  private static void setGoal(RunningServer server, Company company) {
    server
        .platform()
        .post(
            company.at("/api/goals"),
            "{\"metric\":\"calls.total\",\"target\":5,\"period\":\"month\",\"filters\":{\"city\":\"x\"}}")
        .expect(201);
    // Its progress was told already: after records it must be asked for again.
    storeRecords(company);
  }

  /** Nothing is asked of a store about kinds of records that it does not have. */
  private static void storeRecords(Company company) {
    company.ingest("leads", "[{\"id\":\"l\",\"createdAt\":\"2026-01-05T10:00:00Z\"}]");
    company.ingest(
        "calls", "[{\"id\":\"c\",\"startedAt\":\"2026-01-05T10:00:00Z\",\"durationSeconds\":60}]");
  }

  /** A server with settings that a process would be given as variables. */
  private RunningServer start(Map<String, Object> settings) {
    return RunningServer.start(
        data,
        Map.of("CALLSIGHT_BOOTSTRAP_KEY", RunningServer.PLATFORM_KEY),
        context ->
            context
                .getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", settings)));
  }

  private static void begin(Socket socket, String method, String path, String type, int length)
      throws IOException {
    OutputStream out = socket.getOutputStream();
    String head =
        """
        %s %s HTTP/1.1
        Host: localhost
        Authorization: Bearer %s
        Content-Type: %s
        Content-Length: %d

        """
            .formatted(method, path, RunningServer.PLATFORM_KEY, type, length)
            .replace("\n", "\r\n");
    out.write(head.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static void runEndless(DuckDbFacts facts, String organization) {
    try {
      facts.run(organization, ENDLESS, Duration.ofHours(1));
    } catch (StoreException stopped) {
      assertThat(stopped.kind()).isEqualTo(StoreException.Kind.ABANDONED);
    }
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited for a minute").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }
}
