package dev.callsight.engine.clickhouse;

import com.google.common.hash.Hashing;
import dev.callsight.core.table.Table;
import dev.callsight.engine.StoreException;
import dev.callsight.engine.StoreException.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tables of the store on every shard: made once, brought up to the catalog of a newer program,
 * never used when a newer program made them.
 */
final class Schema {
  /** The layout this program writes. Grows when an older program could not read it right. */
  static final int FORMAT = 1;

  private final Layout layout;
  private final Database database;

  Schema(Layout layout, Database database) {
    this.layout = layout;
    this.database = database;
  }

  /** Changes when a rollup or what follows from other records is declared differently. */
  String signature() {
    String sums =
        layout.rollups().stream()
            .map(rollup -> rollup.rollups() + " " + rollup.sums())
            .collect(Collectors.joining("\n"));
    String derived =
        layout.facts().stream()
            .filter(FactTable::hasDerived)
            .map(table ->
                table.id() + table.columns().stream().filter(FactTable.Column::derived).toList())
            .collect(Collectors.joining("\n"));
    String text = sums + "\n" + derived;
    return Hashing.sha256().hashString(text, StandardCharsets.UTF_8).toString();
  }

  /** The statements that make everything in an empty server. */
  List<String> statements() {
    List<String> statements = new ArrayList<>();
    statements.add(
        "CREATE DATABASE IF NOT EXISTS "
            + Names.quote(database.settings().database())
            + onCluster());
    tables()
        .forEach((name, table) -> statements.add(table.create(database.table(name), onCluster())));
    return statements;
  }

  private String onCluster() {
    String cluster = database.settings().cluster();
    return cluster == null ? "" : " ON CLUSTER " + Names.literal(cluster);
  }

  /**
   * A table as it should be.
   *
   * @param columns their definitions by name
   * @param more indices
   * @param engine with its order and more
   */
  private record Template(Map<String, String> columns, List<String> more, String engine) {
    String create(String name, String cluster) {
      List<String> parts = new ArrayList<>();
      columns.forEach((column, definition) -> parts.add(Names.quote(column) + " " + definition));
      parts.addAll(more);
      return "CREATE TABLE IF NOT EXISTS %s%s (\n  %s\n) ENGINE = %s"
          .formatted(name, cluster, String.join(",\n  ", parts), engine);
    }
  }

  private Map<String, Template> tables() {
    Map<String, Template> tables = new LinkedHashMap<>();
    tables.put(Names.SCHEMA, schema());
    tables.put(Names.COMMITS, commits());
    tables.put(Names.RATES, rates());
    tables.put(Names.IDS, work(columns("entity", "LowCardinality(String)", "id", "String")));
    tables.put(Names.LEADS, work(columns("lead", "String")));
    tables.put(Names.ATTRIBUTED, attributed());
    tables.put(Names.CONTACTED, contacted());
    for (FactTable table : layout.facts()) {
      tables.put(table.facts(), facts(table));
      tables.put(table.log(), log(table));
    }
    for (RollupTable table : layout.rollups()) {
      tables.put(table.table(), rollup(table));
      tables.put(table.log(), rollupLog(table));
    }
    return tables;
  }

  private String mergeTree(String kind, String arguments) {
    if (database.settings().cluster() == null) {
      return kind + "MergeTree" + (arguments.isEmpty() ? "" : "(" + arguments + ")");
    }
    String place = "'/clickhouse/tables/{uuid}/{shard}', '{replica}'";
    String all = arguments.isEmpty() ? place : place + ", " + arguments;
    return "Replicated" + kind + "MergeTree(" + all + ")";
  }

  private Template schema() {
    return new Template(
        columns("one", "UInt8", "format", "UInt32"),
        List.of(),
        mergeTree("Replacing", "format") + " ORDER BY one");
  }

