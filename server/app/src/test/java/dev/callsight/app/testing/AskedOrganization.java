package dev.callsight.app.testing;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** An organization of its own for one test, told of records and asked over HTTP. */
public final class AskedOrganization {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final TestClient client = RunningServer.shared().platform();
  private final String id = "org_asked_" + NUMBER.incrementAndGet();

  /** A new one in Lisbon that reports in euros, on the shared server. */
  public AskedOrganization() {
    client
        .post(
            "/api/organizations",
            """
            {"id":"%s","name":"Tests","timezone":"Europe/Lisbon","currency":"EUR"}
            """
                .formatted(id))
        .expect(201);
  }

  /** Its id. */
  public String id() {
    return id;
  }

  /** Ingests records, each as JSON; every one must be accepted. */
  public void tell(String entity, List<String> records) {
    Answer answer =
        client.send(
            "POST",
            "/api/ingest/" + entity + "?atomic=true&organizationId=" + id,
            "application/x-ndjson",
            BodyPublishers.ofString(String.join("\n", records)));
    answer.expect(200);
  }

  /** Posts the members of a question, without braces, to a route under {@code /api/analytics}. */
  public Answer ask(String route, String members) {
    return client.post(
        "/api/analytics/" + route, "{\"organizationId\":\"%s\",%s}".formatted(id, members));
  }
}
