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

  /** The part of a run that is kept as JSON. */
  private record Kept(Map<String, AlertState> states, Map<String, AlertRun.Tiding> waiting) {}

  AlertRun find(String alertId) {
    Optional<AlertRun> run =
        jdbc.sql("SELECT evaluated_to, snoozed_until, states FROM alert_run WHERE alert_id = ?")
            .param(alertId)
            .query((row, _) -> read(row))
            .optional();
    return run.orElse(AlertRun.FRESH);
  }

  void save(String alertId, AlertRun run) {
    if (update(alertId, run) == 0) {
      jdbc.sql(
              """
              INSERT INTO alert_run (evaluated_to, snoozed_until, states, alert_id)
              VALUES (?, ?, ?, ?)
              """)
          .param(time(run.evaluatedTo()))
          .param(time(run.snoozedUntil()))
          .param(text(run))
          .param(alertId)
          .update();
    }
  }

  private int update(String alertId, AlertRun run) {
    return jdbc.sql(
            """
            UPDATE alert_run SET evaluated_to = ?, snoozed_until = ?, states = ?
            WHERE alert_id = ?
            """)
        .param(time(run.evaluatedTo()))
        .param(time(run.snoozedUntil()))
        .param(text(run))
        .param(alertId)
        .update();
  }

  private String text(AlertRun run) {
    return json.writeValueAsString(new Kept(run.states(), run.waiting()));
  }

  private AlertRun read(ResultSet row) throws SQLException {
    Kept kept = json.readValue(row.getString(3), Kept.class);
    return new AlertRun(instant(row, 1), instant(row, 2), kept.states(), kept.waiting());
  }

  private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
