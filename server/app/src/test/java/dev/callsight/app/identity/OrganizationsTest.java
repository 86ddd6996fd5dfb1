package dev.callsight.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.testing.Answer;
import dev.callsight.app.testing.RunningServer;
import dev.callsight.app.testing.TestClient;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class OrganizationsTest {
  private final RunningServer server = RunningServer.shared();
  private final TestClient platform = server.platform();

  @Test
  void createsShowsAndLists() {
    Answer created =
        platform.post(
            "/api/organizations",
            """
            {"id":"org_created","name":" Ours ","timezone":"Asia/Kathmandu","currency":"NPR",
             "weekStart":"Sunday"}
            """);
    created.expect(201);
    assertThat(created.header("Location")).isEqualTo("/api/organizations/org_created");
    assertThat(created.body())
        .isEqualTo(
            "{\"id\":\"org_created\",\"name\":\"Ours\",\"timezone\":\"Asia/Kathmandu\","
                + "\"currency\":\"NPR\",\"weekStart\":\"sunday\"}");
    assertThat(platform.get("/api/organizations/org_created").expect(200).body())
        .isEqualTo(created.body());
    assertThat(platform.get("/api/organizations").expect(200).body()).contains(created.body());
  }

  @Test
  void saysEverythingThatIsWrongAtOnce() {
    Answer refused =
        platform.post(
            "/api/organizations",
            """
            {"id":"Org!","name":" ","timezone":"+05:30","currency":"EURO","weekStart":"someday"}
            """);
    refused.expectProblem(422, "invalid_field");
    assertThat(refused.json().at("/errors").findValuesAsString("pointer"))
        .containsExactlyInAnyOrder("/id", "/name", "/timezone", "/currency", "/weekStart");
  }

  @Test
  void anIdIsTakenOnce() {
    String id = Installation.newOrganization(server);
    platform
        .post(
            "/api/organizations",
            "{\"id\":\"%s\",\"name\":\"x\",\"timezone\":\"UTC\",\"currency\":\"EUR\"}"
                .formatted(id))
        .expectProblem(409, "conflict");
  }

  @Test
  void changesOnlyWhatIsNamed() {
    String id = Installation.newOrganization(server);
    Answer changed =
        platform.patch("/api/organizations/" + id, "{\"timezone\":\"America/New_York\"}");
    changed.expect(200);
    assertThat(changed.text("/timezone")).isEqualTo("America/New_York");
    assertThat(changed.text("/currency")).isEqualTo("EUR");
    assertThat(changed.text("/name")).isEqualTo("Tests");
    platform
        .patch("/api/organizations/" + id, "{\"id\":\"other\"}")
        .expectProblem(422, "invalid_field");
  }

  @Test
  void onlyThePlatformAndTheInstallationsOwnersCreate() {
    String id = Installation.newOrganization(server);
    String body = "{\"id\":\"org_x\",\"name\":\"x\",\"timezone\":\"UTC\",\"currency\":\"EUR\"}";
    server
        .withKey(Installation.newKey(server, id, "\"admin\""))
        .post("/api/organizations", body)
        .expectProblem(403, "forbidden");
    Installation.signedIn(server, id, "owner")
        .post("/api/organizations", body)
        .expectProblem(403, "forbidden");
  }

  @Test
  void erasingLeavesNothingBehind() {
    String id = Installation.newOrganization(server);
    String key = Installation.newKey(server, id, "\"query:read\"");
    TestClient member = Installation.signedIn(server, id, "viewer");
    String personId = member.get("/api/session").text("/person/id");

    platform.delete("/api/organizations/" + id).expect(204);

    platform.get("/api/organizations/" + id).expectProblem(404, "not_found");
    server.withKey(key).get("/api/organizations").expectProblem(401, "unauthenticated");
    assertThat(member.get("/api/session").json().at("/authenticated").asBoolean()).isFalse();
    JdbcClient state = server.part(JdbcClient.class);
    for (String table : new String[] {"membership", "access_key", "audit_entry"}) {
      assertThat(count(state, table, "organization_id", id)).as(table).isZero();
    }
    assertThat(count(state, "person", "id", personId)).isZero();
  }

  @Test
  void onlyAnOwnerErases() {
    String id = Installation.newOrganization(server);
    Installation.signedIn(server, id, "admin")
        .delete("/api/organizations/" + id)
        .expectProblem(403, "forbidden");
    server
        .withKey(Installation.newKey(server, id, "\"admin\""))
        .delete("/api/organizations/" + id)
        .expectProblem(403, "forbidden");
    Installation.signedIn(server, id, "owner").delete("/api/organizations/" + id).expect(204);
  }

  private static long count(JdbcClient state, String table, String column, String value) {
    return state
        .sql("SELECT COUNT(*) FROM " + table + " WHERE " + column + " = ?")
        .param(value)
        .query(Long.class)
        .single();
  }
}
