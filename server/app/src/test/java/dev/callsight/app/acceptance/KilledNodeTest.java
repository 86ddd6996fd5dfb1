package dev.callsight.app.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.acceptance.Api.Answer;
import dev.callsight.app.testing.ChosenFacts;
import dev.callsight.app.testing.Postgres;
import dev.callsight.app.testing.RedisProcess;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Two nodes in processes of their own start at the same moment on one empty PostgreSQL; then one is
 * killed while it takes records and keys are made. What was confirmed is there, once: on the other
 * node at once where facts are in ClickHouse.
 */
class KilledNodeTest {
  private static final String ORGANIZATION = "killed_node";
  private static final int ROWS = 200;

  /** Confirmed batches by number, each with what was sent. */
  private final Map<Integer, String> confirmed = new LinkedHashMap<>();

  private final Map<Integer, String> unconfirmed = new LinkedHashMap<>();
  private final Map<String, String> keys = new LinkedHashMap<>();

  @Test
  void nodesStartTogetherAndAKilledOneLosesNothing(@TempDir Path folder) throws Exception {
    try (RedisProcess redis = RedisProcess.start()) {
      Map<String, String> variables = new HashMap<>(ChosenFacts.variables(folder.toString()));
      variables.put("CALLSIGHT_STATE", Postgres.newDatabase());
      variables.put("CALLSIGHT_REDIS", redis.address());
      variables.put("CALLSIGHT_SECRET", "the-same-secret-on-every-node-of-this-test");
      Path first = data(folder, "first");
      Path second = data(folder, "second");
      Files.copy(first.resolve("facts.id"), second.resolve("facts.id"));
      try (ChildServer node = ChildServer.begin(first, variables);
          ChildServer neighbour = ChildServer.begin(second, variables)) {
        node.awaitReady();
        neighbour.awaitReady();
        Api api = node.api();
        api.createOrganization(ORGANIZATION, "Asia/Kathmandu", "USD");
        // The one owner of both, made once, owns what either creates.
        String members = "/api/organizations/" + ORGANIZATION + "/members";
        assertThat(neighbour.api().get(members).ok().json().get("members")).hasSize(1);
        assertThat(neighbour.api().get("/api/platform/keys").ok().json().get("keys")).hasSize(1);
        sendUntilKilled(node, api);
        // The other is none the worse, and knows every key that was confirmed.
        keys.forEach((name, key) -> {
          int status = neighbour.api().with(key).get("/api/goals").status();
          assertThat(status).as(name).isEqualTo(200);
        });
        if (ChosenFacts.areInClickHouse()) {
          check(neighbour.api());
          return;
        }
      }
      // Embedded facts belong to one folder: who is started on it again has them.
      try (ChildServer node = ChildServer.begin(first, variables)) {
        node.awaitReady();
        check(node.api());
      }
    }
  }

  private static Path data(Path folder, String name) throws Exception {
    Path data = Files.createDirectories(folder.resolve(name));
    if (name.equals("first")) {
      Files.writeString(data.resolve("facts.id"), UUID.randomUUID().toString());
    }
    return data;
  }

  private void sendUntilKilled(ChildServer node, Api api) {
    try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
      for (int batch = 0; ; batch++) {
        if (batch == 6) {
          var _ = clock.schedule(node::kill, 30, TimeUnit.MILLISECONDS);
        }
        String rows = rows(batch);
        unconfirmed.put(batch, rows);
        try {
          if (ingest(api, rows).status() != 200) {
            return;
          }
          unconfirmed.remove(batch);
          confirmed.put(batch, rows);
          Api key = api.keyOf(ORGANIZATION, List.of("query:read"));
          keys.put("key " + batch, key.key());
        } catch (UncheckedIOException _) {
          return;
        }
      }
    }
  }

  private static Answer ingest(Api api, String rows) {
    return api.post(Api.ingestPath(ORGANIZATION, "calls"), "application/x-ndjson", rows);
  }

  private static String rows(int batch) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < ROWS; i++) {
      lines
          .append("{\"id\":\"call-")
          .append(batch * ROWS + i)
          .append("\",\"startedAt\":\"2026-06-01T08:00:00Z\",\"durationSeconds\":60}\n");
    }
    return lines.toString();
  }

  private void check(Api api) {
    assertThat(confirmed).isNotEmpty();
    assertThat(calls(api)).isBetween(confirmed.size() * ROWS, all() * ROWS);
    confirmed
        .values()
        .forEach(rows -> {
          JsonNode report = ingest(api, rows).ok().json();
          assertThat(report.get("unchanged").intValue()).as(report.toString()).isEqualTo(ROWS);
        });
    // The client sends again what was not confirmed: nothing is there twice.
    unconfirmed.values().forEach(rows -> ingest(api, rows).ok());
    assertThat(calls(api)).isEqualTo(all() * ROWS);
    keys.forEach((name, key) -> assertThat(calls(api.with(key))).as(name).isEqualTo(all() * ROWS));
  }

  private int all() {
    return confirmed.size() + unconfirmed.size();
  }

  private static int calls(Api api) {
    JsonNode answer =
        api.query(
            Map.of(
                "organizationId",
                ORGANIZATION,
                "metrics",
                List.of("calls.total"),
                "timeRange",
                Map.of("start", "2026-05-01", "end", "2026-06-30")));
    return answer.at("/totals/calls.total").intValue();
  }
}
