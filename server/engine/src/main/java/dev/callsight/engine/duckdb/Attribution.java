package dev.callsight.engine.duckdb;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the attributed columns of leads, deals and payments true. A lead's are its last touchpoint
 * within 90 days before its conversion, else its own campaign; a deal or payment takes its lead's,
 * else its own campaign.
 *
 * <p>Works on the leads that a transaction concerns, with stored rows and staged ones taken
 * together; so it does not matter in which order records arrive.
 */
final class Attribution {
  private static final List<String> COLUMNS =
      List.of("attributed_campaign", "attributed_variant", "attributed_channel");

  /** The leads whose columns may change, {@code lead}. */
  private static final String AFFECTED = "temp.affected_leads";

  /** Their attribution: {@code lead, known, campaign, variant, channel}. */
  private static final String ATTRIBUTED = "temp.attributed_leads";

  private static final String LOOK_BACK = "INTERVAL 90 DAYS";

  private final Session session;
  private final Layout layout;
  private final Map<String, EntityWrite> writes;

  private Attribution(Session session, Layout layout, Map<String, EntityWrite> writes) {
    this.session = session;
    this.layout = layout;
    this.writes = writes;
  }

  /** What happens to rows already stored whose columns change. */
  interface Refresh {
    /**
     * Called with the stored rows about to change in {@code table.refreshed()}: row id in {@code
     * stored}, and the new values.
     *
     * @param rows how many
     */
    void refresh(EntityTable table, long rows) throws SQLException;
  }

  /** For a transaction with these writes, whose replaced rows are deleted and new ones staged. */
  static void update(
      Session session, Layout layout, Map<String, EntityWrite> writes, Refresh refresh)
      throws SQLException {
    boolean concerned =
        List.of("leads", "touchpoints", "deals", "payments").stream().anyMatch(writes::containsKey);
    if (!concerned || !applies(layout)) {
      return;
    }
    Attribution attribution = new Attribution(session, layout, writes);
    attribution.findAffected();
    attribution.run(refresh);
  }

  /** For every lead there is. */
  static void updateAll(Session session, Layout layout, Refresh refresh) throws SQLException {
    if (!applies(layout)) {
      return;
    }
    Attribution attribution = new Attribution(session, layout, new HashMap<>());
    session.execute(
        """
        CREATE OR REPLACE TEMP TABLE affected_leads AS
        SELECT id AS lead FROM leads UNION SELECT lead_id FROM touchpoints
        UNION SELECT lead_id FROM deals UNION SELECT lead_id FROM payments\
        """);
    attribution.run(refresh);
  }

  /** Gives the rows in the refreshed table their new derived columns. */
  static void store(Session session, EntityTable table) throws SQLException {
    session.execute(
        """
        UPDATE %s AS target SET attributed_campaign = source.campaign,
          attributed_variant = source.variant, attributed_channel = source.channel
        FROM %s AS source WHERE target.rowid = source.stored\
        """
            .formatted(table.table(), table.refreshed()));
  }

  private static boolean applies(Layout layout) {
    return layout.contains("leads")
        && layout.contains("touchpoints")
        && layout.contains("deals")
        && layout.contains("payments");
  }

  private void run(Refresh refresh) throws SQLException {
    attribute();
    refreshStored("leads", leadsSource(), "true", refresh);
    refreshStored("deals", dealsSource(), "true", refresh);
    refreshStored("payments", paymentsSource(), paymentsConcerned(), refresh);
    updateStaged("leads", leadsSource());
    updateStaged("deals", dealsSource());
    updateStaged("payments", paymentsSource());
    session.execute("DROP TABLE " + AFFECTED);
    session.execute("DROP TABLE " + ATTRIBUTED);
  }

  private void findAffected() throws SQLException {
    List<String> sources = new ArrayList<>();
    sources.addAll(changed("leads", "id"));
    sources.addAll(changed("touchpoints", "lead_id"));
    sources.addAll(changed("deals", "lead_id"));
    if (writes.containsKey("payments")) {
      String staged = layout.table("payments").staged();
      sources.add("SELECT lead_id AS lead FROM " + staged);
      sources.add(
          "SELECT d.lead_id AS lead FROM %s d WHERE d.id IN (SELECT deal_id FROM %s WHERE lead_id IS NULL)"
              .formatted(all("deals", "id, lead_id"), staged));
    }
    session.execute(
        "CREATE OR REPLACE TEMP TABLE affected_leads AS SELECT DISTINCT lead FROM (%s) WHERE lead IS NOT NULL"
            .formatted(String.join(" UNION ALL ", sources)));
  }

  /** The values of a column in the rows this transaction brings and takes away. */
  private List<String> changed(String entity, String column) {
    EntityWrite write = writes.get(entity);
    if (write == null) {
      return List.of();
    }
    List<String> sources = new ArrayList<>();
    sources.add("SELECT %s AS lead FROM %s".formatted(column, write.table().staged()));
    if (write.replaced() > 0) {
      sources.add("SELECT %s AS lead FROM %s".formatted(column, write.table().replaced()));
    }
    return sources;
  }

