package dev.callsight.engine.duckdb;

import dev.callsight.core.catalog.Entity;
import dev.callsight.core.catalog.Leaf;
import dev.callsight.engine.RollupChanges;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What each record gives to the rollups that share an entity and a time: its bucket, the fields
 * they keep apart, and for every leaf the value to be counted or summed. Written once a record, so
 * that conditions are not evaluated anew for each rollup.
 *
 * @param entity whose records
 * @param time the field that is put into buckets
 * @param rollups those fed
 */
record Contributions(Entity entity, String time, List<RollupTable> rollups) {
  /** The temporary table they are put in. */
  static final String TABLE = "temp.rollup_contributions";

  Contributions {
    rollups = List.copyOf(rollups);
  }

  /** What its rollups are changed along. */
  String axis() {
    return RollupChanges.axis(entity.id(), time);
  }

  /** The rollups by what they share. */
  static List<Contributions> of(List<RollupTable> rollups) {
    Map<List<String>, List<RollupTable>> shared = new LinkedHashMap<>();
    for (RollupTable rollup : rollups) {
      List<String> key = List.of(rollup.rollup().entity(), rollup.rollup().time());
      shared.computeIfAbsent(key, _ -> new ArrayList<>()).add(rollup);
    }
    return shared.values().stream()
        .map(group ->
            new Contributions(group.getFirst().entity(), group.getFirst().rollup().time(), group))
        .toList();
  }

  /** Puts the contributions of a table's rows into {@link #TABLE}. */
  String collect(String source, Duration grain) {
    return "CREATE OR REPLACE TEMP TABLE rollup_contributions AS " + select(source, grain);
  }

  /** The contributions of the rows of a table. */
  String select(String source, Duration grain) {
    String bucketed = Identifiers.quote(entity.field(time).column());
    List<String> columns = new ArrayList<>();
    columns.add(
        "time_bucket(INTERVAL %d MINUTES, %s) AS %s"
            .formatted(grain.toMinutes(), bucketed, RollupTable.BUCKET));
    fields().forEach(field -> columns.add(Identifiers.quote(field)));
    leaves()
        .forEach((name, leaf) ->
            columns.add(
                LeafSql.input(entity, leaf) + " AS " + Identifiers.quote(leafColumn(name))));
    return "SELECT %s FROM %s WHERE %s IS NOT NULL"
        .formatted(String.join(", ", columns), source, bucketed);
  }

  /** A leaf may be called as a field is; its input must not be. */
  static String leafColumn(String leaf) {
    return "leaf " + leaf;
  }

  private Set<String> fields() {
    Set<String> fields = new LinkedHashSet<>();
    for (RollupTable rollup : rollups) {
      rollup.rollup().fields().forEach(field -> fields.add(entity.field(field).column()));
    }
    return fields;
  }

  private Map<String, Leaf> leaves() {
    Map<String, Leaf> leaves = new LinkedHashMap<>();
    rollups.forEach(rollup -> leaves.putAll(rollup.rollup().leaves()));
    return leaves;
  }
}
