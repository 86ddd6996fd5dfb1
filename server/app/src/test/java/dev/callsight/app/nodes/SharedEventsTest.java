package dev.callsight.app.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.testing.EventReader;
import dev.callsight.app.testing.Receiver;
import dev.callsight.app.testing.RunningServer;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What happens on one node is heard on both, and done by one of them. */
class SharedEventsTest {
  private final RunningServer one = TwoNodes.shared().one();
  private final RunningServer other = TwoNodes.shared().other();
  private final OnTwoNodes company = new OnTwoNodes();

  @Test
  void eventsReachClientsOfBothNodesAndAreTheSame() throws IOException {
    String live = "/api/analytics/live?organizationId=" + company.id();
    try (EventReader here = one.platform().listen(live);
        EventReader there = other.platform().listen(live)) {
      here.await("kpi");
      there.await("kpi");
      company.call(one, "a");
      assertThat(calls(here.await("kpi"))).isEqualTo(1);
      assertThat(calls(there.await("kpi"))).isEqualTo(1);
      other
          .platform()
          .post(
              "/api/alerts?organizationId=" + company.id(),
              """
              {"name":"Silence","metric":"deals.won","grain":"hour",
               "condition":{"type":"no_data"}}
              """)
          .expect(201);
      EventReader.Event heard = here.await("alert");
      assertThat(there.await("alert").data()).isEqualTo(heard.data());
      // One evaluation, whichever node made it.
      long moves =
          one.part(org.springframework.jdbc.core.simple.JdbcClient.class)
              .sql("SELECT COUNT(*) FROM alert_event WHERE organization_id = ?")
              .param(company.id())
              .query(Long.class)
              .single();
      assertThat(moves).isEqualTo(1);
    }
  }

  @Test
  void whatIsDueIsDoneByOneOfThem() throws InterruptedException {
    int alerts = 10;
    company.call(one, "a");
    try (Receiver receiver = new Receiver()) {
      for (int i = 0; i < alerts; i++) {
        (i % 2 == 0 ? one : other)
            .platform()
            .post(
                "/api/alerts?organizationId=" + company.id(),
                """
                {"metric":"deals.won","grain":"hour","condition":{"type":"no_data"},
                 "channels":[{"type":"webhook","url":"%s"}]}
                """
                    .formatted(receiver.url("/hook")))
            .expect(201);
      }
      Set<String> messages = new HashSet<>();
      for (int i = 0; i < alerts; i++) {
        assertThat(messages.add(receiver.await().headers().get("webhook-id"))).isTrue();
      }
      long moves =
          one.part(org.springframework.jdbc.core.simple.JdbcClient.class)
              .sql("SELECT COUNT(*) FROM alert_event WHERE organization_id = ?")
              .param(company.id())
              .query(Long.class)
              .single();
      assertThat(moves).isEqualTo(alerts);
      assertThat(receiver.waiting()).isZero();
    }
  }

  private static int calls(EventReader.Event event) {
    return event.json().at("/totals/calls.total").asInt();
  }
}
