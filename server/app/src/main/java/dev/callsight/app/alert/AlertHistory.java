package dev.callsight.app.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What alerts went through. Added to and read, never changed. */
@Component
public class AlertHistory {
  private static final int LONGEST = 500;
  private static final String COLUMNS =
      "id, alert_id, alert_name, at, bucket_start, bucket_end, group_value, state_before,"
          + " state_after, number, reason";

  private final JdbcClient jdbc;

  AlertHistory(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The id of an organization's newest event; 0 when there is none. */
  public long newest(String organizationId) {
    return jdbc.sql("SELECT COALESCE(MAX(id), 0) FROM alert_event WHERE organization_id = ?")
        .param(organizationId)
        .query(Long.class)
        .single();
  }

  /** An organization's events after an id, oldest first. */
  public List<AlertEvent> after(String organizationId, long id, int limit) {
    return jdbc.sql(
            "SELECT "
                + COLUMNS
                + " FROM alert_event WHERE organization_id = ? AND id > ? ORDER BY id LIMIT ?")
        .param(organizationId)
        .param(id)
        .param(limit)
        .query(AlertHistory::read)
        .list();
  }

  /** An alert's events before an id, newest first. */
  List<AlertEvent> before(String alertId, long id, int limit) {
    return jdbc.sql(
            "SELECT "
                + COLUMNS
                + " FROM alert_event WHERE alert_id = ? AND id < ? ORDER BY id DESC LIMIT ?")
        .param(alertId)
        .param(id)
        .param(limit)
        .query(AlertHistory::read)
        .list();
  }

  /** When each alert of an organization last went from one state to another. */
  Map<String, Instant> lastChanges(String organizationId) {
    Map<String, Instant> changes = new HashMap<>();
    jdbc.sql(
            "SELECT alert_id, MAX(at) FROM alert_event WHERE organization_id = ? GROUP BY alert_id")
        .param(organizationId)
        .query(row -> {
          changes.put(row.getString(1), instant(row, 2));
        });
    return changes;
  }

  /** Adds a step that led to another state. */
  void add(KeptAlert alert, Change change, Instant at, String reason) {
    jdbc.sql(
            """
            INSERT INTO alert_event (organization_id, alert_id, alert_name, at, bucket_start,
              bucket_end, group_value, state_before, state_after, number, reason)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(alert.document().organizationId())
        .param(alert.document().id())
        .param(alert.rule().name())
        .param(at.atOffset(ZoneOffset.UTC))
        .param(change.bucket().start().atOffset(ZoneOffset.UTC))
        .param(change.bucket().end().atOffset(ZoneOffset.UTC))
        .param(change.group().isEmpty() ? null : cut(change.groupName()))
        .param(change.before().id())
        .param(change.after().id())
        .param(change.number())
        .param(cut(reason))
        .update();
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  private static AlertEvent read(ResultSet row, int number) throws SQLException {
    return new AlertEvent(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        instant(row, 4),
        instant(row, 5),
        instant(row, 6),
        row.getString(7),
        row.getString(8),
        row.getString(9),
        plain(row.getBigDecimal(10)),
        row.getString(11));
  }

  private static java.math.@Nullable BigDecimal plain(java.math.@Nullable BigDecimal number) {
    return number == null
        ? null
        : new java.math.BigDecimal(number.stripTrailingZeros().toPlainString());
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
