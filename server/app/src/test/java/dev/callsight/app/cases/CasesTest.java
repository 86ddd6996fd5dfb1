package dev.callsight.app.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.Server;
import dev.callsight.app.settings.DataFolderLock;
import dev.callsight.app.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs every case of {@code api/cases} against a real server; see its README for the rules. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CasesTest {
  private static final Path CASES = Path.of("..", "..", "api", "cases");
  private static final String CLOCK = "2026-06-30T12:00:00Z";
  private static final String KEY = "platform-key-of-the-cases";

  private final JsonMapper json = JsonMapper.builder().build();
  private final HttpClient client = HttpClient.newHttpClient();
  private Server server;

  @BeforeAll
  void start(@TempDir Path data) throws IOException {
    Settings settings =
        Settings.from(
            Map.of(
                "CALLSIGHT_DATA",
                data.toString(),
                "CALLSIGHT_PORT",
                "0",
                "CALLSIGHT_CLOCK",
                CLOCK,
                "CALLSIGHT_BOOTSTRAP_KEY",
                KEY));
    server = Server.start(settings, DataFolderLock.tryTake(data).orElseThrow(), false);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @TestFactory
  Stream<DynamicNode> everyCase() throws IOException {
    List<Path> folders;
    try (Stream<Path> children = Files.list(CASES)) {
      folders = children.filter(Files::isDirectory).sorted().toList();
    }
    assertThat(folders).isNotEmpty();
    return folders.stream().flatMap(this::exchanges);
  }

  private Stream<DynamicNode> exchanges(Path folder) {
    JsonNode description = json.readTree(folder.resolve("case.json"));
    String name = folder.getFileName() + ": ";
    return Stream.concat(
        Stream.of(
            DynamicTest.dynamicTest(name + "records go in", () -> ingest(folder, description))),
        description
            .get("exchanges")
            .valueStream()
            .map(exchange ->
                DynamicTest.dynamicTest(
                    name + exchange.get("title").stringValue(), () -> exchange(exchange))));
  }

  private void ingest(Path folder, JsonNode description) throws Exception {
    JsonNode organization = description.get("organization");
    assertThat(
            send("POST", "/api/organizations", "application/json", organization.toString())
                .statusCode())
        .isEqualTo(201);
    for (JsonNode part : description.get("ingest")) {
      String path =
          "/api/ingest/%s?organizationId=%s"
              .formatted(part.get("entity").stringValue(), organization.get("id").stringValue());
      String records = Files.readString(folder.resolve(part.get("file").stringValue()));
      HttpResponse<String> answer = send("POST", path, "application/x-ndjson", records);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      JsonNode counts = json.readTree(answer.body());
      assertThat(counts.get("rejected").intValue()).as(answer.body()).isZero();
      assertThat(counts.get("accepted").longValue()).isEqualTo(records.lines().count());
    }
  }

  private void exchange(JsonNode exchange) throws Exception {
    JsonNode request = exchange.get("request");
    JsonNode expected = exchange.get("response");
    HttpResponse<String> answer =
        send(
            request.get("method").stringValue(),
            request.get("path").stringValue(),
            "application/json",
            request.get("body").toString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected.get("status").intValue());
    List<String> differences =
        Matching.differences(expected.get("body"), json.readTree(answer.body()));
    assertThat(differences).as(answer.body()).isEmpty();
  }

  private HttpResponse<String> send(String method, String path, String type, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .header("Authorization", "Bearer " + KEY)
            .header("Content-Type", type)
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
