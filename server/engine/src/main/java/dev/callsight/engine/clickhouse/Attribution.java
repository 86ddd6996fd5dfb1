package dev.callsight.engine.clickhouse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps the attributed columns of deals and payments true, and finds those of leads. A lead's are
 * its last touchpoint within 90 days before its conversion, else its own campaign; a deal or
 * payment takes its lead's, else its own campaign.
 *
 * <p>Works on the leads that a write concerns, with stored records and given ones taken together;
 * so it does not matter in which order records arrive.
 */
final class Attribution {
  private static final Set<String> ENTITIES = Set.of("leads", "touchpoints", "deals", "payments");
  private static final String LOOK_BACK = "toIntervalDay(90)";

  private final Step step;
  private final Layout layout;
  private final Set<String> written;

  private Attribution(Step step, Layout layout, Set<String> written) {
    this.step = step;
    this.layout = layout;
    this.written = written;
  }

  /** For a write of records of these entities, whose rows are in the logs; of leads the table. */
  static void update(Step step, Layout layout, Set<String> written) {
    if (concerns(layout, written)) {
      Attribution attribution = new Attribution(step, layout, written);
      attribution.findAffected();
      attribution.run();
    }
  }

  /** For every lead there is. */
  static void updateAll(Step step, Layout layout) {
    if (applies(layout)) {
      Attribution attribution = new Attribution(step, layout, Set.of());
      attribution.findAll();
      attribution.run();
    }
  }

  static boolean concerns(Layout layout, Set<String> written) {
    return applies(layout) && written.stream().anyMatch(ENTITIES::contains);
  }

  private static boolean applies(Layout layout) {
    return ENTITIES.stream().allMatch(layout::contains);
  }

  private FactTable table(String entity) {
    return layout.facts(entity);
  }

  private String after(String entity, String where) {
    FactTable table = table(entity);
    return written.contains(entity) ? step.after(table, where) : step.stored(table, where);
  }

  private String affected() {
    return "(SELECT lead FROM " + step.own(Names.LEADS) + ")";
  }

  private void findAffected() {
    List<String> sources = new ArrayList<>();
    Map.of("leads", "id", "touchpoints", "lead_id", "deals", "lead_id", "payments", "lead_id")
        .forEach((entity, column) -> {
          if (written.contains(entity)) {
            String kinds = entity.equals("payments") ? "'in'" : "'in', 'cut'";
            sources.add(
                "SELECT %s AS lead FROM %s AND log_kind IN (%s)"
                    .formatted(column, step.own(table(entity).log()), kinds));
          }
        });
    if (written.contains("payments")) {
      String deals =
          "id IN (SELECT deal_id FROM %s AND log_kind = 'in' AND lead_id IS NULL AND deal_id IS NOT NULL)"
              .formatted(step.own(table("payments").log()));
      sources.add("SELECT lead_id AS lead FROM " + after("deals", deals));
    }
    insertAffected(sources);
  }

  private void findAll() {
    insertAffected(
        List.of(
            "SELECT id AS lead FROM " + step.stored(table("leads"), "true"),
            "SELECT lead_id AS lead FROM " + step.stored(table("touchpoints"), "true"),
            "SELECT lead_id AS lead FROM " + step.stored(table("deals"), "true"),
            "SELECT lead_id AS lead FROM " + step.stored(table("payments"), "true")));
  }

  private void insertAffected(List<String> sources) {
    String all =
        sources.stream()
            .map(source -> "SELECT CAST(lead AS Nullable(String)) AS lead FROM (" + source + ")")
            .collect(Collectors.joining(" UNION ALL "));
    step.run(
        "find the leads",
        "INSERT INTO %s (organization, write, lead) SELECT {o:String}, {w:String}, assumeNotNull(lead) FROM (SELECT DISTINCT lead FROM (%s) WHERE lead IS NOT NULL)"
            .formatted(step.table(Names.LEADS), all));
  }

  private void run() {
    attribute();
    refresh("deals", "lead_id IN " + affected(), dealsOrigin());
    refresh("payments", paymentsConcerned(), paymentsOrigin());
    put("deals", dealsOrigin());
    put("payments", paymentsOrigin());
  }

