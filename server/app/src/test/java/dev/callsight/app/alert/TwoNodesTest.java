package dev.callsight.app.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.identity.Organization;
import dev.callsight.app.identity.OrganizationDirectory;
import dev.callsight.app.schedule.AnotherNode;
import dev.callsight.app.testing.Company;
import dev.callsight.app.testing.Receiver;
import dev.callsight.app.testing.RunningServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several nodes on one state database: whatever one of them does, the other does not. */
class TwoNodesTest {
  private static final int ALERTS = 20;
  private static final int AT_ONCE = 4;

  @TempDir Path data;

  @Test
  void eachAlertIsEvaluatedAndToldOnce() throws InterruptedException {
    try (Receiver receiver = new Receiver();
        RunningServer server = server();
        AnotherNode _ = new AnotherNode(server)) {
      Company company = busy(server);
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < ALERTS; i++) {
        ids.add(make(server, company, receiver.url("/hook")));
      }
      Set<String> messages = new HashSet<>();
      for (int i = 0; i < ALERTS; i++) {
        assertThat(messages.add(receiver.await().headers().get("webhook-id"))).isTrue();
      }
      // Twice would have been sent together with once.
      for (String id : ids) {
        assertThat(events(server, company, id)).containsExactly("firing");
        assertThat(
                server
                    .platform()
                    .get(company.at("/api/alerts/" + id + "/deliveries"))
                    .json()
                    .at("/deliveries"))
            .hasSize(1);
      }
      assertThat(receiver.waiting()).isZero();
    }
  }

  /** A node that was thought dead may still be at it when another takes over. */
  @Test
  void ofEvaluationsAtTheSameTimeOneCounts() throws Exception {
    try (Receiver receiver = new Receiver();
        RunningServer server = server();
        ExecutorService nodes = Executors.newFixedThreadPool(AT_ONCE)) {
      Company company = busy(server);
      String id = make(server, company, receiver.url("/hook"));
      receiver.await();
      Organization organization =
          server.part(OrganizationDirectory.class).find(company.id()).orElseThrow();
      KeptAlert alert = server.part(AlertStore.class).require(organization, id);
      server.part(RunStore.class).begin(id, AlertRun.FRESH);
      CyclicBarrier together = new CyclicBarrier(AT_ONCE);
      List<Future<?>> runs = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        runs.add(
            nodes.submit(() -> {
              together.await();
              return server.part(Evaluation.class).evaluate(company.id(), alert.document().id());
            }));
      }
      for (Future<?> run : runs) {
        run.get();
      }
      assertThat(events(server, company, id)).containsExactly("firing", "firing");
      receiver.await();
      assertThat(
              server
                  .platform()
                  .get(company.at("/api/alerts/" + id + "/deliveries"))
                  .json()
                  .at("/deliveries"))
          .hasSize(2);
      assertThat(receiver.waiting()).isZero();
    }
  }

  private RunningServer server() {
    return RunningServer.start(
        data,
        Map.of(
            "CALLSIGHT_BOOTSTRAP_KEY",
            RunningServer.PLATFORM_KEY,
            "CALLSIGHT_WEBHOOK_ADDRESSES",
            "any",
            "CALLSIGHT_CLOCK",
            "2026-03-02T10:10:00Z"));
  }

  private static Company busy(RunningServer server) {
    Company company = Company.create(server);
    company.ingest(
        "calls", "[{\"id\":\"a\",\"startedAt\":\"2026-03-02T09:01:00Z\",\"durationSeconds\":60}]");
    return company;
  }

  private static String make(RunningServer server, Company company, String url) {
    return server
        .platform()
        .post(
            company.at("/api/alerts"),
            """
            {"metric":"calls.total","grain":"hour",
             "condition":{"type":"threshold","operator":"above","value":0},
             "channels":[{"type":"webhook","url":"%s"}]}
            """
                .formatted(url))
        .expect(201)
        .text("/id");
  }

  private static List<String> events(RunningServer server, Company company, String id) {
    return server
        .platform()
        .get(company.at("/api/alerts/" + id + "/history"))
        .expect(200)
        .json()
        .at("/events")
        .findValuesAsString("to");
  }
}
