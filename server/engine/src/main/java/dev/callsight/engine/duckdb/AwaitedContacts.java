package dev.callsight.engine.duckdb;

import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBAppender;

/**
 * What calls and touches are to leads that are not known yet, so that a lead that comes finds its
 * own without a look through all calls. Rows are signed: what is taken away, or goes to its lead,
 * stands there with its opposite until a fold removes both. In order of the fingerprint after a
 * fold, so that a few leads are found in a small part of many.
 */
final class AwaitedContacts implements SignedTable {
  static final SignedTable TABLE = new AwaitedContacts();
  static final String NAME = "callsight_awaited_contacts";
  static final String CREATE =
      "CREATE TABLE IF NOT EXISTS "
          + NAME
          + "(lead_hash BIGINT, lead VARCHAR, moment TIMESTAMP, contacts BIGINT, engaged BIGINT)";

  private static final String COLUMNS = "lead_hash, lead, moment, contacts, engaged";

  private AwaitedContacts() {}

  @Override
  public String id() {
    return NAME;
  }

  @Override
  public String folded() {
    return summed("", NAME) + " ORDER BY lead_hash, lead";
  }

  private static String summed(String sign, String rows) {
    return """
    SELECT lead_hash, lead, moment, CAST(%1$ssum(contacts) AS BIGINT) AS contacts,
      CAST(%1$ssum(engaged) AS BIGINT) AS engaged
    FROM %2$s GROUP BY lead_hash, lead, moment HAVING sum(contacts) <> 0\
    """
        .formatted(sign, rows);
  }

  /** Adds contacts of leads that are not known. */
  static void append(Session session, List<CallContacts.Contact> contacts) throws SQLException {
    try (DuckDBAppender appender = session.appender(NAME)) {
      for (CallContacts.Contact contact : contacts) {
        contact.append(appender);
      }
    }
  }

  /**
   * Adds those changes that concern no lead of a table.
   *
   * @return how many there are
   */
  static long appendOthers(Session session, String changes, String leads) throws SQLException {
    return session.execute(
        "INSERT INTO %1$s SELECT %2$s FROM %3$s WHERE lead NOT IN (SELECT id FROM %4$s)"
            .formatted(NAME, COLUMNS, changes, leads));
  }

  /**
   * Moves what is kept for the staged leads among the changes.
   *
   * @return how many rows went, and as many were added here against them
   */
  static long take(Session session, EntityTable leads, String changes) throws SQLException {
    String own = own(leads);
    long rows = session.execute("INSERT INTO " + changes + " " + summed("", own));
    if (rows > 0) {
      session.execute("INSERT INTO " + NAME + " " + summed("-", own));
    }
    return rows;
  }

  /**
   * Gives what is kept for the staged leads, all of them new, to them.
   *
   * @return how many rows were added here against it
   */
  static long give(Session session, EntityTable leads) throws SQLException {
    String own = own(leads);
    session.execute(
        """
        UPDATE %1$s AS target SET contacted_at = source.moment, engagements = source.engaged
        FROM (
          SELECT l.position, min(c.moment) FILTER (WHERE c.moment >= l.created_at) AS moment,
            CAST(coalesce(sum(c.engaged), 0) AS BIGINT) AS engaged
          FROM %1$s l LEFT JOIN (%2$s) c ON c.lead = l.id GROUP BY l.position) AS source
        WHERE target.position = source.position\
        """
            .formatted(leads.staged(), summed("", own)));
    return session.execute("INSERT INTO " + NAME + " " + summed("-", own));
  }

  private static String own(EntityTable leads) {
    return "%1$s WHERE lead_hash IN (SELECT id_hash FROM %2$s) AND lead IN (SELECT id FROM %2$s)"
        .formatted(NAME, leads.staged());
  }

  /** Finds anew, from all records, what leads that are not known are awaited with. */
  static void refill(Session session, String records) throws SQLException {
    session.execute("DELETE FROM " + NAME);
    session.execute(
        """
        INSERT INTO %s
        SELECT %s(lead) AS lead_hash, lead, moment, contacts, engaged FROM (
          SELECT lead, moment, sum(contacts) AS contacts, sum(engaged) AS engaged FROM (%s)
          WHERE lead NOT IN (SELECT id FROM leads) GROUP BY lead, moment)
        ORDER BY lead_hash, lead\
        """
            .formatted(NAME, Fingerprint.NAME, records));
  }
}