  /** The rows of an entity as they are after this transaction. */
  private String all(String entity, String columns) {
    EntityTable table = layout.table(entity);
    String stored = "SELECT %s FROM %s".formatted(columns, table.table());
    if (!writes.containsKey(entity)) {
      return "(" + stored + ")";
    }
    return "(%s UNION ALL SELECT %s FROM %s)".formatted(stored, columns, table.staged());
  }

  private void attribute() throws SQLException {
    session.execute(
        """
        CREATE OR REPLACE TEMP TABLE attributed_leads AS
        WITH closed AS (
          SELECT lead_id AS lead, min(closed_at) AS moment FROM %1$s
          WHERE won AND lead_id IN (SELECT lead FROM %5$s) GROUP BY lead_id),
        conversion AS (
          SELECT a.lead, coalesce(l.converted_at, closed.moment) AS moment, l.campaign_id AS own
          FROM %5$s a LEFT JOIN %2$s l ON l.id = a.lead LEFT JOIN closed ON closed.lead = a.lead),
        touch AS (
          SELECT t.lead_id AS lead, arg_max(
            {'campaign': t.campaign_id, 'variant': t.variant, 'channel': t.channel},
            {'at': t."at", 'id': t.id}) AS last
          FROM %3$s t JOIN conversion c ON t.lead_id = c.lead
          WHERE c.moment IS NULL OR (t."at" <= c.moment AND t."at" >= c.moment - %4$s)
          GROUP BY t.lead_id)
        SELECT c.lead, (touch.lead IS NOT NULL OR c.own IS NOT NULL) AS known,
          CASE WHEN touch.lead IS NULL THEN c.own ELSE touch.last.campaign END AS campaign,
          touch.last.variant AS variant, touch.last.channel AS channel
        FROM conversion c LEFT JOIN touch ON touch.lead = c.lead\
        """
            .formatted(
                all("deals", "lead_id, closed_at, won"),
                all("leads", "id, converted_at, campaign_id"),
                all("touchpoints", "id, lead_id, \"at\", campaign_id, variant, channel"),
                LOOK_BACK,
                AFFECTED));
  }

  /** Where a row {@code r} finds its attribution: joins, and what it falls back to. */
  private record Origin(String joins, @Nullable String ownCampaign) {
    String campaign() {
      return ownCampaign == null
          ? "a.campaign"
          : "CASE WHEN a.known THEN a.campaign ELSE " + ownCampaign + " END";
    }
  }

  private static Origin leadsSource() {
    return new Origin("JOIN " + ATTRIBUTED + " a ON a.lead = r.id", null);
  }

  private static Origin dealsSource() {
    return new Origin("JOIN " + ATTRIBUTED + " a ON a.lead = r.lead_id", null);
  }

  private Origin paymentsSource() {
    String joins =
        "LEFT JOIN %s d ON r.lead_id IS NULL AND d.id = r.deal_id LEFT JOIN %s a ON a.lead = coalesce(r.lead_id, d.lead_id)"
            .formatted(all("deals", "id, lead_id"), ATTRIBUTED);
    return new Origin(joins, "r.campaign_id");
  }

  /**
   * Stored payments of affected leads, directly or by a deal, or of a deal that changed its lead.
   */
  private String paymentsConcerned() {
    List<String> deals = new ArrayList<>();
    deals.add(
        "SELECT id FROM %s WHERE lead_id IN (SELECT lead FROM %s)"
            .formatted(all("deals", "id, lead_id"), AFFECTED));
    changed("deals", "id").forEach(deals::add);
    return "r.lead_id IN (SELECT lead FROM %s) OR (r.lead_id IS NULL AND r.deal_id IN (%s))"
        .formatted(AFFECTED, String.join(" UNION ALL ", deals));
  }

  private void refreshStored(String entity, Origin origin, String where, Refresh refresh)
      throws SQLException {
    EntityTable table = layout.table(entity);
    session.execute(
        """
        CREATE OR REPLACE TEMP TABLE %1$s AS
        SELECT * FROM (
          SELECT r.rowid AS stored, %2$s AS campaign, a.variant AS variant, a.channel AS channel,
            r.attributed_campaign, r.attributed_variant, r.attributed_channel
          FROM %3$s r %4$s WHERE %5$s)
        WHERE %6$s\
        """
            .formatted(
                table.refreshed(),
                origin.campaign(),
                table.table(),
                origin.joins(),
                where,
                differs()));
    long rows = session.number("SELECT count(*) FROM " + table.refreshed());
    if (rows > 0) {
      refresh.refresh(table, rows);
    }
    session.execute("DROP TABLE temp." + table.refreshed());
  }

  private static String differs() {
    return COLUMNS.stream()
        .map(column -> column + " IS DISTINCT FROM " + column.substring("attributed_".length()))
        .collect(Collectors.joining(" OR "));
  }

  private void updateStaged(String entity, Origin origin) throws SQLException {
    EntityWrite write = writes.get(entity);
    if (write == null) {
      return;
    }
    String staged = write.table().staged();
    session.execute(
        """
        UPDATE %1$s AS target SET attributed_campaign = source.campaign,
          attributed_variant = source.variant, attributed_channel = source.channel
        FROM (SELECT r.position, %2$s AS campaign, a.variant AS variant, a.channel AS channel
          FROM %1$s r %3$s) AS source
        WHERE target.position = source.position\
        """
            .formatted(staged, origin.campaign(), origin.joins()));
  }
}