  private void attribute() {
    step.run(
        "attribute the leads",
        """
        INSERT INTO %1$s (organization, write, lead, known, campaign, variant, channel)
        WITH affected AS (SELECT lead FROM %2$s),
        closed AS (
          SELECT lead_id AS lead, min(closed_at) AS moment FROM %3$s AS d WHERE won GROUP BY lead_id),
        conversion AS (
          SELECT a.lead AS lead, coalesce(l.converted_at, closed.moment) AS moment, l.campaign_id AS own
          FROM affected AS a LEFT JOIN %4$s AS l ON l.id = a.lead LEFT JOIN closed ON closed.lead = a.lead),
        touch AS (
          SELECT t.lead_id AS lead, argMax((t.campaign_id, t.variant, t.channel), (t.at, t.id)) AS last
          FROM %5$s AS t INNER JOIN conversion AS c ON t.lead_id = c.lead
          WHERE c.moment IS NULL OR (t.at <= c.moment AND t.at >= c.moment - %6$s)
          GROUP BY t.lead_id),
        touched AS (
          SELECT lead, tupleElement(last, 1) AS campaign, tupleElement(last, 2) AS variant,
            tupleElement(last, 3) AS channel, true AS found FROM touch)
        SELECT {o:String}, {w:String}, c.lead, (u.found IS NOT NULL OR c.own IS NOT NULL),
          if(u.found IS NULL, c.own, u.campaign), u.variant, u.channel
        FROM conversion AS c LEFT JOIN touched AS u ON u.lead = c.lead\
        """
            .formatted(
                step.table(Names.ATTRIBUTED),
                step.own(Names.LEADS),
                after("deals", "lead_id IN " + affected()),
                after("leads", "id IN " + affected()),
                after("touchpoints", "lead_id IN " + affected()),
                LOOK_BACK));
  }

  /** Where a row {@code r} finds its attribution: joins, and the campaign it gets. */
  private record Origin(String joins, String campaign) {}

  private String attributed() {
    return "(SELECT lead, known, campaign, variant, channel FROM "
        + step.own(Names.ATTRIBUTED)
        + ")";
  }

  private Origin dealsOrigin() {
    return new Origin("LEFT JOIN " + attributed() + " AS a ON a.lead = r.lead_id", "a.campaign");
  }

  private Origin paymentsOrigin() {
    String joins =
        "LEFT JOIN (SELECT id, lead_id FROM %s) AS d ON d.id = if(r.lead_id IS NULL, r.deal_id, NULL) LEFT JOIN %s AS a ON a.lead = coalesce(r.lead_id, d.lead_id)"
            .formatted(after("deals", "true"), attributed());
    return new Origin(joins, "if(ifNull(a.known, false), a.campaign, r.campaign_id)");
  }

  /**
   * Stored payments of affected leads, directly or by a deal, or of a deal that changed its lead.
   */
  private String paymentsConcerned() {
    List<String> deals = new ArrayList<>();
    deals.add("SELECT id FROM " + after("deals", "lead_id IN " + affected()));
    if (written.contains("deals")) {
      deals.add(
          "SELECT id FROM " + step.own(table("deals").log()) + " AND log_kind IN ('in', 'cut')");
    }
    return "lead_id IN %s OR (lead_id IS NULL AND deal_id IN (%s))"
        .formatted(affected(), String.join(" UNION ALL ", deals));
  }

  /** Stored records get new columns: they go as they were and come as they are. */
  private void refresh(String entity, String where, Origin origin) {
    FactTable table = table(entity);
    String source = written.contains(entity) ? step.kept(table, where) : step.stored(table, where);
    String columns =
        Names.list(
            table.columns(),
            column ->
                column.derived()
                    ? "if(log_kind = 'new', %s, %s) AS %s"
                        .formatted(
                            fresh(column), column.quoted(), Names.quote("now " + column.name()))
                    : column.quoted());
    step.run(
        "refresh the " + entity,
        """
        %1$sSELECT {o:String}, {w:String}, log_kind, %2$s, digest
        FROM (
          SELECT %6$s, r.digest AS digest, CAST(%3$s AS Nullable(String)) AS fresh_campaign, a.variant AS fresh_variant,
            a.channel AS fresh_channel
          FROM %4$s AS r %5$s)
        ARRAY JOIN ['old', 'new'] AS log_kind
        WHERE attributed_campaign IS DISTINCT FROM fresh_campaign
          OR attributed_variant IS DISTINCT FROM fresh_variant
          OR attributed_channel IS DISTINCT FROM fresh_channel\
        """
            .formatted(
                step.intoLog(table),
                columns,
                origin.campaign(),
                source,
                origin.joins(),
                table.columnsOf("r")));
  }

  private static String fresh(FactTable.Column column) {
    return "fresh_" + column.name().substring("attributed_".length());
  }

  private void put(String entity, Origin origin) {
    if (!written.contains(entity)) {
      return;
    }
    FactTable table = table(entity);
    String columns =
        Names.list(
            table.columns(),
            column ->
                switch (column.name()) {
                  case "attributed_campaign" -> origin.campaign();
                  case "attributed_variant" -> "a.variant";
                  case "attributed_channel" -> "a.channel";
                  default -> "r." + column.quoted();
                });
    step.run(
        "put the " + entity,
        "%sSELECT {o:String}, {w:String}, 'put', %s, r.digest FROM (SELECT * FROM %s AND log_kind = 'in') AS r %s"
            .formatted(step.intoLog(table), columns, step.own(table.log()), origin.joins()));
  }
}
