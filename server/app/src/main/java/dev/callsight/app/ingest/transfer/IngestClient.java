package dev.callsight.app.ingest.transfer;

import dev.callsight.app.ingest.IngestAnswer;
import dev.callsight.app.ingest.reader.BodyFormat;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends pieces to a server. A piece may be sent again: records are keyed by their ids. */
public final class IngestClient implements AutoCloseable {
  private static final int ATTEMPTS = 4;
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofMinutes(10);
  private static final int MOST_ERRORS = 100_000;

  private final URI server;
  private final String organization;
  private final String key;
  private final HttpClient http;
  private final JsonMapper json = JsonMapper.builder().build();

  /**
   * A client of one organization.
   *
   * @param server where the server is, such as {@code http://127.0.0.1:8080}
   * @param organization whose records are sent
   * @param key an API key with {@code ingest:write}; a secret
   */
  public IngestClient(URI server, String organization, String key) {
    this.server = server;
    this.organization = organization;
    this.key = key;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
  }

  /**
   * Sends a piece and waits until it is durable.
   *
   * @throws ImportException when the server refuses it, or does not answer several times
   */
  IngestAnswer send(String entity, Packed packed) throws InterruptedException {
    HttpRequest request = request(entity, packed);
    IOException failure = new IOException("no attempt");
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        HttpResponse<String> response =
            http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (!isBusy(response) || attempt == ATTEMPTS) {
          return answer(response);
        }
        Thread.sleep(pause(response, attempt));
      } catch (ConnectException _) {
        throw new ImportException(
            "no server answers at " + server + "; start one with ./callsight serve");
      } catch (IOException e) {
        failure = e;
        Thread.sleep(Duration.ofMillis(500L * attempt));
      }
    }
    throw new ImportException("the server at " + server + " broke off: " + failure.getMessage());
  }

  private HttpRequest request(String entity, Packed packed) {
    URI target =
        server.resolve(
            "/api/ingest/%s?organizationId=%s&errorLimit=%d"
                .formatted(
                    entity, URLEncoder.encode(organization, StandardCharsets.UTF_8), MOST_ERRORS));
    String type = packed.piece().format() == BodyFormat.CSV ? "text/csv" : "application/x-ndjson";
    return HttpRequest.newBuilder(target)
        .timeout(ANSWER)
        .header("Authorization", "Bearer " + key)
        .header("Content-Type", type)
        .header("Content-Encoding", "gzip")
        .POST(packed.publisher())
        .build();
  }

  private static boolean isBusy(HttpResponse<String> response) {
    return response.statusCode() == 429 || response.statusCode() == 503;
  }

  private static Duration pause(HttpResponse<String> response, int attempt) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(seconds -> seconds.matches("\\d{1,3}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        .orElse(Duration.ofSeconds(attempt));
  }

  private IngestAnswer answer(HttpResponse<String> response) {
    if (response.statusCode() == 200) {
      return json.readValue(response.body(), IngestAnswer.class);
    }
    throw new ImportException(
        "the server refuses with status " + response.statusCode() + ": " + detail(response.body()));
  }

  private String detail(String problem) {
    try {
      JsonNode detail = json.readTree(problem).path("detail");
      return detail.isString() ? detail.stringValue() : problem;
    } catch (JacksonException _) {
      return problem.length() > 200 ? problem.substring(0, 200) : problem;
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
