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
  private static final String BUCKET = "bucket";

  /** The table's name, quoted. */
  String table() {
    return Identifiers.quote(rollup.id());
  }

  /** Creates the empty table; its types follow from the leaves, so that sums stay exact. */
  String createTable(Duration grain) {
    return "CREATE TABLE %s AS %s LIMIT 0"
        .formatted(table(), select(Identifiers.quote(entity.id()), grain, ""));
  }

  /** Appends what the rows of a table add. */
  String add(String source, Duration grain) {
    return "INSERT INTO " + table() + " " + select(source, grain, "");
  }

  /** Appends what the rows of a table take away. */
  String subtract(String source, Duration grain) {
    return "INSERT INTO " + table() + " " + select(source, grain, "-");
  }

  private String select(String source, Duration grain, String sign) {
    String time = Identifiers.quote(entity.field(rollup.time()).column());
    List<String> columns = new ArrayList<>();
    columns.add(
        "time_bucket(INTERVAL %d MINUTES, %s) AS %s".formatted(grain.toMinutes(), time, BUCKET));
    for (String field : rollup.fields()) {
      columns.add(Identifiers.quote(entity.field(field).column()));
    }
    rollup.leaves().forEach((name, leaf) -> columns.add(leafColumn(name, leaf, sign)));
    return "SELECT %s FROM %s WHERE %s IS NOT NULL GROUP BY ALL"
        .formatted(String.join(", ", columns), source, time);
  }

  private String leafColumn(String name, Leaf leaf, String sign) {
    return "%s%s AS %s".formatted(sign, LeafSql.render(entity, leaf), Identifiers.quote(name));
  }

  /** The current rows folded, those that came to nothing left out, in order of time. */
  String folded() {
    List<String> groups = new ArrayList<>(List.of(BUCKET));
    rollup.fields().forEach(field -> groups.add(entity.field(field).column()));
    String keys = groups.stream().map(Identifiers::quote).collect(Collectors.joining(", "));
    String sums =
        rollup.leaves().keySet().stream()
            .map(name -> "sum(%1$s) AS %1$s".formatted(Identifiers.quote(name)))
            .collect(Collectors.joining(", "));
    String something =
        rollup.leaves().keySet().stream()
            .map(name -> "sum(%s) <> 0".formatted(Identifiers.quote(name)))
            .collect(Collectors.joining(" OR "));
    return "SELECT %s, %s FROM %s GROUP BY %s HAVING %s ORDER BY %s"
        .formatted(keys, sums, table(), keys, something, keys);
  }

  /** Everything its rows depend on; a change means the table must be made anew. */
  String signature(Duration grain) {
    return select(Identifiers.quote(entity.id()), grain, "");
  }
}
