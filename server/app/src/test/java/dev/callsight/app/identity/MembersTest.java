package dev.callsight.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.testing.Answer;
import dev.callsight.app.testing.RunningServer;
import dev.callsight.app.testing.TestClient;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MembersTest {
  private final RunningServer server = RunningServer.shared();
  private final String organization = Installation.newOrganization(server);
  private final String members = "/api/organizations/" + organization + "/members";

  @Test
  void aNewMemberGetsALinkOnceAndIsListed() {
    String email = Installation.newEmail();
    Answer invited =
        server.platform().post(members, body(" " + email.toUpperCase(Locale.ROOT), "analyst"));
    invited.expect(201);
    assertThat(invited.text("/email")).isEqualTo(email);
    assertThat(invited.text("/link"))
        .matches("http://127\\.0\\.0\\.1:\\d+/dashboard/sign-in#token=[A-Za-z0-9_-]{43}");
    Answer listed = server.platform().get(members).expect(200);
    assertThat(listed.body()).contains(email).doesNotContain("token");
    server.platform().post(members, body(email, "viewer")).expectProblem(409, "conflict");
  }

  @Test
  void someoneWhoSignsInAlreadyGetsNoLink() {
    String email = Installation.newEmail();
    TestClient browser = server.browser();
    String token =
        Installation.invite(server, Installation.newOrganization(server), email, "viewer");
    browser.post("/api/session/link", "{\"token\":\"%s\"}".formatted(token)).expect(200);

    // Until the first invitation is accepted with a password, its link must open nothing more.
    server.platform().post(members, body(email, "viewer")).expectProblem(409, "conflict");
    browser
        .withCsrf()
        .post("/api/session/password", "{\"password\":\"a long enough password\"}")
        .expect(200);
    Answer invited = server.platform().post(members, body(email, "viewer")).expect(201);
    assertThat(invited.json().at("/link").isNull()).isTrue();
    assertThat(browser.get("/api/session").json().at("/organizations")).hasSize(2);
  }

  @Test
  void aChangedRoleCountsAtOnce() {
    TestClient member = Installation.signedIn(server, organization, "viewer");
    String id = member.get("/api/session").text("/person/id");
    member.get(members).expectProblem(403, "forbidden");
    server.platform().patch(members + "/" + id, "{\"role\":\"admin\"}").expect(200);
    member.get(members).expect(200);
    server.platform().delete(members + "/" + id).expect(204);
    member.get(members).expectProblem(404, "not_found");
  }

  @Test
  void ownersAreTheBusinessOfOwners() {
    TestClient admin = Installation.signedIn(server, organization, "admin");
    TestClient owner = Installation.signedIn(server, organization, "owner");
    String ownerId = owner.get("/api/session").text("/person/id");
    String adminId = admin.get("/api/session").text("/person/id");
    admin.post(members, body(Installation.newEmail(), "owner")).expectProblem(403, "forbidden");
    admin.delete(members + "/" + ownerId).expectProblem(403, "forbidden");
    admin.patch(members + "/" + adminId, "{\"role\":\"owner\"}").expectProblem(403, "forbidden");
    admin.post(members + "/" + ownerId + "/link", "").expectProblem(403, "forbidden");
    owner.patch(members + "/" + adminId, "{\"role\":\"owner\"}").expect(200);
  }

  @Test
  void theLastOwnerStays() {
    Answer listed = server.platform().get(members).expect(200);
    String first = listed.text("/members/0/id");
    assertThat(listed.text("/members/0/role")).isEqualTo("owner");
    server.platform().delete(members + "/" + first).expectProblem(409, "conflict");
    server
        .platform()
        .patch(members + "/" + first, "{\"role\":\"viewer\"}")
        .expectProblem(409, "conflict");
  }

  @Test
  void anAdminHelpsBackInOnlyThoseWhoBelongNowhereElse() {
    TestClient admin = Installation.signedIn(server, organization, "admin");
    TestClient member = Installation.signedIn(server, organization, "viewer");
    String id = member.get("/api/session").text("/person/id");
    Answer link = admin.post(members + "/" + id + "/link", "").expect(201);
    String token = Installation.tokenOf(link.text("/link"));
    server.browser().post("/api/session/link", "{\"token\":\"%s\"}".formatted(token)).expect(200);

    member.post("/api/session/password", "{\"password\":\"a long enough password\"}").expect(200);
    String elsewhere = Installation.newOrganization(server);
    server
        .platform()
        .post(
            "/api/organizations/" + elsewhere + "/members",
            body(member.get("/api/session").text("/person/email"), "viewer"))
        .expect(201);
    admin.post(members + "/" + id + "/link", "").expectProblem(403, "forbidden");
  }

  @Test
  void whatIsSentIsChecked() {
    Answer refused = server.platform().post(members, "{\"email\":\"kim\",\"role\":\"king\"}");
    refused.expectProblem(422, "invalid_field");
    assertThat(refused.json().at("/errors").findValuesAsString("pointer"))
        .containsExactlyInAnyOrder("/email", "/role");
    server
        .platform()
        .patch(members + "/nobody", "{\"role\":\"viewer\"}")
        .expectProblem(404, "not_found");
    server.platform().delete(members + "/nobody").expectProblem(404, "not_found");
  }

  private static String body(String email, String role) {
    return "{\"email\":\"%s\",\"name\":\"Kim\",\"role\":\"%s\"}".formatted(email, role);
  }
}
