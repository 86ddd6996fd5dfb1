package dev.callsight.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.testing.Answer;
import dev.callsight.app.testing.RunningServer;
import dev.callsight.app.testing.TestClient;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class IdempotencyTest {
  private static final RunningServer SERVER = RunningServer.shared();
  private static final String KEYS = "/api/organizations/org_idempotency/keys";
  private static final String BODY = "{\"name\":\"once\",\"scopes\":[\"query:read\"]}";

  private final TestClient platform = SERVER.platform();

  @BeforeAll
  static void createOrganization() {
    SERVER
        .platform()
        .post(
            "/api/organizations",
            """
            {"id":"org_idempotency","name":"Once","timezone":"UTC","currency":"EUR"}
            """)
        .expect(201);
  }

  @Test
  void theSameRequestAgainIsAnsweredNotRepeated() {
    int before = keys();
    Answer first = platform.with("Idempotency-Key", "same").post(KEYS, BODY).expect(201);
    Answer again = platform.with("Idempotency-Key", "same").post(KEYS, BODY).expect(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(keys()).isEqualTo(before + 1);
  }

  @Test
  void anotherRequestUnderTheSameKeyIsRefused() {
    platform.with("Idempotency-Key", "other").post(KEYS, BODY).expect(201);
    platform
        .with("Idempotency-Key", "other")
        .post(KEYS, BODY.replace("once", "twice"))
        .expectProblem(422, "idempotency_key_reused");
  }

  @Test
  void aRefusedRequestMayBeMended() {
    platform.with("Idempotency-Key", "mended").post(KEYS, "{}").expectProblem(422, "invalid_field");
    platform.with("Idempotency-Key", "mended").post(KEYS, BODY).expect(201);
  }

  @Test
  void callersDoNotShareKeys() {
    String secret = platform.post(KEYS, BODY.replace("query:read", "admin")).text("/key");
    Answer ours = platform.with("Idempotency-Key", "shared").post(KEYS, BODY).expect(201);
    Answer theirs =
        SERVER.withKey(secret).with("Idempotency-Key", "shared").post(KEYS, BODY).expect(201);
    assertThat(theirs.text("/id")).isNotEqualTo(ours.text("/id"));
  }

  @Test
  void anOddKeyIsRefused() {
    platform
        .with("Idempotency-Key", "a b")
        .post(KEYS, BODY)
        .expectProblem(400, "malformed_request");
  }

  @Test
  void theStoredAnswerShowsNoSecret() {
    Answer created = platform.with("Idempotency-Key", "hidden").post(KEYS, BODY).expect(201);
    boolean readable =
        SERVER
            .part(JdbcClient.class)
            .sql("SELECT answer FROM idempotent_answer WHERE answer IS NOT NULL")
            .query((row, _) -> new String(row.getBytes(1), StandardCharsets.ISO_8859_1))
            .stream()
            .anyMatch(stored -> stored.contains(created.text("/key")) || stored.contains("cs_"));
    assertThat(readable).isFalse();
  }

  private int keys() {
    return platform.get(KEYS).expect(200).json().at("/keys").size();
  }
}
