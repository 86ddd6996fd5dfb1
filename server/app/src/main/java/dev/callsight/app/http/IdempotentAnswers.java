package dev.callsight.app.http;

import dev.callsight.app.settings.RealTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers, for a day, how creating requests were answered. */
@Component
class IdempotentAnswers {
  private static final Duration KEPT = Duration.ofDays(1);
  // Longer than any creating request runs: what is older was cut off by a crash.
  private static final Duration LONGEST_RUN = Duration.ofMinutes(1);

  private final JdbcClient jdbc;
  private final RealTime time;

  IdempotentAnswers(JdbcClient jdbc, RealTime time) {
    this.jdbc = jdbc;
    this.time = time;
  }

  /** How a request under a key meets what is known of that key. */
  sealed interface Outcome {
    /** Nothing is known: run it. */
    record First() implements Outcome {}

    /** It was answered before. */
    record Done(StoredAnswer answer) implements Outcome {}

    /** It is being answered right now. */
    record Running() implements Outcome {}

    /** The key belongs to another request. */
    record Different() implements Outcome {}
  }

  Outcome begin(IdempotentRequest request) {
    Instant now = time.now();
    forgetOld(now);
    return find(request.lookup())
        .map(known -> meet(known, request))
        .orElseGet(() -> claim(request, now));
  }

  void complete(IdempotentRequest request, StoredAnswer answer) {
    jdbc.sql("UPDATE idempotent_answer SET answer = ? WHERE lookup = ?")
        .param(request.encrypt(answer.toBytes()))
        .param(request.lookup())
        .update();
  }

  void abandon(IdempotentRequest request) {
    jdbc.sql("DELETE FROM idempotent_answer WHERE lookup = ?").param(request.lookup()).update();
  }

  private Outcome claim(IdempotentRequest request, Instant now) {
    try {
      jdbc.sql("INSERT INTO idempotent_answer (lookup, fingerprint, begun_at) VALUES (?, ?, ?)")
          .param(request.lookup())
          .param(request.fingerprint())
          .param(now.atOffset(ZoneOffset.UTC))
          .update();
      return new Outcome.First();
    } catch (DuplicateKeyException _) {
      return new Outcome.Running();
    }
  }

  private static Outcome meet(Known known, IdempotentRequest request) {
    if (!known.fingerprint().equals(request.fingerprint())) {
      return new Outcome.Different();
    }
    byte[] answer = known.answer();
    return answer == null
        ? new Outcome.Running()
        : new Outcome.Done(StoredAnswer.parse(request.decrypt(answer)));
  }

  private Optional<Known> find(String lookup) {
    return jdbc.sql("SELECT fingerprint, answer FROM idempotent_answer WHERE lookup = ?")
        .param(lookup)
        .query((row, _) -> new Known(row.getString(1), row.getBytes(2)))
        .optional();
  }

  private void forgetOld(Instant now) {
    jdbc.sql(
            """
            DELETE FROM idempotent_answer
            WHERE begun_at < ? OR (answer IS NULL AND begun_at < ?)
            """)
        .param(now.minus(KEPT).atOffset(ZoneOffset.UTC))
        .param(now.minus(LONGEST_RUN).atOffset(ZoneOffset.UTC))
        .update();
  }

  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  private record Known(String fingerprint, byte @Nullable [] answer) {}
}
