package dev.callsight.engine.duckdb;

import dev.callsight.engine.duckdb.CallContacts.Contact;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ObjLongConsumer;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;

/**
 * Keeps two columns of leads true: when the first outbound call or touch at or after a lead's
 * creation was, and how many touches and answered calls it has. No rollup holds them.
 *
 * <p>What a write brings and takes away is added to what a lead has, and kept in {@link
 * AwaitedContacts} for a lead that is not known yet, so that nobody looks through all calls for
 * each call or each new lead; only where that does not tell (a lead has another time of creation,
 * or loses its first contact), its records are looked up. So it does not matter in which order
 * records arrive.
 */
final class Contacts {
  /**
   * What this transaction brings and takes away: {@code lead_hash, lead, moment, contacts,
   * engaged}, the last two signed.
   */
  private static final String CHANGES = "temp.contact_changes";

  /** The leads concerned, stored or staged, with their columns as they should be. */
  private static final String CONTACTED = "temp.contacted_leads";

  private static final String ANSWERED =
      "coalesce(status = 'completed' OR (status IS NULL AND duration_seconds > 0), false)";
  private static final String CALLS =
      """
      SELECT %1$s(lead_id) AS lead_hash, lead_id AS lead,
        CASE WHEN direction = 'outbound' THEN started_at END AS moment,
        CAST(%%1$s AS BIGINT) AS contacts, CAST(%2$s AS BIGINT) * %%1$s AS engaged
      FROM %%2$s WHERE lead_id IS NOT NULL AND (direction = 'outbound' OR %2$s)\
      """
          .formatted(Fingerprint.NAME, ANSWERED);
  private static final String TOUCHPOINTS =
      """
      SELECT %1$s(lead_id) AS lead_hash, lead_id AS lead, "at" AS moment,
        CAST(%%1$s AS BIGINT) AS contacts, CAST(%%1$s AS BIGINT) AS engaged FROM %%2$s\
      """
          .formatted(Fingerprint.NAME);
  private static final String RECORDS =
      CALLS.formatted("1", "calls") + " UNION ALL " + TOUCHPOINTS.formatted("1", "touchpoints");

  private final Session session;
  private final Map<String, EntityWrite> writes;
  private final ObjLongConsumer<String> appended;

  private Contacts(
      Session session, Map<String, EntityWrite> writes, ObjLongConsumer<String> appended) {
    this.session = session;
    this.writes = writes;
    this.appended = appended;
  }

  /**
   * For a transaction with these writes, whose replaced rows are deleted and new ones staged.
   *
   * @param appended told how many rows were appended to a signed table
   */
  static void update(
      Session session,
      Layout layout,
      OrganizationFile file,
      Map<String, EntityWrite> writes,
      ObjLongConsumer<String> appended)
      throws SQLException {
    if (!layout.keepsContacts()) {
      return;
    }
    Contacts contacts = new Contacts(session, writes, appended);
    EntityWrite calls = writes.get("calls");
    List<Contact> direct = calls != null && calls.isDirect() ? CallContacts.of(calls) : List.of();
    if (!direct.isEmpty()) {
      // Most calls of leads that are not known are told from others without a statement.
      IdFilter leads = file.filter(layout.table("leads"));
      Map<Boolean, List<Contact>> byKnown =
          direct.stream()
              .collect(Collectors.partitioningBy(contact -> leads.mayContain(contact.hash())));
      contacts.await(byKnown.getOrDefault(false, List.of()));
      direct = byKnown.getOrDefault(true, List.of());
    }
    contacts.update(direct);
  }

  /** For every lead there is. */
  static void updateAll(Session session, Layout layout) throws SQLException {
    if (!layout.keepsContacts()) {
      return;
    }
    Contacts contacts = new Contacts(session, Map.of(), (_, _) -> {});
    contacts.collectChanges(List.of(), List.of());
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
    refillAwaited(session);
  }

  /** For leads that are not known. */
  static void refillAwaited(Session session) throws SQLException {
    AwaitedContacts.refill(session, RECORDS);
  }

  private void await(List<Contact> contacts) throws SQLException {
    if (!contacts.isEmpty()) {
      AwaitedContacts.append(session, contacts);
      appended.accept(AwaitedContacts.NAME, contacts.size());
    }
  }

