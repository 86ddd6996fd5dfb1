package dev.callsight.app.testing;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.atomic.AtomicInteger;

/** An organization of its own for one test, reached through the public door alone. */
public final class Company {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final RunningServer server;
  private final String id;

  private Company(RunningServer server, String id) {
    this.server = server;
    this.id = id;
  }

  /** A new one on the shared server. */
  public static Company create() {
    return create(RunningServer.shared());
  }

  /** A new one on that server, in Lisbon, in euros. */
  public static Company create(RunningServer server) {
    String id = "org_company_" + NUMBER.incrementAndGet();
    server
        .platform()
        .post(
            "/api/organizations",
            """
            {"id":"%s","name":"Tests","timezone":"Europe/Lisbon","currency":"EUR"}
            """
                .formatted(id))
        .expect(201);
    return new Company(server, id);
  }

  /** Its id. */
  public String id() {
    return id;
  }

  /** An address with its id as the parameter. */
  public String at(String path) {
    return path + (path.contains("?") ? "&" : "?") + "organizationId=" + id;
  }

  /** Sends records as JSON; fails unless all are stored. */
  public void ingest(String entity, String json) {
    Answer answer = server.platform().post(at("/api/ingest/" + entity), json).expect(200);
    if (answer.json().at("/rejected").asInt() != 0) {
      throw new AssertionError(answer.body());
    }
  }

  /** Sends records as lines of JSON; fails unless all are stored. */
  public void ingestLines(String entity, String lines) {
    Answer answer =
        server
            .platform()
            .send(
                "POST",
                at("/api/ingest/" + entity),
                "application/x-ndjson",
                BodyPublishers.ofString(lines))
            .expect(200);
    if (answer.json().at("/rejected").asInt() != 0) {
      throw new AssertionError(answer.body());
    }
  }

  /** A client with a new key of the scopes, such as {@code "query:read"}. */
  public TestClient withKey(String... scopes) {
    return server.withKey(
        server
            .platform()
            .post(
                "/api/organizations/" + id + "/keys",
                "{\"name\":\"test\",\"scopes\":[\"%s\"]}".formatted(String.join("\",\"", scopes)))
            .expect(201)
            .text("/key"));
  }

  /** A browser in which a new member of the role is signed in and sends its CSRF token. */
  public TestClient signedIn(String role) {
    String email = role + NUMBER.incrementAndGet() + "@example.org";
    String link =
        server
            .platform()
            .post(
                "/api/organizations/" + id + "/members",
                "{\"email\":\"%s\",\"name\":\"Kim\",\"role\":\"%s\"}".formatted(email, role))
            .expect(201)
            .text("/link");
    TestClient browser = server.browser();
    String token = link.substring(link.indexOf("#token=") + "#token=".length());
    browser.post("/api/session/link", "{\"token\":\"%s\"}".formatted(token)).expect(200);
    return browser.withCsrf();
  }
}