  private Template commits() {
    return new Template(
        columns(
            "organization", "LowCardinality(String)",
            "stage", "LowCardinality(String)",
            "version", "UInt64",
            "write", "String",
            "updated", "Nullable(DateTime64(6, 'UTC'))",
            "grain_minutes", "UInt32",
            "currency", "String",
            "rates", "UInt64",
            "rates_digest", "String",
            "layout", "String",
            "latest", "String",
            "rows", "String"),
        List.of(),
        mergeTree("Replacing", "version") + " ORDER BY (organization, stage)");
  }

  private Template rates() {
    return new Template(
        columns(
            "organization", "LowCardinality(String)",
            "version", "UInt64",
            "currency", "String",
            "valid_from", "Int32",
            "rate", "Decimal(18, 9)"),
        List.of(),
        mergeTree("Replacing", "") + " ORDER BY (organization, version, currency, valid_from)");
  }

  private Template attributed() {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("lead", "String");
    columns.put("known", "Bool");
    columns.put("campaign", "Nullable(String)");
    columns.put("variant", "Nullable(String)");
    columns.put("channel", "Nullable(String)");
    return work(columns);
  }

  private Template contacted() {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("lead", "String");
    columns.put("contacted_at", "Nullable(DateTime64(6, 'UTC'))");
    columns.put("engagements", "Int64");
    return work(columns);
  }

  /** A table for what one write needs on its way. */
  private Template work(Map<String, String> more) {
    Map<String, String> columns =
        columns("organization", "LowCardinality(String)", "write", "String");
    columns.putAll(more);
    columns.put("written", "DateTime DEFAULT now()");
    return new Template(
        columns, List.of(), mergeTree("", "") + " ORDER BY (organization, write)" + forgotten());
  }

  private static String forgotten() {
    return " TTL written + INTERVAL 1 DAY SETTINGS ttl_only_drop_parts = 1";
  }

  private Template facts(FactTable table) {
    Map<String, String> columns = columns("organization", "LowCardinality(String)");
    table.columns().forEach(column -> columns.put(column.name(), column.type()));
    columns.put("digest", "UInt128");
    columns.put("revision", "UInt64");
    columns.put("deleted", "UInt8");
    List<String> indices =
        table.references().stream()
            .map(column ->
                "INDEX %s %s TYPE bloom_filter(0.01) GRANULARITY 1"
                    .formatted(Names.quote("by_" + column), Names.quote(column)))
            .toList();
    String time = table.orderingTime();
    String order =
        time == null ? "organization, id" : "organization, " + Names.quote(time) + ", id";
    return new Template(
        columns,
        indices,
        mergeTree("Replacing", "revision, deleted") + " ORDER BY (" + order + ")");
  }

  private Template log(FactTable table) {
    Map<String, String> columns =
        columns(
            "organization", "LowCardinality(String)",
            "write", "String",
            "log_kind", "LowCardinality(String)",
            "replaces", "Bool");
    table.columns().forEach(column -> columns.put(column.name(), column.type()));
    columns.put("digest", "UInt128");
    columns.put("written", "DateTime DEFAULT now()");
    return new Template(
        columns,
        List.of(),
        mergeTree("", "") + " ORDER BY (organization, write, log_kind)" + forgotten());
  }

  private Template rollup(RollupTable table) {
    Map<String, String> columns = columns("organization", "LowCardinality(String)");
    sums(table, columns);
    columns.put("revision", "UInt64");
    return new Template(
        columns,
        List.of(),
        mergeTree("Replacing", "revision, deleted")
            + " ORDER BY (organization, rollup, bucket, dims)");
  }

  private Template rollupLog(RollupTable table) {
    Map<String, String> columns =
        columns("organization", "LowCardinality(String)", "write", "String");
    sums(table, columns);
    columns.put("written", "DateTime DEFAULT now()");
    return new Template(
        columns, List.of(), mergeTree("", "") + " ORDER BY (organization, write)" + forgotten());
  }

  private static void sums(RollupTable table, Map<String, String> columns) {
    columns.put("rollup", "LowCardinality(String)");
    columns.put("bucket", "DateTime64(6, 'UTC')");
    columns.put("dims", "String");
    FactTable facts = FactTable.of(table.entity());
    table
        .fields()
        .forEach(field ->
            facts.columns().stream()
                .filter(column -> column.name().equals(field.column()))
                .forEach(column -> columns.put(column.name(), column.type())));
    table.sums().keySet().forEach(leaf -> columns.put(leaf, table.type(leaf)));
    columns.put("deleted", "UInt8");
  }

