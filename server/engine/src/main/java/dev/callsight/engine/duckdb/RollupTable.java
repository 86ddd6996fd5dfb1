package dev.callsight.engine.duckdb;

import dev.callsight.core.catalog.Entity;
import dev.callsight.core.catalog.Leaf;
import dev.callsight.core.catalog.Rollup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * How a rollup is laid out and kept: a write appends what it adds and takes away as signed rows,
 * compaction folds them.
 *
 * @param rollup what is kept
 * @param entity the entity it summarizes
 */
record RollupTable(Rollup rollup, Entity entity) implements SignedTable {
  static final String BUCKET = "bucket";

  @Override
  public String id() {
    return rollup.id();
  }

  /** Creates the empty table; its types follow from the leaves, so that sums stay exact. */
  String createTable(Duration grain) {
    return "CREATE TABLE %s AS %s LIMIT 0".formatted(table(), summary(grain));
  }

  /**
   * Appends what the collected contributions add.
   *
   * @param grouped whether they are summed first; not worth the work for a few, since only the sums
   *     of a rollup's rows mean anything
   */
  String add(boolean grouped) {
    return append(grouped, "");
  }

  /** Appends what the collected contributions take away; see {@link #add}. */
  String subtract(boolean grouped) {
    return append(grouped, "-");
  }

  private String append(boolean grouped, String sign) {
    String rows =
        grouped
            ? select(Contributions.TABLE, sign, LeafSql::aggregate) + " GROUP BY ALL"
            : select(Contributions.TABLE, sign, LeafSql::single);
    return "INSERT INTO " + table() + " " + rows;
  }

  /** Summarizes all records there are, in order of time. */
  String fill(Duration grain) {
    return "INSERT INTO %s %s ORDER BY %s".formatted(table(), summary(grain), BUCKET);
  }

  private String summary(Duration grain) {
    Contributions own = new Contributions(entity, rollup.time(), List.of(this));
    String records = "(" + own.select(Identifiers.quote(entity.id()), grain) + ")";
    return select(records, "", LeafSql::aggregate) + " GROUP BY ALL";
  }

  private String select(String source, String sign, BiFunction<Leaf, String, String> value) {
    List<String> columns = new ArrayList<>(List.of(BUCKET));
    rollup.fields().forEach(field -> columns.add(Identifiers.quote(entity.field(field).column())));
    rollup
        .leaves()
        .forEach((name, leaf) -> {
          String input = Identifiers.quote(Contributions.leafColumn(name));
          columns.add(sign + value.apply(leaf, input) + " AS " + Identifiers.quote(name));
        });
    return "SELECT %s FROM %s".formatted(String.join(", ", columns), source);
  }

  /** In order of time. */
  @Override
  public String folded() {
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
