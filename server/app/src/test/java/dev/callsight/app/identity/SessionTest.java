package dev.callsight.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.testing.Answer;
import dev.callsight.app.testing.RunningServer;
import dev.callsight.app.testing.TestClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SessionTest {
  private static final String PASSWORD = "a long enough password";

  private final RunningServer server = RunningServer.shared();
  private final String organization = Installation.newOrganization(server);

  @Test
  void nobodyIsSignedInAtFirst() {
    Answer session = server.browser().get("/api/session").expect(200);
    assertThat(session.json().at("/authenticated").asBoolean(true)).isFalse();
    assertThat(session.json().at("/person").isNull()).isTrue();
    assertThat(session.json().at("/organizations")).isEmpty();
    assertThat(session.json().at("/clock").isNull()).isTrue();
    assertThat(session.json().at("/demo").asBoolean(true)).isFalse();
    assertThat(session.text("/csrf/header")).isEqualTo("X-CSRF-Token");
    assertThat(session.text("/csrf/token")).isNotBlank();
  }

  @Test
  void aLinkSignsInOnce() {
    String email = Installation.newEmail();
    String token = Installation.invite(server, organization, email, "analyst");
    TestClient browser = server.browser();
    Answer session =
        browser.post("/api/session/link", "{\"token\":\"%s\"}".formatted(token)).expect(200);
    assertThat(session.json().at("/authenticated").asBoolean()).isTrue();
    assertThat(session.json().at("/passwordNeeded").asBoolean()).isTrue();
    assertThat(session.text("/person/email")).isEqualTo(email);
    assertThat(session.text("/organizations/0/id")).isEqualTo(organization);
    assertThat(session.text("/organizations/0/role")).isEqualTo("analyst");
    assertThat(session.text("/organizations/0/weekStart")).isEqualTo("monday");
    server
        .browser()
        .post("/api/session/link", "{\"token\":\"%s\"}".formatted(token))
        .expectProblem(401, "link_not_valid");
    server
        .browser()
        .post("/api/session/link", "{\"token\":\"nonsense\"}")
        .expectProblem(401, "link_not_valid");
  }

  @Test
  void cookiesAreOutOfReachOfScriptsAndForeignPages() {
    String token = Installation.invite(server, organization, Installation.newEmail(), "viewer");
    Answer session =
        server.browser().post("/api/session/link", "{\"token\":\"%s\"}".formatted(token));
    assertThat(session.response().headers().allValues("Set-Cookie"))
        .anySatisfy(cookie -> assertThat(cookie).startsWith("callsight_session="))
        .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/"));
  }

  @Test
  void aPasswordSignsInAndAWrongOneDoesNot() {
    String email = Installation.newEmail();
    withPassword(email);
    Answer session = server.browser().post("/api/session", credentials(email, PASSWORD));
    session.expect(200);
    assertThat(session.text("/person/email")).isEqualTo(email);
    assertThat(session.json().at("/passwordNeeded").asBoolean(true)).isFalse();
    Answer wrong = server.browser().post("/api/session", credentials(email, "wrong password"));
    Answer unknown =
        server.browser().post("/api/session", credentials("nobody@example.org", PASSWORD));
    wrong.expectProblem(401, "wrong_credentials");
    unknown.expectProblem(401, "wrong_credentials");
    assertThat(wrong.text("/detail")).isEqualTo(unknown.text("/detail"));
  }

  @Test
  void signingInTakesOnlyJson() {
    // What a form on a foreign page can send must not sign anyone in.
    server
        .browser()
        .send("POST", "/api/session", "text/plain", BodyPublishers.ofString("{}"))
        .expectProblem(415, "unsupported_media_type");
    server.browser().post("/api/session", "{}").expectProblem(422, "invalid_field");
  }

  @Test
  void signingInBeginsANewSession() {
    String email = Installation.newEmail();
    TestClient browser = withPassword(email);
    String before = sessionCookie(browser.post("/api/session", credentials(email, PASSWORD)));
    String after = sessionCookie(browser.post("/api/session", credentials(email, PASSWORD)));
    assertThat(after).isNotEqualTo(before);
  }

  @Test
  void signingOutEndsTheSession() {
    TestClient browser = Installation.signedIn(server, organization, "viewer");
    browser.get("/api/organizations").expect(200);
    browser.delete("/api/session").expect(204);
    browser.get("/api/organizations").expectProblem(401, "unauthenticated");
  }

  @Test
  void aChangeFromASessionNeedsItsToken() {
    TestClient browser = server.browser();
    String token = Installation.invite(server, organization, Installation.newEmail(), "owner");
    browser.post("/api/session/link", "{\"token\":\"%s\"}".formatted(token)).expect(200);
    String path = "/api/organizations/" + organization;
    browser.patch(path, "{}").expectProblem(403, "csrf_token_missing");
    browser
        .with("X-CSRF-Token", "forged")
        .patch(path, "{}")
        .expectProblem(403, "csrf_token_missing");
    browser.delete("/api/session").expectProblem(403, "csrf_token_missing");
    browser.withCsrf().patch(path, "{}").expect(200);
  }

  @Test
  void aQuestionFromASessionNeedsNone() {
    TestClient browser = server.browser();
    String token = Installation.invite(server, organization, Installation.newEmail(), "viewer");
    browser.post("/api/session/link", "{\"token\":\"%s\"}".formatted(token)).expect(200);
    browser.post("/api/analytics/no-such-question", "{}").expectProblem(404, "not_found");
  }

  @Test
  void anotherPersonsTokenIsNoToken() {
    TestClient one = Installation.signedIn(server, organization, "owner");
    TestClient other = Installation.signedIn(server, organization, "owner");
    Answer session = other.get("/api/session");
    one.with("X-CSRF-Token", session.text("/csrf/token"))
        .patch("/api/organizations/" + organization, "{}")
        .expectProblem(403, "csrf_token_missing");
  }

  @Test
  void choosingAPasswordEndsOtherSessionsAndAsksForTheOldOne() {
    String email = Installation.newEmail();
    TestClient one = withPassword(email);
    TestClient other = server.browser();
    other.post("/api/session", credentials(email, PASSWORD)).expect(200);
    String next = "{\"password\":\"another long password\"}";
    one.withCsrf().post("/api/session/password", next).expectProblem(403, "forbidden");
    one.withCsrf()
        .post(
            "/api/session/password",
            "{\"password\":\"another long password\",\"currentPassword\":\"%s\"}"
                .formatted(PASSWORD))
        .expect(200);
    assertThat(other.get("/api/session").json().at("/authenticated").asBoolean()).isFalse();
    assertThat(one.get("/api/session").json().at("/authenticated").asBoolean()).isTrue();
  }

  @Test
  void aPasswordHasALengthAndAnEmailAForm() {
    Answer refused =
        Installation.signedIn(server, organization, "viewer")
            .post(
                "/api/session/password", "{\"password\":\"short\",\"email\":\"x\",\"name\":\"\"}");
    refused.expectProblem(422, "invalid_field");
    assertThat(refused.json().at("/errors").findValuesAsString("pointer"))
        .containsExactlyInAnyOrder("/email", "/name", "/password");
  }

  @Test
  void anEmailBelongsToOne() {
    String email = Installation.newEmail();
    withPassword(email);
    Installation.signedIn(server, organization, "viewer")
        .post(
            "/api/session/password",
            "{\"password\":\"%s\",\"email\":\"%s\"}"
                .formatted(PASSWORD, email.toUpperCase(Locale.ROOT)))
        .expectProblem(409, "conflict");
  }

  private TestClient withPassword(String email) {
    TestClient browser = server.browser();
    String token = Installation.invite(server, organization, email, "viewer");
    browser.post("/api/session/link", "{\"token\":\"%s\"}".formatted(token)).expect(200);
    browser
        .withCsrf()
        .post("/api/session/password", "{\"password\":\"%s\"}".formatted(PASSWORD))
        .expect(200);
    return browser;
  }

  private static String credentials(String email, String password) {
    return "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password);
  }

  private static String sessionCookie(Answer answer) {
    return answer.response().headers().allValues("Set-Cookie").stream()
        .filter(cookie -> cookie.startsWith("callsight_session="))
        .findFirst()
        .orElseThrow();
  }
}
