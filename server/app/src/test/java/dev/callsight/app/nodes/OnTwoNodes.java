package dev.callsight.app.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.testing.Answer;
import dev.callsight.app.testing.RunningServer;
import dev.callsight.app.testing.TestClient;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** An organization of its own for one test, told of calls on either node and asked on either. */
final class OnTwoNodes {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final String id = "org_nodes_" + NUMBER.incrementAndGet();
  private final RunningServer one = TwoNodes.shared().one();
  private final RunningServer other = TwoNodes.shared().other();

  OnTwoNodes() {
    one.platform()
        .post(
            "/api/organizations",
            "{\"id\":\"%s\",\"name\":\"Nodes\",\"timezone\":\"Europe/Lisbon\",\"currency\":\"EUR\"}"
                .formatted(id))
        .expect(201);
  }

  String id() {
    return id;
  }

  /** Tells one node of a call. */
  void call(RunningServer node, String call) {
    node.platform()
        .post(
            "/api/ingest/calls?organizationId=" + id,
            """
            {"id":"%s","startedAt":"%s","durationSeconds":60,"status":"completed"}
            """
                .formatted(call, Instant.now()))
        .expect(200);
  }

  /** Asks one node for the calls of the last days. */
  Answer ask(RunningServer node) {
    return node.platform().post("/api/analytics/query", question()).expect(200);
  }

  String question() {
    return "{\"organizationId\":\"%s\",\"metrics\":[\"calls.total\"],\"timeRange\":\"7d\"}"
        .formatted(id);
  }

  Answer overview(TestClient client) {
    return client.post(
        "/api/analytics/overview",
        """
        {"organizationId":"%s","timeRange":"30d","comparison":["previous_period"]}
        """
            .formatted(id));
  }

  /** Tells one node of a call and asks the other, in turn; each time it must be there. */
  void alternate(int times) {
    int before = calls(ask(one));
    for (int i = 1; i <= times; i++) {
      RunningServer writer = i % 2 == 0 ? one : other;
      RunningServer reader = i % 2 == 0 ? other : one;
      call(writer, "call-" + (before + i));
      assertThat(calls(ask(reader))).as("alternation " + i).isEqualTo(before + i);
    }
    assertThat(ask(one).json().at("/totals")).isEqualTo(ask(other).json().at("/totals"));
  }

  private static int calls(Answer answer) {
    return answer.json().at("/totals/calls.total").asInt();
  }
}
