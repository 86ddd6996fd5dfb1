package dev.callsight.app.identity;

import dev.callsight.app.settings.RealTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who did what, when and from where. Entries are added and read, never changed. */
@Component
public class AuditLog {
  private static final int LABEL_LIMIT = 254;

  private final JdbcClient jdbc;
  private final RealTime time;

  AuditLog(JdbcClient jdbc, RealTime time) {
    this.jdbc = jdbc;
    this.time = time;
  }

  /**
   * Adds an entry, in the running transaction when there is one.
   *
   * @param organizationId whose log it belongs to; null for the installation's
   * @param action what was done, such as {@code key.created}
   * @param subject to what: an id or a name; never a secret
   */
  public void record(Actor actor, @Nullable String organizationId, String action, String subject) {
    jdbc.sql(
            """
            INSERT INTO audit_entry
              (at, organization_id, actor_id, actor_label, action, subject, address, request_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(time.now().atOffset(ZoneOffset.UTC))
        .param(organizationId)
        .param(actor.id())
        .param(cut(actor.label()))
        .param(action)
        .param(cut(subject))
        .param(actor.address())
        .param(actor.requestId())
        .update();
  }

  /** Entries of one organization, or of the installation for null, newest first. */
  List<AuditEntry> list(
      @Nullable String organizationId, AuditFilter filter, long before, int limit) {
    return jdbc.sql(
            """
            SELECT id, at, actor_id, actor_label, action, subject, address, request_id
            FROM audit_entry
            WHERE (organization_id = :organization
                OR (organization_id IS NULL AND CAST(:organization AS VARCHAR(64)) IS NULL))
              AND id < :before
              AND (CAST(:by AS VARCHAR(64)) IS NULL OR actor_id = :by)
              AND (CAST(:action AS VARCHAR(64)) IS NULL OR action = :action)
              AND at >= :from AND at < :to
            ORDER BY id DESC
            LIMIT :limit
            """)
        .param("organization", organizationId)
        .param("by", filter.by())
        .param("action", filter.action())
        .param("from", filter.from().atOffset(ZoneOffset.UTC))
        .param("to", filter.to().atOffset(ZoneOffset.UTC))
        .param("before", before)
        .param("limit", limit)
        .query((row, _) ->
            new AuditEntry(
                row.getLong(1),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                new AuditEntry.By(row.getString(3), row.getString(4)),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8)))
        .list();
  }

  /** Who ever did something in an organization, by what each was called last. */
  List<AuditEntry.By> actors(String organizationId) {
    return jdbc.sql(
            """
            SELECT actor_id, MAX(actor_label) FROM audit_entry WHERE organization_id = ?
            GROUP BY actor_id ORDER BY 2, 1 FETCH FIRST 500 ROWS ONLY
            """)
        .param(organizationId)
        .query((row, _) -> new AuditEntry.By(row.getString(1), row.getString(2)))
        .list();
  }

  /** What was ever done in an organization. */
  List<String> actions(String organizationId) {
    return jdbc.sql(
            "SELECT DISTINCT action FROM audit_entry WHERE organization_id = ? ORDER BY action")
        .param(organizationId)
        .query(String.class)
        .list();
  }

  /** Erases an organization's entries, as part of erasing all its data. */
  void erase(String organizationId) {
    jdbc.sql("DELETE FROM audit_entry WHERE organization_id = ?").param(organizationId).update();
  }

  private static String cut(String text) {
    return text.length() <= LABEL_LIMIT ? text : text.substring(0, LABEL_LIMIT);
  }
}
