package dev.callsight.app.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.acceptance.Api.Answer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Runs the cases under {@code api/cases} against the running server, as every SDK does. */
@ExtendWith(RunningServer.class)
class CasesTest {
  private static final Path CASES = ProjectFiles.inProject("api/cases");

  @TestFactory
  Stream<DynamicNode> cases(Api api) throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      List<Path> cases =
          folders.filter(folder -> Files.exists(folder.resolve("case.json"))).sorted().toList();
      assertThat(cases).isNotEmpty();
      return cases.stream().map(folder -> container(api, folder));
    }
  }

  private static DynamicNode container(Api api, Path folder) {
    JsonNode given = Api.JSON.readTree(folder.resolve("case.json"));
    DynamicTest records =
        DynamicTest.dynamicTest("takes the records", () -> take(api, folder, given));
    Stream<DynamicTest> exchanges =
        given.get("exchanges").valueStream().map(exchange -> exchange(api, exchange));
    return DynamicContainer.dynamicContainer(
        given.get("title").stringValue(), Stream.concat(Stream.of(records), exchanges));
  }

  private static void take(Api api, Path folder, JsonNode given) throws IOException {
    JsonNode organization = given.get("organization");
    api.post("/api/organizations", organization).ok();
    for (JsonNode file : given.get("ingest")) {
      String path =
          Api.ingestPath(organization.get("id").stringValue(), file.get("entity").stringValue());
      api.taken(path, BodyPublishers.ofFile(folder.resolve(file.get("file").stringValue())));
    }
  }

  private static DynamicTest exchange(Api api, JsonNode exchange) {
    return DynamicTest.dynamicTest(
        exchange.get("title").stringValue(),
        () -> {
          JsonNode request = exchange.get("request");
          String path = request.get("path").stringValue();
          Answer answer =
              request.get("method").stringValue().equals("GET")
                  ? api.get(path)
                  : api.post(path, request.get("body"));
          JsonNode response = exchange.get("response");
          assertThat(answer.status())
              .as(answer.body())
              .isEqualTo(response.get("status").intValue());
          assertThat(Matching.differences(response.get("body"), answer.json())).isEmpty();
        });
  }
}
