package dev.callsight.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.app.testing.RunningServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What cannot be seen from outside without waiting for days. */
class SignInLinksTest {
  private final RunningServer server = RunningServer.shared();
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-22T12:00:00Z"));
  private final SignInLinks links =
      new SignInLinks(server.part(JdbcClient.class), () -> Objects.requireNonNull(now.get()));
  private String personId = "";

  @BeforeEach
  void invite() {
    String organization = Installation.newOrganization(server);
    String email = Installation.newEmail();
    Installation.invite(server, organization, email, "viewer");
    personId = server.part(PeopleStore.class).findByEmail(email).orElseThrow().id();
  }

  @Test
  void aLinkRunsOut() {
    Secret last = links.issue(personId);
    now.updateAndGet(instant -> instant.plus(SignInLinks.LIFE));
    assertThat(links.redeem(last)).isEmpty();
    Secret next = links.issue(personId);
    now.updateAndGet(instant -> instant.plus(SignInLinks.LIFE).minus(Duration.ofSeconds(1)));
    assertThat(links.redeem(next)).contains(personId);
    assertThat(links.redeem(next)).isEmpty();
  }

  @Test
  void aNewLinkReplacesTheOld() {
    Secret old = links.issue(personId);
    Secret next = links.issue(personId);
    assertThat(links.redeem(old)).isEmpty();
    assertThat(links.redeem(next)).contains(personId);
  }
}
