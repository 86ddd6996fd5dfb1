package dev.callsight.engine.clickhouse;

import dev.callsight.core.catalog.Entity;
import dev.callsight.core.catalog.Field;
import dev.callsight.core.catalog.FieldType;
import dev.callsight.core.catalog.Leaf;
import dev.callsight.core.catalog.Rollup;
import dev.callsight.core.catalog.Value;
import dev.callsight.core.sql.SqlRenderer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rollups that share an entity and a time, in one table: a row for each rollup, bucket and
 * combination of its fields, with the sums as they are.
 *
 * @param entity whose records
 * @param time the field that is put into buckets
 * @param rollups those it holds; they have the same leaves
 * @param sums for each leaf by its column the aggregate over records {@code t}
 */
record RollupTable(Entity entity, String time, List<Rollup> rollups, Map<String, String> sums) {
  RollupTable {
    rollups = List.copyOf(rollups);
    sums = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(sums));
  }

  static List<RollupTable> of(
      List<Rollup> rollups, Map<String, Entity> entities, SqlRenderer renderer) {
    Map<List<String>, List<Rollup>> shared = new LinkedHashMap<>();
    for (Rollup rollup : rollups) {
      shared
          .computeIfAbsent(List.of(rollup.entity(), rollup.time()), _ -> new ArrayList<>())
          .add(rollup);
    }
    List<RollupTable> tables = new ArrayList<>();
    shared.forEach((key, group) -> {
      Map<String, String> sums = new LinkedHashMap<>();
      for (Rollup rollup : group) {
        rollup
            .leaves()
            .forEach((name, leaf) -> sums.computeIfAbsent(name, _ -> renderer.aggregate(leaf)));
      }
      Entity entity = java.util.Objects.requireNonNull(entities.get(key.getFirst()));
      tables.add(new RollupTable(entity, key.getLast(), group, sums));
    });
    return tables;
  }

  /** The table of sums. */
  String table() {
    return Names.ROLLUP + suffix();
  }

  /** The table of what writes make of the sums. */
  String log() {
    return Names.ROLLUP_LOG + suffix();
  }

  private String suffix() {
    return entity.id() + "_" + entity.field(time).column();
  }

  /** The column of the time. */
  String timeColumn() {
    return Names.quote(entity.field(time).column());
  }

  /** The fields that some of its rollups keep apart. */
  List<Field> fields() {
    Set<String> names = new LinkedHashSet<>();
    rollups.forEach(rollup -> names.addAll(rollup.fields()));
    return names.stream().map(entity::field).toList();
  }

  /** The type of a leaf's column. */
  String type(String leaf) {
    return switch (leaf(leaf)) {
      case Leaf.Count _ -> "Int64";
      case Leaf.Sum sum -> type(sum.value());
      default -> throw new IllegalArgumentException("a rollup cannot hold " + leaf);
    };
  }

  private Leaf leaf(String name) {
    return rollups.stream()
        .map(rollup -> rollup.leaves().get(name))
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }

  private String type(Value value) {
    return switch (value) {
      case Value.OfField of -> type(entity.field(of.field()));
      case Value.Magnitude of -> type(entity.field(of.field()));
      case Value.Product of ->
          "Decimal(38, "
              + (entity.field(of.left()).scale() + entity.field(of.right()).scale())
              + ")";
      case Value.Elapsed _ -> "Decimal(38, 6)";
      case Value.OfRelated _ -> throw new IllegalArgumentException("a rollup cannot hold " + value);
    };
  }

  private static String type(Field field) {
    return field.type() == FieldType.INTEGER ? "Int64" : "Decimal(38, " + field.scale() + ")";
  }

  /** Columns of fields, quoted, with commas; empty or ending in a comma. */
  String fieldList() {
    return fields().stream()
        .map(field -> Names.quote(field.column()) + ", ")
        .collect(Collectors.joining());
  }

  /** Columns of leaves, quoted, with commas. */
  String leafList() {
    return Names.list(sums.keySet(), Names::quote);
  }

  /**
   * What records come to, a row for each rollup, bucket and combination.
   *
   * @param records a table of records with more columns to group by
   * @param more such a column with a comma after it, or nothing
   * @param minutes the width of a bucket
   */
  String summary(String records, String more, String where, long minutes) {
    String dimensions =
        rollups.stream().map(this::dimension).collect(Collectors.joining(", ", "[", "]"));
    String kept =
        fields().stream()
            .map(field ->
                "if(has(%s, tupleElement(each, 1)), t.%s, null) AS %s, "
                    .formatted(keeping(field), Names.quote(field.column()), kept(field)))
            .collect(Collectors.joining());
    String leaves =
        sums.entrySet().stream()
            .map(sum ->
                "ifNull(CAST(%s AS Nullable(%s)), 0) AS %s"
                    .formatted(sum.getValue(), type(sum.getKey()), Names.quote(sum.getKey())))
            .collect(Collectors.joining(", "));
    String groups =
        fields().stream().map(field -> ", " + kept(field)).collect(Collectors.joining());
    return """
    SELECT %1$s tupleElement(each, 1) AS rollup,
      toDateTime64(toStartOfInterval(assumeNotNull(t.%2$s), toIntervalMinute(%3$d)), 6, 'UTC') AS bucket,
      tupleElement(each, 2) AS dims, %4$s %5$s
    FROM %6$s AS t ARRAY JOIN %7$s AS each WHERE (%8$s) AND t.%2$s IS NOT NULL
    GROUP BY %1$s bucket, dims, rollup%9$s\
    """
        .formatted(more, timeColumn(), minutes, kept, leaves, records, dimensions, where, groups);
  }

  private String keeping(Field field) {
    return rollups.stream()
        .filter(rollup -> rollup.fields().contains(field.name()))
        .map(rollup -> Names.literal(rollup.id()))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String kept(Field field) {
    return Names.quote("kept " + field.column());
  }

  /** The columns that {@link #summary} gives to fields, in order of {@link #fieldList}. */
  String keptList() {
    return fields().stream().map(field -> kept(field) + ", ").collect(Collectors.joining());
  }

  private String dimension(Rollup rollup) {
    String values =
        rollup.fields().stream()
            .map(field -> "t." + Names.quote(entity.field(field).column()))
            .collect(Collectors.joining(", "));
    String text = rollup.fields().isEmpty() ? "''" : "toString(tuple(" + values + "))";
    return "(" + Names.literal(rollup.id()) + ", " + text + ")";
  }
}