  private void update(List<Contact> direct) throws SQLException {
    List<String> sources = new ArrayList<>(changes("calls", CALLS));
    sources.addAll(changes("touchpoints", TOUCHPOINTS));
    EntityWrite leads = writes.get("leads");
    if (direct.isEmpty() && sources.isEmpty()) {
      if (leads == null) {
        return;
      }
      if (leads.replaced() == 0) {
        appended.accept(AwaitedContacts.NAME, AwaitedContacts.give(session, leads.table()));
        return;
      }
    }
    boolean changed = collectChanges(sources, direct);
    if (leads != null && leads.inserted() > leads.replaced()) {
      appended.accept(AwaitedContacts.NAME, AwaitedContacts.take(session, leads.table(), CHANGES));
    }
    if (changed || leads != null) {
      addUp();
      if (session.number("SELECT count(*) FROM " + CONTACTED + " WHERE anew") > 0) {
        lookUp();
      }
      store();
    }
    if (changed) {
      appended.accept(
          AwaitedContacts.NAME, AwaitedContacts.appendOthers(session, CHANGES, CONTACTED));
    }
    drop();
  }

  private void drop() throws SQLException {
    session.execute("DROP TABLE IF EXISTS " + CHANGES);
    session.execute("DROP TABLE IF EXISTS " + CONTACTED);
  }

  /** Whether there is any. */
  private boolean collectChanges(List<String> sources, List<Contact> direct) throws SQLException {
    List<String> all = new ArrayList<>();
    all.add(
        "SELECT NULL::BIGINT AS lead_hash, NULL::VARCHAR AS lead, NULL::TIMESTAMP AS moment,"
            + " 0::BIGINT AS contacts, 0::BIGINT AS engaged WHERE false");
    all.addAll(sources);
    session.execute(
        "CREATE OR REPLACE TEMP TABLE contact_changes AS " + String.join(" UNION ALL ", all));
    if (!direct.isEmpty()) {
      try (DuckDBAppender appender = session.temporaryAppender("contact_changes")) {
        for (Contact contact : direct) {
          contact.append(appender);
        }
      }
      return true;
    }
    return !sources.isEmpty() && session.number("SELECT count(*) FROM " + CHANGES) > 0;
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

  /** What leads had, with the changes; a stored lead is known by its time of creation. */
  private void addUp() throws SQLException {
    List<String> targets = new ArrayList<>();
    targets.add(
        """
        SELECT rowid AS stored, CAST(NULL AS INTEGER) AS position, id, created_at, contacted_at,
          engagements, true AS known
        FROM leads
        WHERE id_hash IN (SELECT lead_hash FROM %1$s) AND id IN (SELECT lead FROM %1$s)\
        """
            .formatted(CHANGES));
    EntityWrite leads = writes.get("leads");
    if (leads != null) {
      targets.add(
          leads.replaced() == 0
              ? "SELECT NULL, position, id, created_at, NULL, 0, true FROM "
                  + leads.table().staged()
              : """
              SELECT NULL, s.position, s.id, s.created_at, r.contacted_at, coalesce(r.engagements, 0),
                coalesce(r.created_at = s.created_at, true)
              FROM %s s LEFT JOIN %s r ON r.id = s.id\
              """
                  .formatted(leads.table().staged(), leads.table().replaced()));
    }
    session.execute(
        """
        CREATE OR REPLACE TEMP TABLE contacted_leads AS
        WITH change AS (
          SELECT lead, moment, sum(contacts) AS contacts, sum(engaged) AS engaged
          FROM %2$s GROUP BY lead, moment)
        SELECT t.stored, t.position, t.id, t.created_at,
          least(t.contacted_at, min(c.moment) FILTER (WHERE c.contacts > 0 AND c.moment >= t.created_at)) AS contacted_at,
          t.engagements + coalesce(sum(c.engaged), 0) AS engagements,
          NOT t.known OR coalesce(
            min(c.moment) FILTER (WHERE c.contacts < 0 AND c.moment >= t.created_at) <= t.contacted_at
            AND coalesce(min(c.moment) FILTER (WHERE c.contacts > 0 AND c.moment >= t.created_at) > t.contacted_at, true),
            false) AS anew
        FROM (%1$s) t LEFT JOIN change c ON c.lead = t.id
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
          FROM %1$s l LEFT JOIN (%2$s UNION ALL SELECT * FROM %3$s WHERE contacts > 0) c
            ON c.lead = l.id
          WHERE l.anew GROUP BY l.id) AS source
        WHERE target.id = source.id\
        """
            .formatted(CONTACTED, RECORDS, CHANGES));
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
