package dev.callsight.app.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server's interface as a client sees it: HTTP with one key. */
record Api(int port, String key) {
  static final JsonMapper JSON = new JsonMapper();

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** What came back. */
  record Answer(int status, String contentType, String body) {
    JsonNode json() {
      return JSON.readTree(body);
    }

    /** The answer, having checked that it is not an error. */
    Answer ok() {
      assertThat(status).as(body).isBetween(200, 299);
      return this;
    }
  }

  Api with(String otherKey) {
    return new Api(port, otherKey);
  }

  Answer get(String path) {
    return send(request(path).GET());
  }

  Answer post(String path, Object body) {
    return post(path, "application/json", JSON.writeValueAsString(body));
  }

  Answer post(String path, String type, String body) {
    return post(path, type, BodyPublishers.ofString(body, StandardCharsets.UTF_8));
  }

  Answer post(String path, String type, byte[] body) {
    return post(path, type, BodyPublishers.ofByteArray(body));
  }

  Answer post(String path, String type, BodyPublisher body) {
    return send(request(path).header("Content-Type", type).POST(body));
  }

  Answer delete(String path) {
    return send(request(path).DELETE());
  }

  /** A request under way to be completed by its caller. */
  HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(PATIENCE);
    return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
  }

  Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
      String type = response.headers().firstValue("Content-Type").orElse("");
      return new Answer(response.statusCode(), type, response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  void createOrganization(String id, String zone, String currency) {
    post("/api/organizations", Map.of("id", id, "name", id, "timezone", zone, "currency", currency))
        .ok();
  }

  /** A key of that organization alone. */
  Api keyOf(String organization, List<String> scopes) {
    Answer answer =
        post(
            "/api/organizations/" + organization + "/keys",
            Map.of("name", "acceptance", "scopes", scopes));
    return with(answer.ok().json().get("key").stringValue());
  }

  /** Sends newline-delimited JSON, all of which must be taken. */
  JsonNode ingest(String organization, String entity, String lines) {
    return taken(ingestPath(organization, entity), BodyPublishers.ofString(lines));
  }

  JsonNode taken(String path, BodyPublisher lines) {
    JsonNode report = post(path, "application/x-ndjson", lines).ok().json();
    assertThat(report.get("rejected").longValue()).as(report.toString()).isZero();
    return report;
  }

  static String ingestPath(String organization, String entity) {
    return "/api/ingest/" + entity + "?organizationId=" + organization;
  }

  JsonNode query(Map<String, ?> body) {
    return post("/api/analytics/query", body).ok().json();
  }
}
