package dev.callsight.engine.duckdb;

import dev.callsight.core.catalog.Entity;
import dev.callsight.core.catalog.Leaf;
import dev.callsight.core.catalog.Rollup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a rollup is laid out and kept: a write appends what it adds and takes away as signed rows,
 * compaction folds them.
 *
 * @param rollup what is kept
 * @param entity the entity it summarizes
 */
record RollupTable(Rollup rollup, Entity entity) {
  static final String BUCKET = "bucket";

  /** The table's name, quoted. */
  String table() {
    return Identifiers.quote(rollup.id());
  }

  /** Creates the empty table; its types follow from the leaves, so that sums stay exact. */
  String createTable(Duration grain) {
    return "CREATE TABLE %s AS %s LIMIT 0".formatted(table(), summary(grain));
  }

  /** Appends what the collected contributions add. */
  String add() {
    return "INSERT INTO " + table() + " " + select(Contributions.TABLE, "");
  }

  /** Appends what the collected contributions take away. */
  String subtract() {
    return "INSERT INTO " + table() + " " + select(Contributions.TABLE, "-");
  }

  /** Summarizes all records there are, in order of time. */
  String fill(Duration grain) {
    return "INSERT INTO %s %s ORDER BY %s".formatted(table(), summary(grain), BUCKET);
  }

  private String summary(Duration grain) {
    Contributions own = new Contributions(entity, rollup.time(), List.of(this));
    return select("(" + own.select(Identifiers.quote(entity.id()), grain) + ")", "");
  }

  private String select(String source, String sign) {
    List<String> columns = new ArrayList<>(List.of(BUCKET));
    rollup.fields().forEach(field -> columns.add(Identifiers.quote(entity.field(field).column())));
    rollup.leaves().forEach((name, leaf) -> columns.add(leafColumn(name, leaf, sign)));
    return "SELECT %s FROM %s GROUP BY ALL".formatted(String.join(", ", columns), source);
  }

  private static String leafColumn(String name, Leaf leaf, String sign) {
    String input = Identifiers.quote(Contributions.leafColumn(name));
    return "%s%s AS %s".formatted(sign, LeafSql.aggregate(leaf, input), Identifiers.quote(name));
  }

  /** The current rows folded, those that came to nothing left out, in order of time. */
  String folded() {
    return folded(table());
  }

  /** What {@link #folded()} must answer, computed from the records. */
  String foldedFromRecords(Duration grain) {
    return folded("(" + summary(grain) + ")");
  }

  private String folded(String source) {
    List<String> groups = new ArrayList<>(List.of(BUCKET));
    rollup.fields().forEach(field -> groups.add(entity.field(field).column()));
    String keys = Identifiers.list(groups, Identifiers::quote);
    String sums =
        Identifiers.list(
            rollup.leaves().keySet(),
            name -> "sum(%1$s) AS %1$s".formatted(Identifiers.quote(name)));
    String something =
        rollup.leaves().keySet().stream()
            .map(name -> "sum(%s) <> 0".formatted(Identifiers.quote(name)))
            .collect(Collectors.joining(" OR "));
    return "SELECT %s, %s FROM %s GROUP BY %s HAVING %s ORDER BY %s"
        .formatted(keys, sums, source, keys, something, keys);
  }
}
