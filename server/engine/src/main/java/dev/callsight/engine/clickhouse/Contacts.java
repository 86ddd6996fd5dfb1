package dev.callsight.engine.clickhouse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds of the leads that a write concerns when their first outbound call or touch at or after
 * their creation was, and how many touches and answered calls they have: from stored records and
 * given ones together, so that it does not matter in which order they arrive.
 */
final class Contacts {
  private static final Set<String> ENTITIES = Set.of("leads", "touchpoints", "calls");
  private static final String ANSWERED =
      "ifNull(status = 'completed', false) OR (status IS NULL AND ifNull(duration_seconds > 0, false))";

  private final Step step;
  private final Layout layout;
  private final Set<String> written;

  private Contacts(Step step, Layout layout, Set<String> written) {
    this.step = step;
    this.layout = layout;
    this.written = written;
  }

  /** For a write of records of these entities, whose rows are in the logs. */
  static void update(Step step, Layout layout, Set<String> written) {
    if (concerns(layout, written)) {
      Contacts contacts = new Contacts(step, layout, written);
      contacts.find(contacts.affected());
    }
  }

  /** For every lead there is. */
  static void updateAll(Step step, Layout layout) {
    if (applies(layout)) {
      new Contacts(step, layout, Set.of()).find("");
    }
  }

  static boolean concerns(Layout layout, Set<String> written) {
    return applies(layout) && written.stream().anyMatch(ENTITIES::contains);
  }

  private static boolean applies(Layout layout) {
    return ENTITIES.stream().allMatch(layout::contains);
  }

  private String affected() {
    List<String> sources = new ArrayList<>();
    Map.of("leads", "id", "touchpoints", "lead_id", "calls", "lead_id")
        .forEach((entity, column) -> {
          if (written.contains(entity)) {
            FactTable table = layout.facts(entity);
            sources.add(
                "SELECT CAST(%s AS Nullable(String)) AS lead FROM %s AND log_kind IN ('%s', 'cut')"
                    .formatted(column, step.own(table.log()), Step.given(table)));
          }
        });
    return "(SELECT assumeNotNull(lead) FROM (%s) WHERE lead IS NOT NULL)"
        .formatted(sources.stream().collect(Collectors.joining(" UNION ALL ")));
  }

  private String records(String entity, String column, String affected) {
    FactTable table = layout.facts(entity);
    String where = affected.isEmpty() ? "true" : column + " IN " + affected;
    return written.contains(entity) ? step.after(table, where) : step.stored(table, where);
  }

  private void find(String affected) {
    step.run(
        "find the contacts of leads",
        """
        INSERT INTO %1$s (organization, write, lead, contacted_at, engagements)
        SELECT {o:String}, {w:String}, l.id, min(if(c.moment >= l.created_at, c.moment, NULL)),
          sum(ifNull(c.engaged, 0))
        FROM %2$s AS l LEFT JOIN (
          SELECT k.lead_id AS lead, if(ifNull(k.direction = 'outbound', false), toNullable(k.started_at), NULL) AS moment,
            toInt64(%5$s) AS engaged
          FROM %3$s AS k WHERE k.lead_id IS NOT NULL
          UNION ALL
          SELECT toNullable(t.lead_id) AS lead, toNullable(t.at) AS moment, toInt64(1) AS engaged FROM %4$s AS t
        ) AS c ON c.lead = l.id
        GROUP BY l.id\
        """
            .formatted(
                step.table(Names.CONTACTED),
                records("leads", "id", affected),
                records("calls", "lead_id", affected),
                records("touchpoints", "lead_id", affected),
                ANSWERED));
  }
}
