package dev.callsight.app.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.testing.Answer;
import dev.callsight.app.testing.Company;
import dev.callsight.app.testing.RunningServer;
import dev.callsight.app.testing.TestClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What there is of an organization's records, rebuilding and erasing, through the real door. */
class DataTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String CALLS =
      """
      [{"id":"c1","startedAt":"2026-03-01T10:00:00Z","durationSeconds":60,"assistantId":"a1"},
       {"id":"c2","startedAt":"2026-04-01T10:00:00Z","durationSeconds":60,"agentId":"p1"}]
      """;

  private final TestClient platform = RunningServer.shared().platform();
  private final Company company = Company.create();
  private final String path = "/api/organizations/" + company.id();

  private JsonNode status() {
    return platform.get(path + "/data").expect(200).json();
  }

  private static JsonNode kind(JsonNode status, String entity) {
    for (JsonNode kind : status.at("/entities")) {
      if (kind.at("/entity").asString().equals(entity)) {
        return kind;
      }
    }
    throw new AssertionError("no " + entity + " in " + status);
  }

  /** Waits until the job of an answer has ended. */
  private JsonNode ended(Answer started) {
    started.expect(202);
    String location = started.header("Location");
    long begun = System.nanoTime();
    JsonNode job = platform.get(location).expect(200).json();
    while (job.at("/state").asString().equals("running")) {
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PATIENCE);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      job = platform.get(location).expect(200).json();
    }
    return job;
  }

  @Test
  void countsWhatThereIs() {
    JsonNode empty = status();
    assertThat(kind(empty, "calls").at("/rows").asLong()).isZero();
    assertThat(kind(empty, "calls").at("/first").isNull()).isTrue();
    assertThat(kind(empty, "calls").at("/lastArrival").isNull()).isTrue();
    assertThat(empty.at("/updatedAt").isNull()).isTrue();
    assertThat(empty.at("/job").isNull()).isTrue();

    company.ingest("calls", CALLS);
    JsonNode status = status();
    JsonNode calls = kind(status, "calls");
    assertThat(calls.at("/label").asString()).isEqualTo("Calls");
    assertThat(calls.at("/rows").asLong()).isEqualTo(2);
    assertThat(calls.at("/first").asString()).isEqualTo("2026-03-01T10:00:00Z");
    assertThat(calls.at("/last").asString()).isEqualTo("2026-04-01T10:00:00Z");
    assertThat(calls.at("/lastArrival").asString()).isNotEmpty();
    assertThat(kind(status, "leads").at("/lastArrival").isNull()).isTrue();
    assertThat(status.at("/bytes").asLong()).isPositive();
    assertThat(status.at("/version").asLong()).isGreaterThan(empty.at("/version").asLong());
  }

  @Test
  void rebuildsAsAJobAndAnswersTheSame() {
    company.ingest("calls", CALLS);
    JsonNode job = ended(platform.post(path + "/rebuild", "{}"));
    assertThat(job.at("/state").asString()).isEqualTo("done");
    assertThat(job.at("/kind").asString()).isEqualTo("rebuild");
    assertThat(job.at("/progress").asDouble()).isEqualTo(1);
    assertThat(job.at("/finishedAt").asString()).isNotEmpty();
    assertThat(status().at("/job/id")).isEqualTo(job.at("/id"));
    assertThat(total()).isEqualTo(2);
    platform.delete(path + "/jobs/" + job.at("/id").asString()).expectProblem(409, "conflict");
  }

  private long total() {
    return platform
        .post(
            "/api/analytics/query",
            """
            {"organizationId":"%s","metrics":["calls.total"],
             "timeRange":{"start":"2026-01-01","end":"2026-12-31"}}
            """
                .formatted(company.id()))
        .expect(200)
        .json()
        .at("/totals/calls.total")
        .asLong();
  }

  @Test
  void erasesOneKindAndLeavesTheRest() {
    company.ingest("calls", CALLS);
    company.ingest("people", "{\"id\":\"p1\",\"name\":\"Ana\"}");
    platform.post(company.at("/api/ingest/calls"), "{\"id\":\"broken\"}").expect(200);
    assertThat(total()).isEqualTo(2);

    JsonNode job = ended(platform.delete(path + "/data/calls"));

    assertThat(job.at("/state").asString()).as(job.toString()).isEqualTo("done");
    assertThat(job.at("/entities/0").asString()).isEqualTo("calls");
    assertThat(total()).isZero();
    JsonNode status = status();
    assertThat(kind(status, "calls").at("/rows").asLong()).isZero();
    assertThat(kind(status, "calls").at("/rejected").asLong()).isZero();
    assertThat(kind(status, "calls").at("/lastArrival").isNull()).isTrue();
    assertThat(kind(status, "people").at("/rows").asLong()).isEqualTo(1);
    Answer audit = platform.get(path + "/audit?action=data.erase").expect(200);
    assertThat(audit.json().at("/entries")).hasSize(1);
    assertThat(audit.text("/entries/0/subject")).isEqualTo("calls");
  }

  @Test
  void erasesEverythingButTheOrganization() {
    company.ingest("calls", CALLS);
    company.ingest("people", "{\"id\":\"p1\",\"name\":\"Ana\"}");
    assertThat(ended(platform.delete(path + "/data")).at("/state").asString()).isEqualTo("done");
    for (JsonNode kind : status().at("/entities")) {
      assertThat(kind.at("/rows").asLong()).as(kind.toString()).isZero();
    }
    platform.get(path).expect(200);
    company.ingest("calls", CALLS);
    assertThat(total()).isEqualTo(2);
  }

  @Test
  void onlyAdminsLookAndWork() {
    for (TestClient other :
        List.of(
            company.withKey("query:read", "ingest:write", "reports:write"),
            company.signedIn("analyst"),
            company.signedIn("viewer"))) {
      other.get(path + "/data").expectProblem(403, "forbidden");
      other.get(path + "/data/rejected").expectProblem(403, "forbidden");
      other.delete(path + "/data/rejected").expectProblem(403, "forbidden");
      other.delete(path + "/data").expectProblem(403, "forbidden");
      other.delete(path + "/data/calls").expectProblem(403, "forbidden");
      other.post(path + "/rebuild", "{}").expectProblem(403, "forbidden");
      other.get(path + "/jobs/any").expectProblem(403, "forbidden");
    }
    TestClient admin = company.signedIn("admin");
    admin.get(path + "/data").expect(200);
    ended(admin.post(path + "/rebuild", "{}"));
    String foreign = "/api/organizations/" + Company.create().id();
    for (String part : List.of("/data", "/data/rejected", "/names/people", "/contacts")) {
      admin.get(foreign + part).expectProblem(404, "not_found");
    }
    admin.delete(foreign + "/data").expectProblem(404, "not_found");
    admin.post(foreign + "/rebuild", "{}").expectProblem(404, "not_found");
  }

  @Test
  void refusesWhatIsNotThere() {
    platform.delete(path + "/data/nothing").expectProblem(404, "not_found");
    platform.delete(path + "/data/mrr_changes").expectProblem(404, "not_found");
    platform.delete(path + "/data/%E2%80%AE%27").expectProblem(404, "not_found");
    platform.get(path + "/jobs/none").expectProblem(404, "not_found");
    platform.get(path + "/jobs/%27--").expectProblem(404, "not_found");
    platform.delete(path + "/jobs/none").expectProblem(404, "not_found");
    platform.get(path + "/names/calls").expectProblem(404, "not_found");
    platform.get(path + "/names/%22--").expectProblem(404, "not_found");
    platform.get(path + "/data/rejected?entity=%00").expectProblem(422, "invalid_field");
    platform.get(path + "/data/rejected?limit=0").expectProblem(422, "invalid_field");
    platform.get(path + "/data/rejected?cursor=x").expectProblem(400, "invalid_cursor");
  }

  @Test
  void namesCarryTeamsAndWhatElseWasTold() {
    company.ingest(
        "people",
        """
        [{"id":"p2","name":"Zoe","team":"North","properties":{"desk":7}},{"id":"p1","name":"Ana"}]
        """);
    JsonNode names = company.withKey("query:read").get(path + "/names/people").expect(200).json();
    assertThat(names.at("/names")).hasSize(2);
    assertThat(names.at("/names/0/name").asString()).isEqualTo("Ana");
    assertThat(names.at("/names/0/team").isNull()).isTrue();
    assertThat(names.at("/names/1/team").asString()).isEqualTo("North");
    assertThat(names.at("/names/1/properties/desk").asInt()).isEqualTo(7);
    assertThat(platform.get(path + "/names/assistants").expect(200).json().at("/names")).isEmpty();
  }
}
