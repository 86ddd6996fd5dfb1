package dev.callsight.engine.clickhouse;

import dev.callsight.core.catalog.Condition;
import dev.callsight.core.catalog.Novelty;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps the columns true that tell of which periods a record is the first: of every text that a
 * write concerns, stored records and given ones are put in order together, so that it does not
 * matter in which order they arrive. No rollup holds these columns.
 */
final class Novelties {
  /** Earlier than any record. */
  private static final String BEGINNING = "toDateTime64('1900-01-01 00:00:00', 6, 'UTC')";

  private final Step step;
  private final Layout layout;
  private final FactTable table;
  private final String by;

  private Novelties(Step step, Layout layout, FactTable table) {
    this.step = step;
    this.layout = layout;
    this.table = table;
    Set<String> fields =
        table.entity().novelties().stream().map(Novelty::by).collect(Collectors.toSet());
    if (fields.size() != 1) {
      throw new IllegalArgumentException(
          "novelties of " + table.id() + " by " + fields + ", not by one field");
    }
    this.by = Names.quote(table.entity().field(fields.iterator().next()).column());
  }

  /** For a write of records of these entities, whose rows are in the logs. */
  static void update(Step step, Layout layout, Set<String> written) {
    for (String entity : written) {
      FactTable table = layout.facts(entity);
      if (!table.entity().novelties().isEmpty()) {
        new Novelties(step, layout, table).update();
      }
    }
  }

  /** For every record there is. */
  static void updateAll(Step step, Layout layout) {
    for (FactTable table : layout.facts()) {
      if (!table.entity().novelties().isEmpty()) {
        Novelties novelties = new Novelties(step, layout, table);
        novelties.store("SELECT *, true AS stored FROM " + step.stored(table, "true"));
      }
    }
  }

  private void update() {
    String affected =
        "%1$s IN (SELECT %1$s FROM %2$s AND log_kind IN ('in', 'cut'))"
            .formatted(by, step.own(table.log()));
    store(
        "SELECT *, true AS stored FROM %1$s UNION ALL SELECT %2$s, digest, false AS stored FROM %3$s AND log_kind = 'in'"
            .formatted(step.kept(table, affected), table.columnList(), step.own(table.log())));
  }

  private void store(String records) {
    String time =
        Names.quote(
            table.entity().field(Objects.requireNonNull(table.entity().timeField())).column());
    Map<String, Novelty> novelties =
        table.entity().novelties().stream()
            .collect(
                Collectors.toMap(
                    novelty -> table.entity().field(novelty.field()).column(), each -> each));
    String columns =
        Names.list(
            table.columns(),
            column -> {
              Novelty novelty = find(novelties, column.name()).orElse(null);
              return novelty == null
                  ? column.quoted()
                  : "if(log_kind = 'old', %s, %s) AS %s"
                      .formatted(
                          column.quoted(),
                          fresh(column.name()),
                          Names.quote("now " + column.name()));
            });
    String computed =
        Names.list(
            novelties.entrySet(),
            each -> value(each.getValue(), time) + " AS " + fresh(each.getKey()));
    String differs =
        novelties.keySet().stream()
            .map(column -> "%s IS DISTINCT FROM %s".formatted(Names.quote(column), fresh(column)))
            .collect(Collectors.joining(" OR "));
    step.run(
        "order the " + table.id(),
        """
        %1$sSELECT {o:String}, {w:String}, log_kind, %2$s, digest
        FROM (
          SELECT t.*, %3$s FROM (%4$s) AS t
          WINDOW before AS (PARTITION BY t.%5$s ORDER BY t.%6$s, t.id
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING))
        ARRAY JOIN if(stored, if(%7$s, ['old', 'new'], []), ['put']) AS log_kind\
        """
            .formatted(step.intoLog(table), columns, computed, records, by, time, differs));
  }

  private static Optional<Novelty> find(Map<String, Novelty> novelties, String column) {
    return Optional.ofNullable(novelties.get(column));
  }

  private String value(Novelty novelty, String time) {
    boolean all = novelty.where().equals(Condition.always());
    String counted =
        all
            ? "true"
            : "ifNull(" + layout.renderer().condition(table.entity(), novelty.where()) + ", false)";
    String latest = all ? time : "if(" + counted + ", t." + time + ", NULL)";
    return "if(t.%1$s IS NULL, NULL, if(%2$s, coalesce(max(toNullable(%3$s)) OVER before, %4$s), t.%5$s))"
        .formatted(by, counted, all ? "t." + latest : latest, BEGINNING, time);
  }

  private static String fresh(String column) {
    return Names.quote("fresh " + column);
  }
}
