package dev.callsight.engine.duckdb;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Keeps two columns of leads true: when the first outbound call or touch at or after a lead's
 * creation was, and how many touches and answered calls it has. No rollup holds them.
 *
 * <p>What a write brings and takes away is added to what a lead has, so that nobody looks through
 * all calls for each call; only where that does not tell (a lead is new or has another time of
 * creation, or loses its first contact), its records are looked up. So it does not matter in which
 * order records arrive.
 */
final class Contacts {
  /** What this transaction brings and takes away: {@code lead, moment, engaged, sign}. */
  private static final String CHANGES = "temp.contact_changes";

  /** The leads concerned, stored or staged, with their columns as they should be. */
  private static final String CONTACTED = "temp.contacted_leads";

  private static final String ANSWERED =
      "coalesce(status = 'completed' OR (status IS NULL AND duration_seconds > 0), false)";
  private static final String CALLS =
      """
      SELECT lead_id AS lead, CASE WHEN direction = 'outbound' THEN started_at END AS moment,
        CAST(%1$s AS BIGINT) AS engaged, %%s AS sign
      FROM %%s WHERE lead_id IS NOT NULL AND (direction = 'outbound' OR %1$s)\
      """
          .formatted(ANSWERED);
  private static final String TOUCHPOINTS =
      "SELECT lead_id AS lead, \"at\" AS moment, CAST(1 AS BIGINT) AS engaged, %s AS sign FROM %s";

  private final Session session;
  private final Map<String, EntityWrite> writes;

  private Contacts(Session session, Map<String, EntityWrite> writes) {
    this.session = session;
    this.writes = writes;
  }

  /** For a transaction with these writes, whose replaced rows are deleted and new ones staged. */
  static void update(Session session, Layout layout, Map<String, EntityWrite> writes)
      throws SQLException {
    if (isConcerned(writes) && applies(layout)) {
      new Contacts(session, writes).update();
    }
  }

  /** Most writes are calls of nobody's lead: they cost no statement. */
  private static boolean isConcerned(Map<String, EntityWrite> writes) {
    EntityWrite calls = writes.get("calls");
    return writes.containsKey("leads")
        || writes.containsKey("touchpoints")
        || (calls != null && (!calls.isDirect() || new CallContacts(calls).isAny()));
  }

  /** For every lead there is. */
  static void updateAll(Session session, Layout layout) throws SQLException {
    if (!applies(layout)) {
      return;
    }
    Contacts contacts = new Contacts(session, Map.of());
    contacts.collectChanges();
    session.execute(
        """
        CREATE OR REPLACE TEMP TABLE contacted_leads AS
        SELECT rowid AS stored, CAST(NULL AS INTEGER) AS position, id, created_at, contacted_at,
          engagements, true AS anew
        FROM leads\
        """);
    contacts.lookUp();
    contacts.store();
    contacts.drop();
  }

  private static boolean applies(Layout layout) {
    return layout.contains("leads") && layout.contains("touchpoints") && layout.contains("calls");
  }

  private void update() throws SQLException {
    if (collectChanges() || writes.containsKey("leads")) {
      addUp();
      if (session.number("SELECT count(*) FROM " + CONTACTED + " WHERE anew") > 0) {
        lookUp();
      }
      store();
    }
    drop();
  }

  private void drop() throws SQLException {
    session.execute("DROP TABLE IF EXISTS " + CHANGES);
    session.execute("DROP TABLE IF EXISTS " + CONTACTED);
  }

  /** Whether there is any. */
  private boolean collectChanges() throws SQLException {
    List<String> sources = new ArrayList<>();
    sources.add(
        "SELECT NULL::VARCHAR AS lead, NULL::TIMESTAMP AS moment, 0::BIGINT AS engaged, 0 AS sign WHERE false");
    sources.addAll(changes("calls", CALLS));
    sources.addAll(changes("touchpoints", TOUCHPOINTS));
    session.execute(
        "CREATE OR REPLACE TEMP TABLE contact_changes AS " + String.join(" UNION ALL ", sources));
    EntityWrite calls = writes.get("calls");
    if (calls != null && calls.isDirect()) {
      new CallContacts(calls).append(session);
    }
    return session.number("SELECT count(*) FROM " + CHANGES) > 0;
  }

