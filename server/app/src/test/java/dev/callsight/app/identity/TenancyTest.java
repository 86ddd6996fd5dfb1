package dev.callsight.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.testing.Answer;
import dev.callsight.app.testing.RunningServer;
import dev.callsight.app.testing.TestClient;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One organization is to another as if it were not there. */
class TenancyTest {
  private final RunningServer server = RunningServer.shared();
  private final String ours = Installation.newOrganization(server);
  private final String theirs = Installation.newOrganization(server);

  @Test
  void everyPathOfAnotherOrganizationAnswersLikeNone() {
    List<TestClient> outsiders =
        List.of(
            server.withKey(Installation.newKey(server, ours, "\"admin\",\"query:read\"")),
            Installation.signedIn(server, ours, "owner"));
    for (TestClient outsider : outsiders) {
      for (String path :
          List.of("", "/keys", "/members", "/contacts", "/audit", "/audit/choices")) {
        Answer foreign = outsider.get("/api/organizations/" + theirs + path);
        Answer absent = outsider.get("/api/organizations/org_none" + path);
        foreign.expectProblem(404, "not_found");
        assertThat(foreign.text("/detail").replace(theirs, "org_none"))
            .isEqualTo(absent.text("/detail"));
      }
      outsider.patch("/api/organizations/" + theirs, "{}").expectProblem(404, "not_found");
      outsider.delete("/api/organizations/" + theirs).expectProblem(404, "not_found");
      outsider
          .post("/api/organizations/" + theirs + "/keys", "{\"name\":\"x\",\"scopes\":[\"admin\"]}")
          .expectProblem(404, "not_found");
    }
  }

  @Test
  void aKeySeesItsOwnOrganizationOnly() {
    TestClient key = server.withKey(Installation.newKey(server, ours, "\"ingest:write\""));
    assertThat(key.get("/api/organizations").json().at("/organizations").findValuesAsString("id"))
        .containsExactly(ours);
    key.get("/api/organizations/" + ours).expect(200);
  }

  @Test
  void aPersonSeesItsOwnOrganizationsOnly() {
    TestClient viewer = Installation.signedIn(server, ours, "viewer");
    assertThat(
            viewer.get("/api/organizations").json().at("/organizations").findValuesAsString("id"))
        .containsExactly(ours);
    assertThat(viewer.get("/api/session").json().at("/organizations").findValuesAsString("id"))
        .containsExactly(ours);
  }

  @Test
  void aKeyOfAnotherOrganizationCannotBeRevokedThroughOnesOwn() {
    String theirKeyId =
        server
            .platform()
            .post(
                "/api/organizations/" + theirs + "/keys",
                "{\"name\":\"x\",\"scopes\":[\"query:read\"]}")
            .text("/id");
    server
        .withKey(Installation.newKey(server, ours, "\"admin\""))
        .delete("/api/organizations/" + ours + "/keys/" + theirKeyId)
        .expectProblem(404, "not_found");
  }

  @Test
  void withoutAdminNothingIsAdministered() {
    List<TestClient> lesser =
        List.of(
            server.withKey(
                Installation.newKey(
                    server, ours, "\"query:read\",\"ingest:write\",\"reports:write\"")),
            Installation.signedIn(server, ours, "analyst"),
            Installation.signedIn(server, ours, "viewer"));
    for (TestClient caller : lesser) {
      for (String path : List.of("/keys", "/members", "/audit")) {
        caller.get("/api/organizations/" + ours + path).expectProblem(403, "forbidden");
      }
      caller.patch("/api/organizations/" + ours, "{}").expectProblem(403, "forbidden");
    }
  }
}
