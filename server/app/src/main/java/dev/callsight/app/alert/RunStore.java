package dev.callsight.app.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps how far each alert was evaluated. */
@Component
class RunStore {
  private final JdbcClient jdbc;
  private final JsonMapper json;

  RunStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** The part of a run that is kept as JSON; what an earlier version did not keep is null. */
  private record Kept(
      Map<String, AlertState> states,
      @Nullable Map<String, AlertState> earlier,
      @Nullable Map<String, AlertRun.Seen> seen,
      Map<String, AlertRun.Tiding> waiting,
      @Nullable Boolean again) {}

  AlertRun find(String alertId) {
    return jdbc.sql(
            """
            SELECT evaluated_to, snoozed_until, states, revision FROM alert_run WHERE alert_id = ?
            """)
        .param(alertId)
        .query((row, _) -> read(row))
        .optional()
        .orElse(AlertRun.FRESH);
  }

  /** Keeps a run whatever was kept before, but for the snooze. */
  void begin(String alertId, AlertRun run) {
    int kept =
        jdbc.sql(
                """
                UPDATE alert_run SET evaluated_to = ?, states = ?, revision = revision + 1
                WHERE alert_id = ?
                """)
            .param(time(run.evaluatedTo()))
            .param(text(run))
            .param(alertId)
            .update();
    if (kept == 0) {
      jdbc.sql("INSERT INTO alert_run (evaluated_to, states, alert_id) VALUES (?, ?, ?)")
          .param(time(run.evaluatedTo()))
          .param(text(run))
          .param(alertId)
          .update();
    }
  }

  /** Keeps what an evaluation came to, unless another got ahead of it; whether it was kept. */
  boolean advance(String alertId, AlertRun run) {
    return jdbc.sql(
                """
                UPDATE alert_run SET evaluated_to = ?, states = ?, revision = revision + 1
                WHERE alert_id = ? AND revision = ?
                """)
            .param(time(run.evaluatedTo()))
            .param(text(run))
            .param(alertId)
            .param(run.revision())
            .update()
        > 0;
  }

  /** An evaluation that runs right now was made without it, and does not count. */
  void snooze(String alertId, @Nullable Instant until) {
    jdbc.sql(
            """
            UPDATE alert_run SET snoozed_until = ?, revision = revision + 1 WHERE alert_id = ?
            """)
        .param(time(until))
        .param(alertId)
        .update();
  }

  private String text(AlertRun run) {
    return json.writeValueAsString(
        new Kept(run.states(), run.earlier(), run.seen(), run.waiting(), run.again()));
  }

  private AlertRun read(ResultSet row) throws SQLException {
    Kept kept = json.readValue(row.getString(3), Kept.class);
    return new AlertRun(
        instant(row, 1),
        instant(row, 2),
        kept.states(),
        Optional.ofNullable(kept.earlier()).orElse(kept.states()),
        Optional.ofNullable(kept.seen()).orElse(Map.of()),
        kept.waiting(),
        Boolean.TRUE.equals(kept.again()),
        row.getLong(4));
  }

  private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
