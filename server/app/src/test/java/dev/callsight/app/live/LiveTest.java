package dev.callsight.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.testing.Answer;
import dev.callsight.app.testing.Company;
import dev.callsight.app.testing.EventReader;
import dev.callsight.app.testing.EventReader.Event;
import dev.callsight.app.testing.RunningServer;
import dev.callsight.app.testing.TestClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveTest {
  private static final String LIVE = "/api/analytics/live";

  private final RunningServer server = RunningServer.shared();
  private final Company company = Company.create();

  @Test
  void figuresMoveWithinASecondOfIngest() throws IOException {
    try (EventReader stream = server.platform().listen(company.at(LIVE))) {
      Event first = stream.await("kpi");
      assertThat(first.json().at("/totals/calls.total").asInt()).isZero();
      long sent = System.nanoTime();
      call("a");
      Event second = stream.await("kpi");
      Duration took = Duration.ofNanos(System.nanoTime() - sent);
      assertThat(second.json().at("/totals/calls.total").asInt()).isEqualTo(1);
      assertThat(second.id()).isNotEqualTo(first.id());
      // The interval of a second, and as much again for a busy machine to compute and send.
      assertThat(took).isLessThan(Duration.ofSeconds(3));
    }
  }

  @Test
  void figuresAreThoseOfTheQuery() throws IOException {
    call("a");
    try (EventReader stream = server.platform().listen(company.at(LIVE))) {
      Event event = stream.await("kpi");
      Answer asked =
          server
              .platform()
              .post(
                  company.at("/api/analytics/query"),
                  """
                  {"metrics":["calls.total","calls.successful","leads.total","deals.won",
                    "revenue.total"],"timeRange":"today","comparison":["previous_period"]}
                  """)
              .expect(200);
      assertThat(event.json().at("/totals")).isEqualTo(asked.json().at("/totals"));
      assertThat(event.json().at("/meta/dataVersion"))
          .isEqualTo(asked.json().at("/meta/dataVersion"));
    }
  }

  @Test
  void manyChangesInASecondAreToldTogether() throws IOException {
    try (EventReader stream = server.platform().listen(company.at(LIVE))) {
      stream.await("kpi");
      long begun = System.nanoTime();
      for (int i = 0; i < 20; i++) {
        call("c" + i);
      }
      int events = 0;
      int calls = 0;
      while (calls < 20) {
        calls = stream.await("kpi").json().at("/totals/calls.total").asInt();
        events++;
      }
      long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
      assertThat(events).isLessThanOrEqualTo((int) seconds + 2);
    }
  }

  @Test
  void resumesWithoutRepeatingAndWithTheNewestState() throws IOException {
    String heard;
    try (EventReader stream = server.platform().listen(company.at(LIVE))) {
      heard = stream.await("kpi").id();
    }
    TestClient back = server.platform().with("Last-Event-ID", heard);
    try (EventReader nothingMissed = back.listen(company.at(LIVE))) {
      call("a");
      // The first event is already the change: what was heard is not told again.
      Event event = nothingMissed.await("kpi");
      assertThat(event.json().at("/totals/calls.total").asInt()).isEqualTo(1);
      assertThat(event.id()).isNotEqualTo(heard);
    }
    call("b");
    try (EventReader missed = back.listen(company.at(LIVE))) {
      assertThat(missed.await("kpi").json().at("/totals/calls.total").asInt()).isEqualTo(2);
    }
  }

  @Test
  void aMarkThatIsNoneOfOursIsLikeNone() throws IOException {
    TestClient odd = server.platform().with("Last-Event-ID", "v999999999999999999.d1.s0; x");
    try (EventReader stream = odd.listen(company.at(LIVE))) {
      stream.await("kpi");
    }
    TestClient ahead = server.platform().with("Last-Event-ID", "v999999999999999999.d1.s0.a0");
    try (EventReader stream = ahead.listen(company.at(LIVE))) {
      stream.await("kpi");
    }
  }

  @Test
  void alertsAreToldOnceAndAgainToWhoMissedThem() throws IOException {
    String heard;
    try (EventReader stream = server.platform().listen(company.at(LIVE))) {
      heard = stream.await("kpi").id();
      server
          .platform()
          .post(
              company.at("/api/alerts"),
              """
              {"name":"Silence","metric":"calls.total","grain":"hour",
               "condition":{"type":"no_data"}}
              """)
          .expect(201);
      Event event = stream.await("alert");
      assertThat(event.json().at("/name").asString()).isEqualTo("Silence");
      assertThat(event.json().at("/to").asString()).isEqualTo("firing");
      TestClient missed = server.platform().with("Last-Event-ID", heard);
      try (EventReader back = missed.listen(company.at(LIVE))) {
        assertThat(back.await("alert").data()).isEqualTo(event.data());
      }
      TestClient complete = server.platform().with("Last-Event-ID", event.id());
      try (EventReader back = complete.listen(company.at(LIVE))) {
        call("a");
        // Nothing comes before the change: neither the alert nor the figures again.
        assertThat(back.next().name()).isEqualTo("kpi");
      }
    }
  }

  @Test
  void anotherOrganizationIsAsUnknownAsNone() {
    TestClient outsider = Company.create().withKey("query:read");
    outsider.get(company.at(LIVE)).expectProblem(404, "not_found");
    outsider.get(LIVE + "?organizationId=org_none").expectProblem(404, "not_found");
    company.withKey("ingest:write").get(company.at(LIVE)).expectProblem(403, "forbidden");
    server.browser().get(company.at(LIVE)).expectProblem(401, "unauthenticated");
  }

  @Test
  void endsWithTheSession() throws IOException {
    TestClient viewer = company.signedIn("viewer");
    try (EventReader stream = viewer.listen(LIVE)) {
      stream.await("kpi");
      viewer.delete("/api/session").expect(204);
      call("a");
      stream.awaitEnd();
    }
  }

  @Test
  void endsWithTheKey() throws IOException {
    TestClient key = company.withKey("query:read");
    String path = "/api/organizations/" + company.id() + "/keys";
    try (EventReader stream = key.listen(LIVE)) {
      stream.await("kpi");
      String id = server.platform().get(path).text("/keys/0/id");
      server.platform().delete(path + "/" + id).expect(204);
      call("a");
      stream.awaitEnd();
    }
  }

  @Test
  void endsWhenTheOrganizationIsErased() throws IOException {
    try (EventReader stream = server.platform().listen(company.at(LIVE))) {
      stream.await("kpi");
      server.platform().delete("/api/organizations/" + company.id()).expect(204);
      stream.awaitEnd();
    }
  }

  @Test
  void listenersOfAnOrganizationAreBounded() throws IOException {
    List<EventReader> streams = new ArrayList<>();
    try {
      for (int i = 0; i < 100; i++) {
        EventReader stream = server.platform().listen(company.at(LIVE));
        streams.add(stream);
        assertThat(stream.status()).isEqualTo(200);
      }
      Answer refused = server.platform().get(company.at(LIVE));
      refused.expectProblem(429, "too_many_requests");
      assertThat(refused.header("Retry-After")).isEqualTo("10");
    } finally {
      for (EventReader stream : streams) {
        stream.close();
      }
    }
  }

  @Test
  void silenceIsBrokenByAHeartbeat() throws IOException {
    try (EventReader stream = server.platform().listen(company.at(LIVE))) {
      stream.await("kpi");
      assertThat(stream.await("comment").data()).isEqualTo(": heartbeat");
    }
  }

  @Test
  void aServerStopsWithoutWaitingForListeners(@TempDir Path data) {
    RunningServer own =
        RunningServer.start(data, Map.of("CALLSIGHT_BOOTSTRAP_KEY", RunningServer.PLATFORM_KEY));
    EventReader stream;
    long begun;
    try (own) {
      stream = own.platform().listen(Company.create(own).at(LIVE));
      stream.await("kpi");
      begun = System.nanoTime();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));
    stream.awaitEnd();
  }

  private void call(String id) {
    company.ingest(
        "calls",
        """
        {"id":"%s","startedAt":"%s","durationSeconds":60,"status":"completed"}
        """
            .formatted(id, Instant.now()));
  }
}
