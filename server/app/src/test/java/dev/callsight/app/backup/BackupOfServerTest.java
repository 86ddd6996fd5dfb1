package dev.callsight.app.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callsight.app.Server;
import dev.callsight.app.settings.DataFolderLock;
import dev.callsight.app.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real server is backed up, its data erased and restored; it answers as before. */
class BackupOfServerTest {
  private static final String KEY = "platform-key-of-the-test";
  private static final String OVERVIEW =
      """
      {"organizationId": "acme", "timeRange": "30d", "metrics": ["calls", "leads"]}\
      """;

  @TempDir private Path scratch = Path.of("");
  private Path data = Path.of("");
  private Path archive = Path.of("");

  @BeforeEach
  void names() {
    data = scratch.resolve("data");
    archive = scratch.resolve("backup.zip");
  }

  @Test
  void ofARunningServerRestoresToEqualAnswers() throws Exception {
    JsonNode before;
    String organizations;
    try (Server server = start()) {
      fill(server);
      before = overview(server);
      organizations = send(server, "GET", "/api/organizations", "").body();
      assertThat(before.at("/calls/total").intValue()).isEqualTo(200);

      int files = new RunningServer(address(server), KEY).backUpTo(archive);

      assertThat(files).isGreaterThanOrEqualTo(2);
      assertThat(send(server, "DELETE", "/api/organizations/acme", "").statusCode()).isEqualTo(204);
    }
    Restore.into(data, archive, true);
    try (Server server = start()) {
      assertThat(overview(server)).isEqualTo(before);
      assertThat(send(server, "GET", "/api/organizations", "").body()).isEqualTo(organizations);
    }
  }

  @Test
  void ofAStoppedServerRestoresElsewhereToEqualAnswers() throws Exception {
    JsonNode before;
    try (Server server = start()) {
      fill(server);
      before = overview(server);
    }
    Backup.ofStopped(data, archive, Instant.now());
    data = scratch.resolve("elsewhere");
    Restore.into(data, archive, false);
    try (Server server = start()) {
      assertThat(overview(server)).isEqualTo(before);
    }
  }

  @Test
  void aKeyOfOneOrganizationIsRefused() throws Exception {
    try (Server server = start()) {
      fill(server);
      String made =
          send(
                  server,
                  "POST",
                  "/api/organizations/acme/keys",
                  "{\"name\": \"all of acme\", \"scopes\": [\"admin\", \"query:read\"]}")
              .body();
      String key = new JsonMapper().readTree(made).get("key").stringValue();
      RunningServer client = new RunningServer(address(server), key);
      assertThatThrownBy(() -> client.backUpTo(archive))
          .isInstanceOf(BackupException.class)
          .hasMessageContaining("403")
          .hasMessageContaining("Only a platform key");
      assertThat(archive).doesNotExist();
    }
  }

  private Server start() throws IOException {
    Settings settings =
        Settings.from(
            Map.of(
                "CALLSIGHT_DATA",
                data.toString(),
                "CALLSIGHT_PORT",
                "0",
                "CALLSIGHT_CLOCK",
                "2026-06-30T12:00:00Z",
                "CALLSIGHT_BOOTSTRAP_KEY",
                KEY));
    return Server.start(settings, DataFolderLock.tryTake(data).orElseThrow(), false);
  }

  private static URI address(Server server) {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  private static void fill(Server server) throws Exception {
    String organization =
        """
        {"id": "acme", "name": "Acme", "timezone": "Europe/Lisbon", "currency": "EUR"}\
        """;
    assertThat(send(server, "POST", "/api/organizations", organization).statusCode())
        .isEqualTo(201);
    String calls =
        IntStream.range(0, 200)
            .mapToObj(number ->
                """
                {"id": "c%d", "startedAt": "2026-06-%02dT10:00:00Z", "durationSeconds": %d, \
                "successful": %b}\
                """
                    .formatted(number, 10 + number % 20, 30 + number, number % 3 == 0))
            .collect(Collectors.joining(",", "[", "]"));
    HttpResponse<String> answer =
        send(server, "POST", "/api/ingest/calls?organizationId=acme", calls);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static JsonNode overview(Server server) throws Exception {
    HttpResponse<String> answer = send(server, "POST", "/api/analytics/overview", OVERVIEW);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new JsonMapper().readTree(answer.body()).get("data");
  }

  private static HttpResponse<String> send(Server server, String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address(server).resolve(path))
            .header("Authorization", "Bearer " + KEY)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }
}
