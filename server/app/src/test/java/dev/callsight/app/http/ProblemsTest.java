package dev.callsight.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.testing.Answer;
import dev.callsight.app.testing.RunningServer;
import dev.callsight.app.testing.TestClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every refusal is a problem, wherever it is made. */
class ProblemsTest {
  private final RunningServer server = RunningServer.shared();
  private final TestClient platform = server.platform();

  @Test
  void nothingIsThere() {
    platform.get("/api/nothing").expectProblem(404, "not_found");
    server.browser().get("/nothing").expectProblem(404, "not_found");
    server.browser().get("/error").expectProblem(404, "not_found");
    server.browser().get("/actuator/env").expectProblem(404, "not_found");
    server.browser().get("/env").expectProblem(404, "not_found");
  }

  @Test
  void withoutAKeyTheApiSaysHowToGetIn() {
    Answer refused = server.browser().get("/api/organizations");
    refused.expectProblem(401, "unauthenticated");
    assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer");
    server.browser().post("/api/organizations", "{}").expectProblem(401, "unauthenticated");
    server.browser().get("/api/nothing").expectProblem(401, "unauthenticated");
  }

  @Test
  void theWrongMethodNamesTheRightOnes() {
    Answer refused = platform.send("PUT", "/api/organizations", null, null);
    refused.expectProblem(405, "method_not_allowed");
    assertThat(refused.header("Allow")).isEqualTo("GET, POST");
  }

  @Test
  void theWrongContentTypeNamesTheRightOne() {
    Answer refused =
        platform.send(
            "POST", "/api/organizations", "application/yaml", BodyPublishers.ofString("id: x"));
    refused.expectProblem(415, "unsupported_media_type");
    assertThat(refused.text("/detail"))
        .contains("application/json")
        .doesNotContain("[application/yaml");
  }

  @Test
  void noOtherFormOfAnAnswerIsMade() {
    platform
        .with("Accept", "image/png")
        .get("/api/organizations")
        .expectProblem(406, "not_acceptable");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "nonsense",
        "{\"id\":",
        "[1]",
        "\"text\"",
        "7",
        "{} {}",
        "{\"id\":\u0000}"
      })
  void whatIsNotTheExpectedJsonIsMalformed(String body) {
    platform.post("/api/organizations", body).expectProblem(400, "malformed_body");
  }

  @Test
  void aFieldOfTheWrongKindIsPointedAt() {
    Answer refused = platform.post("/api/organizations", "{\"id\":{\"a\":1}}");
    refused.expectProblem(400, "malformed_body");
    assertThat(refused.text("/errors/0/pointer")).isEqualTo("/id");
    assertThat(refused.text("/errors/0/message")).isEqualTo("must be a text");
  }

  @Test
  void deepNestingIsRefusedNotFollowed() {
    String deep = "[".repeat(50_000) + "]".repeat(50_000);
    platform
        .post("/api/organizations", "{\"unknown\":" + deep + "}")
        .expectProblem(400, "malformed_body");
  }

  @Test
  void aLargeBodyIsRefusedWhetherItSaysItsSizeOrNot() {
    byte[] large = " ".repeat(BodyLimitFilter.LIMIT + 1).getBytes(StandardCharsets.UTF_8);
    platform
        .send("POST", "/api/organizations", "application/json", BodyPublishers.ofByteArray(large))
        .expectProblem(413, "payload_too_large");
    platform
        .send(
            "POST",
            "/api/organizations",
            "application/json",
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))
        .expectProblem(413, "payload_too_large");
  }

  @Test
  void parametersAreChecked() throws IOException {
    String audit = "/api/organizations/org_none/audit";
    Answer refused = platform.get(audit + "?limit=many");
    refused.expectProblem(400, "malformed_request");
    assertThat(refused.text("/errors/0/pointer")).isEqualTo("/limit");
    assertThat(
            raw(
                "GET %s?limit=%%zz HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n\r\n"
                    .formatted(audit, RunningServer.PLATFORM_KEY)))
        .startsWith("HTTP/1.1 400")
        .contains("malformed_request");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/%00 HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /api/../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /api/a;b HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /<> HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /a%2 HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GARBAGE\r\n\r\n",
      })
  void whatTheContainerRefusesIsAProblemToo(String request) throws IOException {
    assertThat(raw(request))
        .startsWith("HTTP/1.1 400")
        .contains("application/problem+json", "\"success\":false", "X-Request-Id")
        .doesNotContain("Tomcat", "<html", "\tat ");
  }

  @Test
  void aSaneRequestIdIsKeptAndAnOddOneReplaced() {
    assertThat(platform.with("X-Request-Id", "abc-123").get("/api/nothing").text("/requestId"))
        .isEqualTo("abc-123");
    assertThat(platform.with("X-Request-Id", "a b\"c").get("/api/nothing").text("/requestId"))
        .matches("[0-9a-f-]{36}");
    assertThat(server.browser().get("/health/live").header("X-Request-Id"))
        .matches("[0-9a-f-]{36}");
  }

  @Test
  void answersCarryTheHeadersThatProtectBrowsers() {
    Answer page = server.browser().get("/docs");
    page.expect(200);
    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'self'", "script-src 'self';", "frame-ancestors 'none'");
    assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
    assertThat(page.response().headers().firstValue("Server")).isEmpty();
    assertThat(platform.get("/api/organizations").header("Cache-Control")).contains("no-store");
  }

  private String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      InputStream in = socket.getInputStream();
      StringBuilder answer = new StringBuilder();
      byte[] buffer = new byte[8_192];
      for (int got = in.read(buffer); got > 0; got = in.read(buffer)) {
        answer.append(new String(buffer, 0, got, StandardCharsets.UTF_8));
        if (answer.indexOf("\"success\":false}") >= 0) {
          break;
        }
      }
      return answer.toString();
    }
  }
}
