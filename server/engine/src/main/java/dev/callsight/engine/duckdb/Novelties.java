package dev.callsight.engine.duckdb;

import dev.callsight.core.catalog.Condition;
import dev.callsight.core.catalog.Novelty;
import dev.callsight.engine.RollupChanges;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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

  /** Told from when until when, in microseconds, records of an axis are no longer as they were. */
  interface Touched {
    void between(String axis, long first, long last);
  }

  /** For a transaction with these writes, whose replaced rows are deleted and new ones staged. */
  static void update(Session session, Map<String, EntityWrite> writes, Touched touched)
      throws SQLException {
    for (EntityWrite write : writes.values()) {
      for (Novelties novelties : of(session, write.table())) {
        novelties.update(write, touched);
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

  private void update(EntityWrite write, Touched touched) throws SQLException {
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
    tell(write, touched);
    updateStored();
    updateStaged();
    session.execute("DROP TABLE " + ORDERED);
    session.execute("DROP TABLE " + AFFECTED);
  }

  private void tell(EntityWrite write, Touched touched) throws SQLException {
    String times =
        "SELECT time FROM %s AS source WHERE position IS NOT NULL OR %s"
            .formatted(ORDERED, differs());
    if (write.replaced() > 0) {
      times += " UNION ALL SELECT %s FROM %s".formatted(column(timeField()), table.replaced());
    }
    String text =
        "SELECT epoch_us(min(time)), epoch_us(max(time)) FROM (%s) GROUP BY time_bucket(INTERVAL 1 DAY, time)"
            .formatted(times);
    String axis = RollupChanges.axis(table.id(), timeField());
    try (Statement statement = session.connection().createStatement();
        ResultSet result = statement.executeQuery(text)) {
      while (result.next()) {
        touched.between(axis, result.getLong(1), result.getLong(2));
      }
    }
  }

  private String timeField() {
    return Objects.requireNonNull(table.entity().timeField());
  }

  private void order(String records) throws SQLException {
    String time = column(timeField());
    String window =
        "PARTITION BY %s ORDER BY %s, id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING"
            .formatted(column(by), time);
    String values =
        Identifiers.list(novelties, novelty -> value(novelty, time) + " AS " + computed(novelty));
    session.execute(
        "CREATE OR REPLACE TEMP TABLE ordered_records AS SELECT stored, position, %s AS time, %s, %s FROM (%s) WINDOW before AS (%s)"
            .formatted(
                time,
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

  private String differs() {
    return novelties.stream()
        .map(novelty ->
            "source.%s IS DISTINCT FROM source.%s"
                .formatted(column(novelty.field()), computed(novelty)))
        .collect(Collectors.joining(" OR ", "(", ")"));
  }

  private void updateStored() throws SQLException {
    session.execute(
        "UPDATE %s AS target SET %s FROM %s AS source WHERE target.rowid = source.stored AND %s"
            .formatted(table.table(), assignments(), ORDERED, differs()));
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
