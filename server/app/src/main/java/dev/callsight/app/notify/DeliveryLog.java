package dev.callsight.app.notify;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps for a while what was sent to whom, and what became of it. */
@Component
class DeliveryLog {
  private static final Duration KEPT = Duration.ofDays(90);
  private static final int LONGEST = 300;

  private final JdbcClient jdbc;
  private final Clock clock;

  DeliveryLog(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void add(String id, Delivery delivery) {
    Instant now = clock.instant();
    forgetBefore(delivery.organizationId(), delivery.topic(), now.minus(KEPT));
    jdbc.sql(
            """
            INSERT INTO delivery (id, organization_id, topic, channel, target, notification_id,
              subject, created_at, attempts, next_at, outcome)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?, 'waiting')
            """)
        .param(id)
        .param(delivery.organizationId())
        .param(delivery.topic())
        .param(delivery.channel().kind())
        .param(cut(delivery.channel().target()))
        .param(delivery.notification().id())
        .param(cut(delivery.notification().subject()))
        .param(time(now))
        .param(time(now))
        .update();
  }

  void arrived(String id) {
    record(id, "arrived", null, null);
  }

  void waits(String id, String problem, Instant next) {
    record(id, "waiting", problem, next);
  }

  void givenUp(String id, String problem) {
    record(id, "given_up", problem, null);
  }

  private void record(String id, String outcome, @Nullable String problem, @Nullable Instant next) {
    jdbc.sql(
            """
            UPDATE delivery SET attempts = attempts + 1, tried_at = ?, next_at = ?, outcome = ?,
              problem = ?
            WHERE id = ?
            """)
        .param(time(clock.instant()))
        .param(time(next))
        .param(outcome)
        .param(problem == null ? null : cut(problem))
        .param(id)
        .update();
  }

  /** The newest of a topic, newest first. */
  List<DeliveryReport> newest(String organizationId, String topic, int limit) {
    return jdbc.sql(
            """
            SELECT id, channel, target, subject, created_at, attempts, tried_at, next_at, outcome,
              problem
            FROM delivery WHERE organization_id = ? AND topic = ?
            ORDER BY created_at DESC, id LIMIT ?
            """)
        .param(organizationId)
        .param(topic)
        .param(limit)
        .query(DeliveryLog::read)
        .list();
  }

  void forget(String organizationId, String topic) {
    jdbc.sql("DELETE FROM delivery WHERE organization_id = ? AND topic = ?")
        .param(organizationId)
        .param(topic)
        .update();
  }

  private void forgetBefore(String organizationId, String topic, Instant first) {
    jdbc.sql("DELETE FROM delivery WHERE organization_id = ? AND topic = ? AND created_at < ?")
        .param(organizationId)
        .param(topic)
        .param(time(first))
        .update();
  }

  private static DeliveryReport read(ResultSet row, int number) throws SQLException {
    return new DeliveryReport(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getObject(5, OffsetDateTime.class).toInstant(),
        row.getInt(6),
        instant(row, 7),
        instant(row, 8),
        row.getString(9),
        row.getString(10));
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }

  private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
