package dev.callsight.app.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.testing.Answer;
import dev.callsight.app.testing.RunningServer;
import dev.callsight.app.testing.TestClient;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Who is known to one node is known to the other. */
class SharedIdentityTest {
  private final RunningServer one = TwoNodes.shared().one();
  private final RunningServer other = TwoNodes.shared().other();
  private final OnTwoNodes company = new OnTwoNodes();

  @Test
  void whoIsKnownToOneNodeIsKnownToTheOther() {
    TestClient signedIn = signIn();
    signedIn.get("/api/session").expect(200);
    company.overview(signedIn.at(other.port())).expect(200);

    String keys = "/api/organizations/" + company.id() + "/keys";
    String body = "{\"name\":\"once\",\"scopes\":[\"query:read\"]}";
    Answer made = one.platform().with("Idempotency-Key", company.id()).post(keys, body).expect(201);
    Answer again =
        other.platform().with("Idempotency-Key", company.id()).post(keys, body).expect(201);
    assertThat(again.body()).isEqualTo(made.body());
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");

    TestClient key = other.withKey(made.text("/key"));
    company.overview(key).expect(200);
    one.platform().delete(keys + "/" + made.text("/id")).expect(204);
    company.overview(key).expectProblem(401, "unauthenticated");

    signedIn.delete("/api/session").expect(204);
    signedIn.at(other.port()).get("/api/goals").expectProblem(401, "unauthenticated");
  }

  @Test
  void attemptsAreCountedOnBothNodesTogether() {
    int refused = 0;
    for (int i = 0; i < 2 * TwoNodes.SIGN_INS - 4; i++) {
      RunningServer node = i % 2 == 0 ? one : other;
      Answer answer = node.browser().post("/api/session/link", "{\"token\":\"wrong\"}");
      refused += answer.status() == 429 ? 1 : 0;
    }
    // Each node alone would have let all of its own pass.
    assertThat(refused).isPositive();
  }

  private TestClient signIn() {
    String link =
        one.platform()
            .post(
                "/api/organizations/" + company.id() + "/members",
                "{\"email\":\"%s@example.org\",\"name\":\"Kim\",\"role\":\"owner\"}"
                    .formatted(company.id()))
            .expect(201)
            .text("/link");
    TestClient browser = one.browser();
    String token = link.substring(link.indexOf("#token=") + "#token=".length());
    Answer signedIn = browser.post("/api/session/link", "{\"token\":\"%s\"}".formatted(token));
    // Another test may have used up the attempts of this minute.
    for (int i = 0; signedIn.status() == 429 && i < 100; i++) {
      LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
      signedIn = browser.post("/api/session/link", "{\"token\":\"%s\"}".formatted(token));
    }
    signedIn.expect(200);
    return browser.withCsrf();
  }
}
