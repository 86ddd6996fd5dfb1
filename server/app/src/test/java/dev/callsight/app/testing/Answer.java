package dev.callsight.app.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came back.
 *
 * @param response as received
 */
public record Answer(HttpResponse<String> response) {
  private static final JsonMapper JSON = new JsonMapper();

  /** The HTTP status. */
  public int status() {
    return response.statusCode();
  }

  /** The body as it is. */
  public String body() {
    return response.body();
  }

  /** A header; fails when it is not there. */
  public String header(String name) {
    return response
        .headers()
        .firstValue(name)
        .orElseThrow(() -> new AssertionError("No header " + name + " in " + response.headers()));
  }

  /** The body read as JSON. */
  public JsonNode json() {
    return JSON.readTree(body());
  }

  /** The text at a JSON pointer; fails when none is there. */
  public String text(String pointer) {
    JsonNode node = json().at(pointer);
    assertThat(node.isMissingNode()).as("%s in %s", pointer, body()).isFalse();
    return node.asString();
  }

  /** Fails unless the status is this. */
  public Answer expect(int status) {
    assertThat(status()).as(body()).isEqualTo(status);
    return this;
  }

  /** Fails unless this is a whole and honest problem with the status and the code. */
  public Answer expectProblem(int status, String code) {
    expect(status);
    assertThat(header("Content-Type")).startsWith("application/problem+json");
    assertThat(text("/code")).isEqualTo(code);
    assertThat(json().at("/status").asInt()).isEqualTo(status);
    assertThat(json().at("/success").asBoolean(true)).isFalse();
    assertThat(text("/requestId")).isEqualTo(header("X-Request-Id"));
    assertThat(text("/detail")).isNotBlank().doesNotContain("Exception", "dev.callsight");
    assertThat(text("/type")).endsWith(code);
    assertThat(json().at("/errors").isArray()).isTrue();
    return this;
  }
}
