package dev.callsight.app.identity;

import dev.callsight.app.settings.RealTime;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One-time links: each signs one person in, once, until it runs out. */
@Component
class SignInLinks {
  /** How long a link can be used. */
  static final Duration LIFE = Duration.ofDays(3);

  private final JdbcClient jdbc;
  private final RealTime time;

  SignInLinks(JdbcClient jdbc, RealTime time) {
    this.jdbc = jdbc;
    this.time = time;
  }

  /** A new token for the person; earlier ones stop working. */
  Secret issue(String personId) {
    revoke(personId);
    Secret token = Secret.random("");
    jdbc.sql("INSERT INTO sign_in_link (token_hash, person_id, expires_at) VALUES (?, ?, ?)")
        .param(token.hash())
        .param(personId)
        .param(now().plus(LIFE))
        .update();
    return token;
  }

  /** Whether a link of the person that still works was made so short a time ago. */
  boolean issuedWithin(String personId, Duration time) {
    return jdbc.sql(
                "SELECT COUNT(*) FROM sign_in_link"
                    + " WHERE person_id = ? AND used_at IS NULL AND expires_at > ?")
            .param(personId)
            .param(now().plus(LIFE).minus(time))
            .query(Long.class)
            .single()
        > 0;
  }

  /** Uses the token up: the person it is for, or empty when it is not valid (any more). */
  Optional<String> redeem(Secret token) {
    OffsetDateTime now = now();
    int used =
        jdbc.sql(
                """
                UPDATE sign_in_link SET used_at = ?
                WHERE token_hash = ? AND used_at IS NULL AND expires_at > ?
                """)
            .param(now)
            .param(token.hash())
            .param(now)
            .update();
    if (used == 0) {
      return Optional.empty();
    }
    return jdbc.sql("SELECT person_id FROM sign_in_link WHERE token_hash = ?")
        .param(token.hash())
        .query(String.class)
        .optional();
  }

  /** Makes every link of the person worthless. */
  void revoke(String personId) {
    jdbc.sql("DELETE FROM sign_in_link WHERE person_id = ?").param(personId).update();
  }

  private OffsetDateTime now() {
    return time.now().atOffset(ZoneOffset.UTC);
  }
}
