package dev.callsight.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.testing.Answer;
import dev.callsight.app.testing.RunningServer;
import dev.callsight.app.testing.TestClient;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ContractTest {
  private final TestClient anyone = RunningServer.shared().browser();

  @Test
  void describesTheRoutesAndTheirRefusals() {
    Answer document = anyone.get("/openapi.json").expect(200);
    assertThat(document.text("/openapi")).startsWith("3.1");
    JsonNode create = document.json().at("/paths/~1api~1organizations/post");
    assertThat(create.isObject()).isTrue();
    assertThat(create.at("/responses/default/content/application~1problem+json").isObject())
        .isTrue();
    assertThat(document.json().at("/components/schemas/Problem/properties").has("code")).isTrue();
    JsonNode batch = document.json().at("/paths/~1api~1analytics~1batch/post");
    assertThat(batch.at("/responses/200/content/application~1x-ndjson/schema").isObject()).isTrue();
    assertThat(document.json().at("/components/schemas/BatchPart/properties").has("kind")).isTrue();
    assertThat(document.json().at("/components/securitySchemes/key/scheme").asString())
        .isEqualTo("bearer");
    // Who calls is found out, not sent.
    assertThat(document.json().at("/components/schemas").has("Caller")).isFalse();
    assertThat(document.json().at("/components/schemas").has("Actor")).isFalse();
  }

  @Test
  void partsOfTheSameNameAreToldApart() {
    JsonNode schemas = anyone.get("/openapi.json").expect(200).json().at("/components/schemas");
    assertThat(schemas.at("/OrganizationListing/properties").has("organizations")).isTrue();
    assertThat(schemas.at("/RateListing/properties").has("rates")).isTrue();
    assertThat(schemas.has("Listing")).isFalse();
  }

  @Test
  void thePageToBrowseItComesFromHereAlone() {
    Answer page = anyone.get("/docs").expect(200);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.body()).doesNotContain("http://", "https://");
    for (String part : new String[] {"swagger-ui.css", "swagger-ui-bundle.js", "contract.js"}) {
      assertThat(page.body()).contains("/docs/" + part);
      anyone.get("/docs/" + part).expect(200);
    }
  }

  @Test
  void healthAndMetricsAreOpen() {
    assertThat(anyone.get("/health/live").expect(200).text("/status")).isEqualTo("UP");
    assertThat(anyone.get("/health/ready").expect(200).text("/status")).isEqualTo("UP");
    Answer metrics = anyone.get("/metrics").expect(200);
    assertThat(metrics.body()).contains("jvm_memory_used_bytes", "http_server_requests_seconds");
  }

  @Test
  void largeAnswersAreCompressed() {
    Answer packed = anyone.with("Accept-Encoding", "gzip").get("/openapi.json").expect(200);
    assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
  }
}