  private List<String> changes(String entity, String select) {
    EntityWrite write = writes.get(entity);
    if (write == null || write.isDirect()) {
      return List.of();
    }
    List<String> sources = new ArrayList<>();
    sources.add(select.formatted("1", write.table().staged()));
    if (write.replaced() > 0) {
      sources.add(select.formatted("-1", write.table().replaced()));
    }
    return sources;
  }

  /** What leads had, with the changes; a lead is known by its time of creation. */
  private void addUp() throws SQLException {
    List<String> targets = new ArrayList<>();
    targets.add(
        """
        SELECT rowid AS stored, CAST(NULL AS INTEGER) AS position, id, created_at, contacted_at,
          engagements, true AS known
        FROM leads WHERE id IN (SELECT lead FROM %s)\
        """
            .formatted(CHANGES));
    EntityWrite leads = writes.get("leads");
    if (leads != null) {
      targets.add(
          leads.replaced() == 0
              ? "SELECT NULL, position, id, created_at, NULL, 0, false FROM "
                  + leads.table().staged()
              : """
              SELECT NULL, s.position, s.id, s.created_at, r.contacted_at, coalesce(r.engagements, 0),
                coalesce(r.created_at = s.created_at, false)
              FROM %s s LEFT JOIN %s r ON r.id = s.id\
              """
                  .formatted(leads.table().staged(), leads.table().replaced()));
    }
    session.execute(
        """
        CREATE OR REPLACE TEMP TABLE contacted_leads AS
        SELECT t.stored, t.position, t.id, t.created_at,
          least(t.contacted_at, min(c.moment) FILTER (WHERE c.sign > 0 AND c.moment >= t.created_at)) AS contacted_at,
          t.engagements + coalesce(sum(c.sign * c.engaged), 0) AS engagements,
          NOT t.known OR coalesce(
            min(c.moment) FILTER (WHERE c.sign < 0 AND c.moment >= t.created_at) <= t.contacted_at
            AND coalesce(min(c.moment) FILTER (WHERE c.sign > 0 AND c.moment >= t.created_at) > t.contacted_at, true),
            false) AS anew
        FROM (%s) t LEFT JOIN %s c ON c.lead = t.id
        GROUP BY t.stored, t.position, t.id, t.created_at, t.contacted_at, t.engagements, t.known\
        """
            .formatted(String.join(" UNION ALL ", targets), CHANGES));
  }

  /** Counts anew from all records of the leads that the changes alone do not tell about. */
  private void lookUp() throws SQLException {
    session.execute(
        """
        UPDATE %1$s AS target SET contacted_at = source.moment, engagements = source.engaged
        FROM (
          SELECT l.id, min(c.moment) FILTER (WHERE c.moment >= l.created_at) AS moment,
            coalesce(sum(c.engaged), 0) AS engaged
          FROM %1$s l LEFT JOIN (%2$s UNION ALL %3$s UNION ALL SELECT * FROM %4$s WHERE sign > 0) c
            ON c.lead = l.id
          WHERE l.anew GROUP BY l.id) AS source
        WHERE target.id = source.id\
        """
            .formatted(
                CONTACTED,
                CALLS.formatted("1", "calls"),
                TOUCHPOINTS.formatted("1", "touchpoints"),
                CHANGES));
  }

  private void store() throws SQLException {
    session.execute(update("leads", "rowid = source.stored"));
    EntityWrite leads = writes.get("leads");
    if (leads != null) {
      session.execute(update(leads.table().staged(), "position = source.position"));
    }
  }

  private static String update(String table, String same) {
    return """
    UPDATE %1$s AS target SET contacted_at = source.contacted_at, engagements = source.engagements
    FROM %2$s AS source
    WHERE target.%3$s AND (target.contacted_at IS DISTINCT FROM source.contacted_at
      OR target.engagements IS DISTINCT FROM source.engagements)\
    """
        .formatted(table, CONTACTED, same);
  }
}