  private static Map<String, String> columns(String... namesAndTypes) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (int i = 0; i < namesAndTypes.length; i += 2) {
      columns.put(namesAndTypes[i], namesAndTypes[i + 1]);
    }
    return columns;
  }

  /** Makes or completes the tables on every shard; says what was done. */
  List<String> migrate() {
    List<String> done = new ArrayList<>();
    for (Node node : database.nodes()) {
      migrate(node).forEach(statement -> done.add(node.address() + ": " + statement));
    }
    return done;
  }

  private List<String> migrate(Node node) {
    List<String> pending = pending(node);
    for (String statement : pending) {
      node.execute("bring the tables up to date", statement, new Parameters());
    }
    return pending;
  }

  /** The statements that a shard still needs. */
  private List<String> pending(Node node) {
    Map<String, Set<String>> present = present(node);
    if (present.containsKey(Names.SCHEMA)) {
      requireReadable(node);
    }
    List<String> pending = new ArrayList<>();
    if (present.isEmpty()) {
      pending.add(statements().getFirst());
    }
    tables()
        .forEach((name, table) -> {
          Set<String> columns = present.get(name);
          if (columns == null) {
            pending.add(table.create(database.table(name), onCluster()));
            return;
          }
          table
              .columns()
              .forEach((column, definition) -> {
                if (!columns.contains(column)) {
                  pending.add(
                      "ALTER TABLE %s ADD COLUMN IF NOT EXISTS %s %s"
                          .formatted(database.table(name), Names.quote(column), definition));
                }
              });
        });
    if (!present.containsKey(Names.SCHEMA) || isUnmarked(node)) {
      pending.add("INSERT INTO %s VALUES (1, %d)".formatted(database.table(Names.SCHEMA), FORMAT));
    }
    return pending;
  }

  private Map<String, Set<String>> present(Node node) {
    Table columns =
        node.query(
            "read which tables there are",
            "SELECT table, name FROM system.columns WHERE database = {d:String}",
            new Parameters().with("d", database.settings().database()));
    Map<String, Set<String>> present = new LinkedHashMap<>();
    columns
        .rows()
        .forEach(row ->
            present
                .computeIfAbsent(String.valueOf(row.get(0)), _ -> new HashSet<>())
                .add(String.valueOf(row.get(1))));
    return present;
  }

  private void requireReadable(Node node) {
    Table formats =
        node.query(
            "read the format of the tables",
            "SELECT max(format) FROM " + database.table(Names.SCHEMA),
            new Parameters());
    Object format = formats.rows().getFirst().getFirst();
    if (format instanceof Long number && number > FORMAT) {
      throw new StoreException(
          Kind.INTERNAL,
          "the facts at %s were written by a newer Callsight (format %d; this one reads up to %d): start that version"
              .formatted(node.address(), number, FORMAT),
          null);
    }
  }

  /** The tables are there, made from another shard or by a start that was broken off, no format. */
  private boolean isUnmarked(Node node) {
    return node.query(
            "read whether the tables have a format",
            "SELECT 1 FROM " + database.table(Names.SCHEMA) + " LIMIT 1",
            new Parameters())
        .rows()
        .isEmpty();
  }

  /**
   * The statement that removes the rows of the organization {@code o} from a table, on the shard
   * where it is asked; replicas tell one another.
   */
  String erasure(String table) {
    return "ALTER TABLE %s DELETE WHERE organization = {o:String} SETTINGS mutations_sync = 2"
        .formatted(database.table(table));
  }

  /** Every table that has rows of organizations, without that of the commits. */
  List<String> tablesOfOrganizations() {
    return tables().keySet().stream()
        .filter(name -> !name.equals(Names.SCHEMA) && !name.equals(Names.COMMITS))
        .toList();
  }
}
