package dev.callsight.bench.load;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The few requests of a run. An answer that is not a success ends it. */
final class Api implements AutoCloseable {

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI address;
  private final String organization;

  Api(URI address, String organization) {
    this.address = address;
    this.organization = organization;
  }

  /** Creates the organization, or finds that it is there. */
  void createOrganization() throws IOException, InterruptedException {
    String body =
        "{\"id\":\"%s\",\"name\":\"Bench\",\"timezone\":\"Europe/Lisbon\",\"currency\":\"EUR\"}"
            .formatted(organization);
    HttpResponse<String> answer = send("/api/organizations", "application/json", body);
    if (answer.statusCode() != 201 && answer.statusCode() != 409) {
      throw refused("/api/organizations", answer);
    }
  }

  /** Stores the records of one body. */
  Stored ingest(String entity, Supplier<InputStream> records)
      throws IOException, InterruptedException {
    String path = "/api/ingest/" + entity + "?organizationId=" + organization;
    HttpRequest request =
        request(path, "application/x-ndjson").POST(BodyPublishers.ofInputStream(records)).build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw refused(path, answer);
    }
    Stored stored = Stored.read(answer.body());
    if (stored.rejected() > 0) {
      throw new IOException("Records were rejected: " + beginning(answer.body()));
    }
    return stored;
  }

  /** Asks a question of the analytics routes. */
  String ask(String path, String body) throws IOException, InterruptedException {
    HttpResponse<String> answer = send("/api/analytics/" + path, "application/json", body);
    if (answer.statusCode() != 200) {
      throw refused(path + " " + body, answer);
    }
    return answer.body();
  }

  String organization() {
    return organization;
  }

  @Override
  public void close() {
    client.close();
  }

  private HttpResponse<String> send(String path, String type, String body)
      throws IOException, InterruptedException {
    HttpRequest request = request(path, type).POST(BodyPublishers.ofString(body)).build();
    return client.send(request, BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path, String type) {
    return HttpRequest.newBuilder(address.resolve(path))
        .header("Authorization", "Bearer " + ServerProcess.KEY)
        .header("Content-Type", type);
  }

  private static IOException refused(String what, HttpResponse<String> answer) {
    return new IOException(
        "%s was answered with %d: %s"
            .formatted(what, answer.statusCode(), beginning(answer.body())));
  }

  private static String beginning(String text) {
    return text.substring(0, Math.min(text.length(), 500));
  }

  /**
   * What the server says it did with the records of one body.
   *
   * @param rows new, replaced and unchanged ones
   * @param rejected ones it could not take
   */
  record Stored(long rows, long rejected) {

    static Stored read(String answer) {
      return new Stored(
          count(answer, "accepted") + count(answer, "updated") + count(answer, "unchanged"),
          count(answer, "rejected"));
    }

    private static long count(String answer, String name) {
      Matcher found = Pattern.compile('"' + name + "\":(\\d+)").matcher(answer);
      if (!found.find()) {
        throw new IllegalStateException("The answer has no " + name + ": " + beginning(answer));
      }
      return Long.parseLong(found.group(1));
    }
  }
}
