package dev.callsight.engine.clickhouse;

import java.time.Duration;
import java.util.stream.Collectors;

/** What a write makes of the rollups: their rows as they will be, in the logs. */
final class Sums {
  private Sums() {}

  /** Adds what the logs of an entity add and takes away what they remove. */
  static void update(Step step, RollupTable rollup, FactTable table, Duration grain) {
    String records = "(SELECT *, " + Step.ADDED + " AS added FROM " + step.own(table.log()) + ")";
    String given =
        rollup.summary(
            records, "added,", "t." + Step.ADDED + " OR t." + Step.REMOVED, grain.toMinutes());
    String leaves =
        rollup.sums().keySet().stream()
            .map(leaf -> "sum(if(added, %1$s, -%1$s)) AS %1$s".formatted(Names.quote(leaf)))
            .collect(Collectors.joining(", "));
    // Not by rollup first: ClickHouse would read GROUP BY ROLLUP.
    String changes =
        "SELECT rollup, bucket, dims, %s %s FROM (%s) GROUP BY %s bucket, dims, rollup"
            .formatted(rollup.keptList(), leaves, given, rollup.keptList());
    String stored =
        "SELECT rollup, bucket, dims, %s FROM %s FINAL PREWHERE revision < {c:UInt64} WHERE organization = {o:String} AND rollup IN (%s) AND (rollup, bucket, dims) IN (SELECT rollup, bucket, dims FROM changes)"
            .formatted(
                rollup.leafList(),
                step.table(rollup.table()),
                Names.list(rollup.rollups(), each -> Names.literal(each.id())));
    String sums =
        rollup.sums().keySet().stream()
            .map(leaf -> "d.%1$s + ifNull(s.%1$s, 0) AS %1$s".formatted(Names.quote(leaf)))
            .collect(Collectors.joining(", "));
    String nothing =
        rollup.sums().keySet().stream()
            .map(leaf -> Names.quote(leaf) + " = 0")
            .collect(Collectors.joining(" AND "));
    step.run(
        "sum up the " + table.id(),
        """
        %1$sWITH changes AS (%2$s), stored AS (%3$s)
        SELECT {o:String}, {w:String}, rollup, bucket, dims, %4$s %5$s, %6$s
        FROM (
          SELECT d.rollup AS rollup, d.bucket AS bucket, d.dims AS dims, %7$s %8$s
          FROM changes AS d LEFT JOIN stored AS s
          ON s.rollup = d.rollup AND s.bucket = d.bucket AND s.dims = d.dims)\
        """
            .formatted(
                into(step, rollup),
                changes,
                stored,
                rollup.keptList(),
                rollup.leafList(),
                nothing,
                keptOf(rollup),
                sums));
  }

  private static String keptOf(RollupTable rollup) {
    return rollup.fields().stream()
        .map(field -> Names.quote("kept " + field.column()))
        .map(column -> "d." + column + " AS " + column + ", ")
        .collect(Collectors.joining());
  }

  private static String into(Step step, RollupTable rollup) {
    return "INSERT INTO %s (organization, write, rollup, bucket, dims, %s %s, deleted) "
        .formatted(step.table(rollup.log()), rollup.fieldList(), rollup.leafList());
  }

  /** Computes everything anew from the records; what is not there any more goes. */
  static void rebuild(Step step, RollupTable rollup, FactTable table, Duration grain) {
    String all = rollup.summary(step.renewed(table), "", "true", grain.toMinutes());
    step.run(
        "sum up the " + table.id(),
        "%sSELECT {o:String}, {w:String}, rollup, bucket, dims, %s %s, 0 FROM (%s)"
            .formatted(into(step, rollup), rollup.keptList(), rollup.leafList(), all));
    String zeros = rollup.sums().keySet().stream().map(_ -> "0").collect(Collectors.joining(", "));
    step.run(
        "clear old sums of the " + table.id(),
        "%sSELECT {o:String}, {w:String}, rollup, bucket, dims, %s %s, 1 FROM %s FINAL PREWHERE revision < {c:UInt64} WHERE organization = {o:String} AND (rollup, bucket, dims) NOT IN (SELECT rollup, bucket, dims FROM %s)"
            .formatted(
                into(step, rollup),
                rollup.fieldList(),
                zeros,
                step.table(rollup.table()),
                step.own(rollup.log())));
  }
}
