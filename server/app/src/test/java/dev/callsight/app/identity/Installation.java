package dev.callsight.app.identity;

import dev.callsight.app.testing.Answer;
import dev.callsight.app.testing.RunningServer;
import dev.callsight.app.testing.TestClient;
import java.util.concurrent.atomic.AtomicInteger;

/** Steps that several tests begin with, all taken through the public door. */
final class Installation {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private Installation() {}

  /** A new organization of its own for one test; answers its id. */
  static String newOrganization(RunningServer server) {
    String id = "org_identity_" + NUMBER.incrementAndGet();
    server
        .platform()
        .post(
            "/api/organizations",
            """
            {"id":"%s","name":"Tests","timezone":"Europe/Lisbon","currency":"EUR"}
            """
                .formatted(id))
        .expect(201);
    return id;
  }

  /** A new key of the organization; answers the secret. */
  static String newKey(RunningServer server, String organizationId, String scopes) {
    return server
        .platform()
        .post(
            "/api/organizations/" + organizationId + "/keys",
            "{\"name\":\"test\",\"scopes\":[%s]}".formatted(scopes))
        .expect(201)
        .text("/key");
  }

  /** An address that no other test uses. */
  static String newEmail() {
    return "kim" + NUMBER.incrementAndGet() + "@example.org";
  }

  /** Invites someone; answers the token of the one-time link. */
  static String invite(RunningServer server, String organizationId, String email, String role) {
    Answer invited =
        server
            .platform()
            .post(
                "/api/organizations/" + organizationId + "/members",
                "{\"email\":\"%s\",\"name\":\"Kim\",\"role\":\"%s\"}".formatted(email, role))
            .expect(201);
    return tokenOf(invited.text("/link"));
  }

  /** A browser in which a new member of the role is signed in and sends its CSRF token. */
  static TestClient signedIn(RunningServer server, String organizationId, String role) {
    TestClient browser = server.browser();
    String token = invite(server, organizationId, newEmail(), role);
    browser.post("/api/session/link", "{\"token\":\"%s\"}".formatted(token)).expect(200);
    return browser.withCsrf();
  }

  static String tokenOf(String link) {
    return link.substring(link.indexOf("#token=") + "#token=".length());
  }
}
