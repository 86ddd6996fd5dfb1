package dev.callsight.engine.clickhouse;

import java.util.Set;

/**
 * Gives leads the columns that {@link Attribution} and {@link Contacts} found, both at once: a lead
 * changes once in a write. What one of them did not look for stays as it is.
 */
final class LeadColumns {
  private static final String LEADS = "leads";

  private final Step step;
  private final FactTable table;

  private LeadColumns(Step step, FactTable table) {
    this.step = step;
    this.table = table;
  }

  /** For a write of records of these entities, whose rows are in the logs. */
  static void update(Step step, Layout layout, Set<String> written) {
    boolean concerned = Attribution.concerns(layout, written) || Contacts.concerns(layout, written);
    if (concerned && layout.contains(LEADS)) {
      LeadColumns leads = new LeadColumns(step, layout.facts(LEADS));
      boolean given = written.contains(LEADS);
      leads.refresh(given);
      if (given) {
        leads.put();
      }
    } else if (written.contains(LEADS)) {
      new LeadColumns(step, layout.facts(LEADS)).put();
    }
  }

  /** For every lead there is. */
  static void updateAll(Step step, Layout layout) {
    if (layout.contains(LEADS)) {
      new LeadColumns(step, layout.facts(LEADS)).refresh(false);
    }
  }

  private String found() {
    return """
    LEFT JOIN (SELECT lead, campaign, variant, channel FROM %s) AS a ON a.lead = r.id
    LEFT JOIN (SELECT lead, contacted_at, engagements FROM %s) AS k ON k.lead = r.id\
    """
        .formatted(step.own(Names.ATTRIBUTED), step.own(Names.CONTACTED));
  }

  private static String fresh(FactTable.Column column) {
    return switch (column.name()) {
      case "attributed_campaign" -> "if(a.lead IS NULL, r.attributed_campaign, a.campaign)";
      case "attributed_variant" -> "if(a.lead IS NULL, r.attributed_variant, a.variant)";
      case "attributed_channel" -> "if(a.lead IS NULL, r.attributed_channel, a.channel)";
      case "contacted_at" -> "if(k.lead IS NULL, r.contacted_at, k.contacted_at)";
      case "engagements" -> "if(k.lead IS NULL, r.engagements, k.engagements)";
      default -> "r." + column.quoted();
    };
  }

  private static String freshName(FactTable.Column column) {
    return Names.quote("fresh " + column.name());
  }

  /** Stored records get new columns: they go as they were and come as they are. */
  private void refresh(boolean given) {
    String where =
        "id IN (SELECT lead FROM %s UNION ALL SELECT lead FROM %s)"
            .formatted(step.own(Names.ATTRIBUTED), step.own(Names.CONTACTED));
    String source = given ? step.kept(table, where) : step.stored(table, where);
    var derived = table.columns().stream().filter(FactTable.Column::derived).toList();
    String columns =
        Names.list(
            table.columns(),
            column ->
                column.derived()
                    ? "if(log_kind = 'new', %s, %s) AS %s"
                        .formatted(
                            freshName(column), column.quoted(), Names.quote("now " + column.name()))
                    : column.quoted());
    String computed = Names.list(derived, column -> fresh(column) + " AS " + freshName(column));
    String differs =
        Names.list(derived, column -> column.quoted() + " IS DISTINCT FROM " + freshName(column));
    step.run(
        "refresh the leads",
        """
        %sSELECT {o:String}, {w:String}, log_kind, %s, digest
        FROM (SELECT %s, r.digest AS digest, %s FROM %s AS r %s)
        ARRAY JOIN ['old', 'new'] AS log_kind
        WHERE arrayExists(each -> each, [%s])\
        """
            .formatted(
                step.intoLog(table),
                columns,
                table.columnsOf("r"),
                computed,
                source,
                found(),
                differs));
  }

  private void put() {
    step.run(
        "put the leads",
        "%sSELECT {o:String}, {w:String}, 'put', %s, r.digest FROM (SELECT * FROM %s AND log_kind = 'in') AS r %s"
            .formatted(
                step.intoLog(table),
                Names.list(table.columns(), LeadColumns::fresh),
                step.own(table.log()),
                found()));
  }
}
