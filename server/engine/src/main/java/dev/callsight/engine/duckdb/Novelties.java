package dev.callsight.engine.duckdb;

import dev.callsight.core.catalog.Condition;
import dev.callsight.core.catalog.Novelty;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Keeps the columns true that tell of which periods a record is the first: of every text that a
 * transaction concerns, stored records and staged ones are put in order together, so that it does
 * not matter in which order they arrive. No rollup holds these columns.
 */
final class Novelties {
  /** The texts whose records may change: {@code text}. */
  private static final String AFFECTED = "temp.affected_texts";

  /** Their records, stored or staged, with the columns as they should be. */
  private static final String ORDERED = "temp.ordered_records";

  /** Earlier than any record. */
  private static final String BEGINNING = "TIMESTAMP '0001-01-01 00:00:00'";

  private final Session session;
  private final EntityTable table;
  private final String by;
  private final List<Novelty> novelties;

  private Novelties(Session session, EntityTable table, String by, List<Novelty> novelties) {
    this.session = session;
    this.table = table;
    this.by = by;
    this.novelties = novelties;
  }

  /** The novelties of an entity, those by the same field together. */
  private static List<Novelties> of(Session session, EntityTable table) {
    Map<String, List<Novelty>> byField =
        table.entity().novelties().stream().collect(Collectors.groupingBy(Novelty::by));
    List<Novelties> all = new ArrayList<>();
    byField.forEach((by, some) -> all.add(new Novelties(session, table, by, some)));
    return all;
  }

  /** For a transaction with these writes, whose replaced rows are deleted and new ones staged. */
  static void update(Session session, Map<String, EntityWrite> writes) throws SQLException {
    for (EntityWrite write : writes.values()) {
      for (Novelties novelties : of(session, write.table())) {
        novelties.update(write);
      }
    }
  }

  /** For every record there is. */
  static void updateAll(Session session, Layout layout) throws SQLException {
    for (EntityTable table : layout.entities()) {
      for (Novelties novelties : of(session, table)) {
        novelties.order("SELECT rowid AS stored, NULL AS position, * FROM " + table.table());
        novelties.updateStored();
        session.execute("DROP TABLE " + ORDERED);
      }
    }
  }

  private void update(EntityWrite write) throws SQLException {
    String texts = "SELECT %s AS text FROM %s".formatted(column(by), table.staged());
    if (write.replaced() > 0) {
      texts += " UNION ALL SELECT %s FROM %s".formatted(column(by), table.replaced());
    }
    session.execute(
        "CREATE OR REPLACE TEMP TABLE affected_texts AS SELECT DISTINCT text FROM (%s) WHERE text IS NOT NULL"
            .formatted(texts));
    order(
        """
        SELECT rowid AS stored, NULL AS position, %1$s FROM %2$s
        WHERE %3$s IN (SELECT text FROM %4$s)
        UNION ALL SELECT NULL AS stored, position, %1$s FROM %5$s\
        """
            .formatted(table.columnList(), table.table(), column(by), AFFECTED, table.staged()));
    updateStored();
    updateStaged();
    session.execute("DROP TABLE " + ORDERED);
    session.execute("DROP TABLE " + AFFECTED);
  }

  private void order(String records) throws SQLException {
    String time = column(Objects.requireNonNull(table.entity().timeField()));
    String window =
        "PARTITION BY %s ORDER BY %s, id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING"
            .formatted(column(by), time);
    String values =
        Identifiers.list(novelties, novelty -> value(novelty, time) + " AS " + computed(novelty));
    session.execute(
        "CREATE OR REPLACE TEMP TABLE ordered_records AS SELECT stored, position, %s, %s FROM (%s) WINDOW before AS (%s)"
            .formatted(
                Identifiers.list(novelties, novelty -> column(novelty.field())),
                values,
                records,
                window));
  }

  private String value(Novelty novelty, String time) {
    boolean all = novelty.where().equals(Condition.always());
    String counted = all ? "true" : LeafSql.condition(table.entity(), novelty.where());
    String latest = all ? time : "CASE WHEN " + counted + " THEN " + time + " END";
    return "CASE WHEN %s IS NULL THEN NULL WHEN %s THEN coalesce(max(%s) OVER before, %s) ELSE %s END"
        .formatted(column(by), counted, latest, BEGINNING, time);
  }

  private void updateStored() throws SQLException {
    String differs =
        novelties.stream()
            .map(novelty ->
                "source.%s IS DISTINCT FROM source.%s"
                    .formatted(column(novelty.field()), computed(novelty)))
            .collect(Collectors.joining(" OR "));
    session.execute(
        "UPDATE %s AS target SET %s FROM %s AS source WHERE target.rowid = source.stored AND (%s)"
            .formatted(table.table(), assignments(), ORDERED, differs));
  }

  private void updateStaged() throws SQLException {
    session.execute(
        "UPDATE %s AS target SET %s FROM %s AS source WHERE target.position = source.position"
            .formatted(table.staged(), assignments(), ORDERED));
  }

  private String assignments() {
    return Identifiers.list(
        novelties,
        novelty -> "%s = source.%s".formatted(column(novelty.field()), computed(novelty)));
  }

  private String column(String field) {
    return Identifiers.quote(table.entity().field(field).column());
  }

  private String computed(Novelty novelty) {
    return Identifiers.quote("new " + table.entity().field(novelty.field()).column());
  }
}
