package dev.callsight.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.testing.Answer;
import dev.callsight.app.testing.Company;
import dev.callsight.app.testing.RunningServer;
import dev.callsight.app.testing.TestClient;
import org.junit.jupiter.api.Test;

/** The audit log says who did what to whom, and finds it again. */
class AuditTest {
  private final TestClient platform = RunningServer.shared().platform();
  private final Company company = Company.create();
  private final String path = "/api/organizations/" + company.id();

  @Test
  void namesWhatWasDoneAndToWhom() {
    platform.patch(path, "{\"timezone\":\"Asia/Tokyo\",\"name\":\"Others\"}").expect(200);
    Answer changed = platform.get(path + "/audit?action=organization.changed").expect(200);
    assertThat(changed.text("/entries/0/subject"))
        .isEqualTo("name Tests → Others; timezone Europe/Lisbon → Asia/Tokyo");

    Answer key =
        platform
            .post(path + "/keys", "{\"name\":\"phones\",\"scopes\":[\"ingest:write\"]}")
            .expect(201);
    platform.delete(path + "/keys/" + key.text("/id")).expect(204);
    assertThat(platform.get(path + "/audit?action=key.revoked").text("/entries/0/subject"))
        .isEqualTo(key.text("/id") + " phones");

    company.signedIn("viewer");
    Answer members = platform.get(path + "/members").expect(200);
    String person = members.text("/members/0/id");
    platform.patch(path + "/members/" + person, "{\"role\":\"analyst\"}").expect(200);
    assertThat(platform.get(path + "/audit?action=member.changed").text("/entries/0/subject"))
        .isEqualTo(person + " " + members.text("/members/0/email") + " analyst");
    assertThat(members.text("/members/0/lastSeenAt")).isNotEmpty();
  }

  @Test
  void findsByWhoAndWhenAndTellsWhatThereIsToFindBy() {
    TestClient admin = company.signedIn("admin");
    admin.post(path + "/keys", "{\"name\":\"phones\",\"scopes\":[\"ingest:write\"]}").expect(201);
    Answer choices = admin.get(path + "/audit/choices").expect(200);
    assertThat(choices.json().at("/actors")).hasSize(2);
    assertThat(choices.json().at("/actions").valueStream().map(action -> action.asString()))
        .contains("key.created", "member.invited", "organization.created");
    String self = admin.get("/api/session").text("/person/id");
    Answer own = admin.get(path + "/audit?by=person:" + self).expect(200);
    assertThat(own.json().at("/entries")).hasSize(1);
    assertThat(own.text("/entries/0/action")).isEqualTo("key.created");

    String day = own.text("/entries/0/at").substring(0, 10);
    assertThat(admin.get(path + "/audit?to=2001-01-01").expect(200).json().at("/entries"))
        .isEmpty();
    assertThat(admin.get(path + "/audit?from=2001-01-01").expect(200).json().at("/entries"))
        .hasSize(3);
    assertThat(day).matches("\\d{4}-\\d{2}-\\d{2}");
    admin.get(path + "/audit?from=yesterday").expectProblem(422, "invalid_field");
    admin.get(path + "/audit?to=99999-01-01").expectProblem(422, "invalid_field");
    admin.get(path + "/audit?by=%00&action=%00").expect(200);
  }

  @Test
  void goesOutAsCsv() {
    Answer csv = platform.with("Accept", "text/csv").get(path + "/audit").expect(200);
    assertThat(csv.body()).startsWith("at,by,action,subject,address,requestId\r\n");
    assertThat(csv.body()).contains("organization.created");
    company.signedIn("viewer").with("Accept", "text/csv").get(path + "/audit").expect(403);
  }

  @Test
  void membersLearnWhomToAsk() {
    TestClient admin = company.signedIn("admin");
    Answer contacts = company.signedIn("viewer").get(path + "/contacts").expect(200);
    assertThat(contacts.json().at("/contacts").valueStream().map(one -> one.at("/role").asString()))
        .contains("admin")
        .doesNotContain("viewer", "analyst");
    admin.get(path + "/contacts").expect(200);
    company.withKey("query:read").get(path + "/contacts").expectProblem(403, "forbidden");
  }
}
