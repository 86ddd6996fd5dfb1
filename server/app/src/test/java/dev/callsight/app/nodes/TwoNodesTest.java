package dev.callsight.app.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.callsight.app.testing.Answer;
import dev.callsight.app.testing.EventReader;
import dev.callsight.app.testing.Postgres;
import dev.callsight.app.testing.RedisProcess;
import dev.callsight.app.testing.RunningServer;
import dev.callsight.app.testing.TestClient;
import dev.callsight.core.catalog.Catalog;
import dev.callsight.engine.duckdb.DuckDbFacts;
import dev.callsight.engine.duckdb.DuckDbSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Two nodes over HTTP, each with a port, caches and a scheduler of its own, on one PostgreSQL and
 * one Redis, both real. The facts are one store that both reach.
 */
class TwoNodesTest {
  /** A thousand with {@code -Dcallsight.test.alternations=1000}. */
  private static final int ALTERNATIONS = Integer.getInteger("callsight.test.alternations", 200);

  private static final int SIGN_INS = 20;
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private static RedisProcess redis;
  private static DuckDbFacts facts;
  private static RunningServer one;
  private static RunningServer other;

  private final String company = "org_nodes_" + NUMBER.incrementAndGet();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    redis = RedisProcess.start();
    Catalog catalog = Catalog.builtIn();
    facts =
        DuckDbFacts.start(
            DuckDbSettings.of(folder.resolve("facts"), 512L << 20),
            catalog.entities(),
            catalog.rollups(),
            Clock.systemUTC());
    String state = Postgres.newDatabase();
    String id = UUID.randomUUID().toString();
    one = node(folder.resolve("one"), id, state);
    other = node(folder.resolve("other"), id, state);
  }

  private static RunningServer node(Path data, String factsId, String state) {
    try {
      Files.createDirectories(data);
      // They share the store, which this file stands for.
      Files.writeString(data.resolve("facts.id"), factsId);
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
    return RunningServer.start(
        data,
        Map.of(
            "CALLSIGHT_STATE",
            state,
            "CALLSIGHT_REDIS",
            redis.address(),
            "CALLSIGHT_BOOTSTRAP_KEY",
            RunningServer.PLATFORM_KEY,
            "CALLSIGHT_SIGN_IN_LIMIT",
            Integer.toString(SIGN_INS)),
        beans ->
            beans.registerBean(
                DuckDbFacts.class, () -> facts, definition -> definition.setDestroyMethodName("")));
  }

  @AfterAll
  static void stop() {
    other.close();
    one.close();
    facts.close();
    redis.close();
  }

  @BeforeEach
  void createCompany() {
    one.platform()
        .post(
            "/api/organizations",
            "{\"id\":\"%s\",\"name\":\"Nodes\",\"timezone\":\"Europe/Lisbon\",\"currency\":\"EUR\"}"
                .formatted(company))
        .expect(201);
    log.start();
    logger().addAppender(log);
  }

  @AfterEach
  void stopListening() {
    logger().detachAppender(log);
  }

  @Test
  void whatOneNodeTakesTheOtherAnswersAtOnce() {
    alternate(ALTERNATIONS);
    // Not because nothing is cached: asked again, both answer from there.
    assertThat(ask(one).json().at("/meta/servedFrom").asString()).isEqualTo("cache");
    assertThat(ask(other).json().at("/meta/servedFrom").asString()).isEqualTo("cache");
  }

  @Test
  void anAnswerIsComputedForBothNodesAtOnce() {
    call(one, "a");
    String question =
        """
        {"organizationId":"%s","metrics":["calls.total","calls.success_rate","calls.average_duration"],
         "dimensions":["status"],"timeRange":"30d","grain":"day","comparison":["previous_period"]}
        """
            .formatted(company);
    JsonNode computed = one.platform().post("/api/analytics/query", question).expect(200).json();
    awaitKept();
    JsonNode found = other.platform().post("/api/analytics/query", question).expect(200).json();
    assertThat(computed.at("/meta/servedFrom").asString()).isNotEqualTo("cache");
    assertThat(found.at("/meta/servedFrom").asString()).isEqualTo("cache");
    assertThat(withoutMeta(found)).isEqualTo(withoutMeta(computed));

    JsonNode first = overview(one.platform()).expect(200).json();
    awaitKept();
    JsonNode second = overview(other.platform()).expect(200).json();
    assertThat(second.at("/meta/servedFrom").asString()).isEqualTo("cache");
    assertThat(withoutMeta(second)).isEqualTo(withoutMeta(first));
  }

  @Test
  void eventsReachClientsOfBothNodesAndAreTheSame() throws IOException {
    String live = "/api/analytics/live?organizationId=" + company;
    try (EventReader here = one.platform().listen(live);
        EventReader there = other.platform().listen(live)) {
      here.await("kpi");
      there.await("kpi");
      call(one, "a");
      assertThat(calls(here.await("kpi"))).isEqualTo(1);
      assertThat(calls(there.await("kpi"))).isEqualTo(1);
      other
          .platform()
          .post(
              "/api/alerts?organizationId=" + company,
              """
              {"name":"Silence","metric":"deals.won","grain":"hour",
               "condition":{"type":"no_data"}}
              """)
          .expect(201);
      EventReader.Event heard = here.await("alert");
      assertThat(there.await("alert").data()).isEqualTo(heard.data());
      // One evaluation, whichever node made it.
      long moves =
          one.part(org.springframework.jdbc.core.simple.JdbcClient.class)
              .sql("SELECT COUNT(*) FROM alert_event WHERE organization_id = ?")
              .param(company)
              .query(Long.class)
              .single();
      assertThat(moves).isEqualTo(1);
    }
  }

  @Test
  void whoIsKnownToOneNodeIsKnownToTheOther() {
    TestClient signedIn = signIn();
    signedIn.get("/api/session").expect(200);
    overview(signedIn.at(other.port())).expect(200);

    String keys = "/api/organizations/" + company + "/keys";
    String body = "{\"name\":\"once\",\"scopes\":[\"query:read\"]}";
    Answer made = one.platform().with("Idempotency-Key", company).post(keys, body).expect(201);
    Answer again = other.platform().with("Idempotency-Key", company).post(keys, body).expect(201);
    assertThat(again.body()).isEqualTo(made.body());
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");

    TestClient key = other.withKey(made.text("/key"));
    overview(key).expect(200);
    one.platform().delete(keys + "/" + made.text("/id")).expect(204);
    overview(key).expectProblem(401, "unauthenticated");

    signedIn.delete("/api/session").expect(204);
    signedIn.at(other.port()).get("/api/goals").expectProblem(401, "unauthenticated");
  }

  @Test
  void attemptsAreCountedOnBothNodesTogether() {
    int refused = 0;
    for (int i = 0; i < 2 * SIGN_INS - 4; i++) {
      RunningServer node = i % 2 == 0 ? one : other;
      Answer answer = node.browser().post("/api/session/link", "{\"token\":\"wrong\"}");
      refused += answer.status() == 429 ? 1 : 0;
    }
    // Each node alone would have let all of its own pass.
    assertThat(refused).isPositive();
  }

  @Test
  void aLostRedisIsDoneWithoutAndTakenBack() throws IOException {
    alternate(3);
    redis.kill();
    try (EventReader there =
        other.platform().listen("/api/analytics/live?organizationId=" + company)) {
      there.await("kpi");
      alternate(40);
      // Announcements are lost; the other node looks by itself.
      for (int seen = 0; seen < 43; ) {
        seen = calls(there.await("kpi"));
      }
    }
    await(() -> health(one).equals("DEGRADED") && health(other).equals("DEGRADED"));
    assertThat(metric(one, "callsight.redis.up")).isZero();
    signInIsAnswered();
    assertThat(logged(Level.WARN)).hasSize(2);
    redis.restart();
    await(() -> takenBack(one) && takenBack(other));
    alternate(20);
    assertThat(metric(other, "callsight.redis.up")).isEqualTo(1);
    assertThat(logged(Level.WARN)).hasSize(2).allMatch(line -> line.contains("does not answer"));
    assertThat(logged(Level.INFO)).hasSize(2).allMatch(line -> line.contains("answers again"));
  }

  @Test
  void aFrozenRedisHoldsUpOnlyTheFirstRequests() {
    alternate(3);
    double before = failures();
    Instant begun = Instant.now();
    redis.freeze();
    try {
      alternate(100);
      // Hundreds of questions, of which few were put to it: one a second once it counts as lost.
      long seconds = Duration.between(begun, Instant.now()).toSeconds();
      double tolerated = 2.0 * (Breaker.TOLERATED + 1);
      assertThat(failures() - before).isPositive().isLessThan(tolerated + 2 * (seconds + 1) + 20);
    } finally {
      redis.thaw();
    }
    await(() -> takenBack(one) && takenBack(other));
    alternate(3);
  }

  @Test
  void anErasedOrganizationIsErasedFromTheSharedCacheToo() {
    call(one, "a");
    ask(one);
    awaitKept();
    assertThat(kept()).isPositive();
    other.platform().delete("/api/organizations/" + company).expect(204);
    await(() -> kept() == 0);
    one.platform().post("/api/analytics/query", question()).expectProblem(404, "not_found");
  }

  @Test
  void aSecondFolderOfFactsIsRefused(@TempDir Path elsewhere) {
    String state = Postgres.newDatabase();
    Map<String, String> variables =
        Map.of("CALLSIGHT_STATE", state, "CALLSIGHT_BOOTSTRAP_KEY", RunningServer.PLATFORM_KEY);
    try (RunningServer first = RunningServer.start(elsewhere.resolve("first"), variables)) {
      first.platform().get("/api/organizations").expect(200);
      org.assertj.core.api.Assertions.assertThatThrownBy(
              () -> RunningServer.start(elsewhere.resolve("second"), variables))
          .hasStackTraceContaining("another data folder");
    }
  }

  private void alternate(int times) {
    int before = ask(one).json().at("/totals/calls.total").asInt();
    for (int i = 1; i <= times; i++) {
      RunningServer writer = i % 2 == 0 ? one : other;
      RunningServer reader = i % 2 == 0 ? other : one;
      call(writer, "call-" + (before + i));
      assertThat(ask(reader).json().at("/totals/calls.total").asInt())
          .as("alternation " + i)
          .isEqualTo(before + i);
    }
    assertThat(ask(one).json().at("/totals")).isEqualTo(ask(other).json().at("/totals"));
  }

  private void call(RunningServer node, String id) {
    node.platform()
        .post(
            "/api/ingest/calls?organizationId=" + company,
            """
            {"id":"%s","startedAt":"%s","durationSeconds":60,"status":"completed"}
            """
                .formatted(id, Instant.now()))
        .expect(200);
  }

  private String question() {
    return "{\"organizationId\":\"%s\",\"metrics\":[\"calls.total\"],\"timeRange\":\"7d\"}"
        .formatted(company);
  }

  private Answer overview(TestClient client) {
    return client.post(
        "/api/analytics/overview",
        """
        {"organizationId":"%s","timeRange":"30d","comparison":["previous_period"]}
        """
            .formatted(company));
  }

  private Answer ask(RunningServer node) {
    return node.platform().post("/api/analytics/query", question()).expect(200);
  }

  private TestClient signIn() {
    String link =
        one.platform()
            .post(
                "/api/organizations/" + company + "/members",
                "{\"email\":\"%s@example.org\",\"name\":\"Kim\",\"role\":\"owner\"}"
                    .formatted(company))
            .expect(201)
            .text("/link");
    TestClient browser = one.browser();
    String token = link.substring(link.indexOf("#token=") + "#token=".length());
    Answer signedIn = browser.post("/api/session/link", "{\"token\":\"%s\"}".formatted(token));
    // Another test may have used up the attempts of this minute.
    for (int i = 0; signedIn.status() == 429 && i < 100; i++) {
      pause(Duration.ofSeconds(1));
      signedIn = browser.post("/api/session/link", "{\"token\":\"%s\"}".formatted(token));
    }
    signedIn.expect(200);
    return browser.withCsrf();
  }

  private void signInIsAnswered() {
    int status = one.browser().post("/api/session/link", "{\"token\":\"wrong\"}").status();
    assertThat(status).isIn(401, 429);
  }

  private static int calls(EventReader.Event event) {
    return event.json().at("/totals/calls.total").asInt();
  }

  private static JsonNode withoutMeta(JsonNode answer) {
    return ((ObjectNode) answer.deepCopy()).without("meta");
  }

  private static String health(RunningServer node) {
    return node.browser().get("/health/ready").expect(200).text("/status");
  }

  /** Something has to ask it, for its return to be noticed. */
  private boolean takenBack(RunningServer node) {
    ask(node);
    return health(node).equals("UP");
  }

  private static double metric(RunningServer node, String name) {
    return node.part(MeterRegistry.class).get(name).gauge().value();
  }

  private static double failures() {
    return List.of(one, other).stream()
        .mapToDouble(node ->
            node.part(MeterRegistry.class).get("callsight.redis.failures").counter().count())
        .sum();
  }

  private long kept() {
    Redis known = one.part(Redis.class);
    String pattern = known.key("answer", company, "*");
    return known.ask(commands -> commands.keys(pattern)).map(List::size).orElse(-1);
  }

  /** What is told to Redis is not waited for by who tells it; what is asked after, is. */
  private static void awaitKept() {
    one.part(Redis.class).ask(commands -> commands.get("anything"));
  }

  private List<String> logged(Level level) {
    return List.copyOf(log.list).stream()
        .filter(event -> event.getLevel() == level)
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  private static Logger logger() {
    return (Logger) LoggerFactory.getLogger(Redis.class);
  }

  private static void await(BooleanSupplier condition) {
    Instant latest = Instant.now().plusSeconds(60);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("waited long enough").isBefore(latest);
      pause(Duration.ofMillis(100));
    }
  }

  private static void pause(Duration time) {
    java.util.concurrent.locks.LockSupport.parkNanos(time.toNanos());
  }
}
