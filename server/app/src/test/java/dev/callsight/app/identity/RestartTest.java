package dev.callsight.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.callsight.app.http.RequestIds;
import dev.callsight.app.testing.Answer;
import dev.callsight.app.testing.RunningServer;
import dev.callsight.app.testing.TestClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * A fresh installation from its first start over a restart, and what it leaves on disk and in logs.
 */
class RestartTest {
  private static final Pattern LINK = Pattern.compile("#token=([A-Za-z0-9_-]{43})\\s");
  private static final Pattern KEY = Pattern.compile("(cs_[A-Za-z0-9_-]{43})\\s");
  private static final String PASSWORD = "correct horse battery staple";

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);

  @TempDir private Path data = Path.of("");

  @BeforeEach
  void listen() {
    log.start();
  }

  @AfterEach
  void stopListening() {
    root.detachAppender(log);
  }

  @Test
  void whatThePrintedWordsOpenStaysOpen() throws IOException {
    String key;
    String token;
    TestClient browser;
    try (RunningServer first =
        RunningServer.start(data, Map.of("CALLSIGHT_CLOCK", "2026-01-02T03:04:05Z"))) {
      root.addAppender(log);
      key = find(KEY, first.printed());
      token = find(LINK, first.printed());
      browser = first.browser();
      setUp(browser, token);
      createOrganization(first.withKey(key));
      // Made by a key, and yet the first person sees it.
      assertThat(browser.get("/api/session").text("/organizations/0/role")).isEqualTo("owner");
    }

    try (RunningServer second =
        RunningServer.start(
            data,
            Map.of(
                "CALLSIGHT_BOOTSTRAP_KEY", RunningServer.PLATFORM_KEY,
                "CALLSIGHT_RATE_LIMIT", "20",
                "CALLSIGHT_SIGN_IN_LIMIT", "3",
                "CALLSIGHT_PUBLIC_URL", "https://calls.example.org"))) {
      root.addAppender(log);
      assertThat(second.printed())
          .contains("https://calls.example.org/dashboard")
          .doesNotContain("token", "cs_");
      Answer session = browser.at(second.port()).get("/api/session");
      assertThat(session.text("/person/email")).isEqualTo("first@example.org");
      assertThat(session.json().at("/setup/needed").asBoolean(true)).isFalse();
      assertThat(session.json().at("/clock").isNull()).isTrue();
      second.withKey(key).get("/api/organizations/org_kept").expect(200);
      second.platform().get("/api/organizations/org_kept").expect(200);
      signsInSlowlyAndOverHttpsOnly(second);
      isHeldToItsRate(second.withKey(key));
    }

    nothingSecretWasWritten(List.of(key, token, PASSWORD, RunningServer.PLATFORM_KEY));
  }

  private static void setUp(TestClient browser, String token) {
    Answer session =
        browser.post("/api/session/link", "{\"token\":\"%s\"}".formatted(token)).expect(200);
    assertThat(session.text("/clock")).isEqualTo("2026-01-02T03:04:05Z");
    assertThat(session.json().at("/setup/needed").asBoolean()).isTrue();
    assertThat(session.json().at("/passwordNeeded").asBoolean()).isTrue();
    assertThat(session.json().at("/person/mayCreateOrganizations").asBoolean()).isTrue();
    browser
        .withCsrf()
        .post(
            "/api/session/password",
            "{\"name\":\"First\",\"email\":\"First@example.org\",\"password\":\"%s\"}"
                .formatted(PASSWORD))
        .expect(200);
  }

  private static void createOrganization(TestClient caller) {
    caller
        .post(
            "/api/organizations",
            "{\"id\":\"org_kept\",\"name\":\"Kept\",\"timezone\":\"UTC\",\"currency\":\"EUR\"}")
        .expect(201);
  }

  private static void signsInSlowlyAndOverHttpsOnly(RunningServer server) {
    String credentials =
        "{\"email\":\"first@example.org\",\"password\":\"%s\"}".formatted(PASSWORD);
    Answer session = server.browser().post("/api/session", credentials).expect(200);
    assertThat(session.response().headers().allValues("Set-Cookie"))
        .isNotEmpty()
        .allSatisfy(cookie -> assertThat(cookie).contains("Secure"));
    server.browser().post("/api/session", credentials).expect(200);
    server.browser().post("/api/session", credentials).expect(200);
    Answer refused = server.browser().post("/api/session", credentials);
    refused.expectProblem(429, "too_many_requests");
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
  }

  private static void isHeldToItsRate(TestClient caller) {
    String question = "{\"kind\":\"query\",\"question\":{}}";
    String several = String.join(",", Collections.nCopies(40, question));
    List<String> lines =
        caller
            .post("/api/analytics/batch", "{\"questions\":[" + several + "]}")
            .expect(200)
            .body()
            .lines()
            .toList();
    assertThat(lines).hasSize(40).anyMatch(line -> line.startsWith("{\"index\":0,\"status\":4"));
    assertThat(lines.stream().filter(line -> line.contains("\"code\":\"too_many_requests\"")))
        .hasSizeBetween(20, 39)
        .allSatisfy(line -> assertThat(line).containsPattern("\"retryAfter\":[1-9]"));
    Answer last = caller.get("/api/organizations");
    for (int request = 0; request < 40 && last.status() == 200; request++) {
      last = caller.get("/api/organizations");
    }
    last.expectProblem(429, "too_many_requests");
    assertThat(Integer.parseInt(last.header("Retry-After"))).isBetween(1, 60);
    assertThat(last.header("RateLimit-Policy")).isEqualTo("\"requests\";q=20;w=60");
    assertThat(last.header("RateLimit")).startsWith("\"requests\";r=0;t=");
    assertThat(last.header(RequestIds.HEADER)).isNotBlank();
  }

  private void nothingSecretWasWritten(List<String> secrets) throws IOException {
    for (String secret : secrets) {
      assertThat(log.list)
          .noneMatch(event -> event.toString().contains(secret))
          .noneMatch(event -> event.getMDCPropertyMap().containsValue(secret));
    }
    try (var files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String stored = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertThat(secrets.stream().filter(stored::contains)).as(file.toString()).isEmpty();
      }
    }
  }

  private static String find(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return matcher.group(1);
  }
}
