package dev.callsight.app.ingest;

import dev.callsight.app.testing.Answer;
import dev.callsight.app.testing.RunningServer;
import dev.callsight.app.testing.TestClient;
import dev.callsight.core.sql.Sql;
import dev.callsight.core.table.Table;
import dev.callsight.engine.QueryEngine;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An organization of its own for one test, to send records to and to look at what is stored. */
final class IngestedOrganization {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final RunningServer server = RunningServer.shared();
  private final String id = "org_ingest_" + NUMBER.incrementAndGet();

  IngestedOrganization() {
    server
        .platform()
        .post(
            "/api/organizations",
            """
            {"id":"%s","name":"Tests","timezone":"Europe/Lisbon","currency":"EUR"}
            """
                .formatted(id))
        .expect(201);
  }

  String id() {
    return id;
  }

  RunningServer server() {
    return server;
  }

  Answer json(String entity, String body) {
    return send(server.platform(), entity, "", "application/json", BodyPublishers.ofString(body));
  }

  Answer ndjson(String entity, String body) {
    return send(
        server.platform(), entity, "", "application/x-ndjson", BodyPublishers.ofString(body));
  }

  Answer send(String entity, String more, String contentType, BodyPublisher body) {
    return send(server.platform(), entity, more, contentType, body);
  }

  Answer send(
      TestClient client, String entity, String more, String contentType, BodyPublisher body) {
    return client.send(
        "POST", "/api/ingest/" + entity + "?organizationId=" + id + more, contentType, body);
  }

  /** What a statement answers inside this organization's facts. */
  List<List<@Nullable Object>> rows(String sql) {
    Table table = server.part(QueryEngine.class).run(id, new Sql(sql, List.of()), PATIENCE);
    return table.rows();
  }

  long count(String entity) {
    Object count = rows("SELECT count(*) FROM " + entity).getFirst().getFirst();
    return ((Number) Objects.requireNonNull(count)).longValue();
  }
}
