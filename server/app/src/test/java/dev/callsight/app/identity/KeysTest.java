package dev.callsight.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.testing.Answer;
import dev.callsight.app.testing.RunningServer;
import dev.callsight.app.testing.TestClient;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class KeysTest {
  private final RunningServer server = RunningServer.shared();
  private final String organization = Installation.newOrganization(server);
  private final String keys = "/api/organizations/" + organization + "/keys";

  @Test
  void aKeyIsShownOnceAndStoredAsItsHash() {
    Answer created =
        server
            .platform()
            .post(keys, "{\"name\":\"loader\",\"scopes\":[\"ingest:write\",\"query:read\"]}");
    created.expect(201);
    String secret = created.text("/key");
    assertThat(secret).matches("cs_[A-Za-z0-9_-]{43}");

    Answer listed = server.platform().get(keys).expect(200);
    assertThat(listed.text("/keys/0/id")).isEqualTo(created.text("/id"));
    assertThat(listed.text("/keys/0/scopes/0")).isEqualTo("query:read");
    assertThat(listed.text("/keys/0/hint")).isEqualTo(secret.substring(secret.length() - 4));
    assertThat(listed.body()).doesNotContain(secret);
    String stored =
        server
            .part(JdbcClient.class)
            .sql("SELECT secret_hash FROM access_key WHERE id = ?")
            .param(created.text("/id"))
            .query(String.class)
            .single();
    assertThat(stored).isEqualTo(new Secret(secret).hash()).doesNotContain(secret);
  }

  @Test
  void useIsNoted() {
    String secret = Installation.newKey(server, organization, "\"admin\"");
    TestClient key = server.withKey(secret);
    key.get(keys).expect(200);
    assertThat(key.get(keys).json().at("/keys/0/lastUsedAt").isString()).isTrue();
  }

  @Test
  void aRevokedKeyIsWorthlessAtOnce() {
    Answer created =
        server.platform().post(keys, "{\"name\":\"gone\",\"scopes\":[\"admin\"]}").expect(201);
    TestClient key = server.withKey(created.text("/key"));
    key.get(keys).expect(200);
    server.platform().delete(keys + "/" + created.text("/id")).expect(204);
    key.get(keys).expectProblem(401, "unauthenticated");
    server.platform().delete(keys + "/" + created.text("/id")).expectProblem(404, "not_found");
  }

  @Test
  void aWrongKeyIsNobodyWhateverItLooksLike() {
    for (String authorization :
        new String[] {"Bearer ", "Bearer x", "Bearer cs_", "Basic eDp5", "bearer", "x"}) {
      Answer refused =
          server.browser().with("Authorization", authorization).get("/api/organizations");
      refused.expectProblem(401, "unauthenticated");
      assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer");
    }
  }

  @Test
  void aWrongKeyIsNobodyEvenInASignedInBrowser() {
    Installation.signedIn(server, organization, "owner")
        .with("Authorization", "Bearer wrong")
        .get("/api/organizations")
        .expectProblem(401, "unauthenticated");
  }

  @Test
  void aKeyHasANameAndKnownScopes() {
    Answer refused = server.platform().post(keys, "{\"scopes\":[\"query:read\",\"root\"]}");
    refused.expectProblem(422, "invalid_field");
    assertThat(refused.json().at("/errors").findValuesAsString("pointer"))
        .containsExactlyInAnyOrder("/name", "/scopes/1");
    server
        .platform()
        .post(keys, "{\"name\":\"x\",\"scopes\":[]}")
        .expectProblem(422, "invalid_field");
    server
        .platform()
        .post(keys, "{\"name\":\"x\",\"scopes\":[null]}")
        .expectProblem(422, "invalid_field");
    server
        .platform()
        .post(keys, "{\"name\":\"x\",\"scopes\":\"admin\"}")
        .expectProblem(400, "malformed_body");
  }

  @Test
  void whoMadeAndRevokedAKeyIsWrittenDown() {
    Answer created =
        server.platform().post(keys, "{\"name\":\"noted\",\"scopes\":[\"admin\"]}").expect(201);
    server.platform().delete(keys + "/" + created.text("/id")).expect(204);
    String audit = "/api/organizations/" + organization + "/audit";
    Answer newest = server.platform().get(audit + "?limit=1").expect(200);
    assertThat(newest.text("/entries/0/action")).isEqualTo("key.revoked");
    assertThat(newest.text("/entries/0/by/label")).isEqualTo("Bootstrap key");
    assertThat(newest.text("/entries/0/address")).isEqualTo("127.0.0.1");
    Answer next =
        server.platform().get(audit + "?limit=1&cursor=" + newest.text("/next")).expect(200);
    assertThat(next.text("/entries/0/action")).isEqualTo("key.created");
    assertThat(next.text("/entries/0/requestId")).isEqualTo(created.header("X-Request-Id"));
  }

  @Test
  void platformKeysComeAndGoByPlatformKeysOnly() {
    Answer created =
        server.platform().post("/api/platform/keys", "{\"name\":\"robot\"}").expect(201);
    TestClient robot = server.withKey(created.text("/key"));
    robot.get("/api/organizations/" + organization).expect(200);
    assertThat(robot.get("/api/platform/keys").expect(200).body())
        .contains("robot")
        .doesNotContain(created.text("/key"));
    assertThat(robot.get("/api/platform/audit?limit=1").text("/entries/0/action"))
        .isEqualTo("key.created");
    robot.delete("/api/platform/keys/" + created.text("/id")).expect(204);
    robot.get("/api/platform/keys").expectProblem(401, "unauthenticated");
    server
        .withKey(Installation.newKey(server, organization, "\"admin\""))
        .get("/api/platform/keys")
        .expectProblem(403, "forbidden");
    Installation.signedIn(server, organization, "owner")
        .get("/api/platform/audit")
        .expectProblem(403, "forbidden");
  }
}
