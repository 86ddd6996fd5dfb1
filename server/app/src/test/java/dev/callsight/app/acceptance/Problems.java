package dev.callsight.app.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.acceptance.Api.Answer;
import tools.jackson.databind.JsonNode;

/** What every refusal looks like, whatever was refused. */
final class Problems {
  private Problems() {}

  /** The answer may be anything but a failure of the server; if it refuses, it does so properly. */
  static void expectNoFailure(Answer answer, String sent) {
    assertThat(answer.status()).as("answer to %s: %s", sent, answer.body()).isBetween(200, 499);
    if (answer.status() >= 400) {
      expectRefusal(answer, sent);
    }
  }

  /** The answer is 4xx and says in the contract's form what is wrong. */
  static void expectRefusal(Answer answer, String sent) {
    assertThat(answer.status()).as("answer to %s: %s", sent, answer.body()).isBetween(400, 499);
    assertThat(answer.contentType())
        .as("answer to %s", sent)
        .startsWith("application/problem+json");
    JsonNode problem = answer.json();
    assertThat(problem.path("status").intValue()).as(answer.body()).isEqualTo(answer.status());
    assertThat(problem.path("success").asBoolean(true)).as(answer.body()).isFalse();
    assertThat(problem.path("code").asString("")).as(answer.body()).isNotEmpty();
    assertThat(problem.path("requestId").asString("")).as(answer.body()).isNotEmpty();
    assertThat(answer.body())
        .as("answer to %s", sent)
        .doesNotContain(
            "\tat ", "org.springframework", "org.duckdb", "Binder Error", "Parser Error");
  }
}
