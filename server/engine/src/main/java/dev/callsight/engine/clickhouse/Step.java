package dev.callsight.engine.clickhouse;

import dev.callsight.core.table.Table;
import java.util.UUID;

/**
 * One write on its way: runs statements for its organization, sees what was committed before it,
 * and puts down in the logs what it changes. The logs hold rows by kind:
 *
 * <ul>
 *   <li>{@code raw}: as given, amounts in other currencies not yet converted
 *   <li>{@code in}: as given, columns that follow from other records not yet filled
 *   <li>{@code put}: as it will be stored; {@code cut}: as it was, replaced by a put
 *   <li>{@code new} and {@code old}: a stored record as it will be and was, when only what follows
 *       from others changes
 * </ul>
 */
final class Step {
  /** Kinds whose rows will be there. */
  static final String ADDED = "log_kind IN ('put', 'new')";

  /** Kinds whose rows will be gone. */
  static final String REMOVED = "log_kind IN ('cut', 'old')";

  private final Database database;
  private final Node node;
  private final String organization;
  private final String write = UUID.randomUUID().toString();
  private final Meta before;

  Step(Database database, String organization, Meta before) {
    this.database = database;
    this.node = database.node(organization);
    this.organization = organization;
    this.before = before;
  }

  String organization() {
    return organization;
  }

  String write() {
    return write;
  }

  Meta before() {
    return before;
  }

  Node node() {
    return node;
  }

  String table(String name) {
    return database.table(name);
  }

  Parameters parameters() {
    return new Parameters()
        .with("o", organization)
        .with("w", write)
        .with("c", before.ceiling())
        .with("rates", before.rates());
  }

  void run(String doing, String text) {
    node.execute(doing + " of " + organization, text, parameters());
  }

  Table ask(String doing, String text, Parameters parameters) {
    return node.query(doing + " of " + organization, text, parameters);
  }

  /** The rows of this write in a log or a table of its work. */
  String own(String table) {
    return table(table) + " WHERE organization = {o:String} AND write = {w:String}";
  }

  /** What this write puts down of an entity by one kind, also for another step to read. */
  String log(FactTable table, String kind) {
    return "%s WHERE organization = {o:String} AND write = %s AND log_kind = %s"
        .formatted(table(table.log()), Names.literal(write), Names.literal(kind));
  }

  /** The committed records of an entity that meet a condition, with all columns and the digest. */
  String stored(FactTable table, String where) {
    return "(SELECT %s, digest FROM %s FINAL PREWHERE revision < {c:UInt64} WHERE organization = {o:String} AND (%s))"
        .formatted(table.columnList(), table(table.facts()), where);
  }

  /** Those that this write does not replace. */
  String kept(FactTable table, String where) {
    return stored(
        table,
        "(%s) AND id NOT IN (SELECT id FROM %s AND log_kind = 'cut')"
            .formatted(where, own(table.log())));
  }

  /** Those there will be after this write, as far as records decide. */
  String after(FactTable table, String where) {
    return "(SELECT %1$s FROM %2$s UNION ALL SELECT %1$s FROM %3$s AND log_kind = '%5$s' AND (%4$s))"
        .formatted(table.columnList(), kept(table, where), own(table.log()), where, given(table));
  }

  /** All records there will be after a write that brings none. */
  String renewed(FactTable table) {
    String renewed = log(table, "new");
    return "(SELECT %1$s FROM %2$s UNION ALL SELECT %1$s FROM %3$s)"
        .formatted(
            table.columnList(),
            stored(table, "id NOT IN (SELECT id FROM " + renewed + ")"),
            renewed);
  }

  /** The kind of the rows that a write brings of an entity. */
  static String given(FactTable table) {
    return table.hasDerived() ? "in" : "put";
  }

  /** The beginning of a statement that puts rows into an entity's log. */
  String intoLog(FactTable table) {
    return "INSERT INTO %s (organization, write, log_kind, %s, digest) "
        .formatted(table(table.log()), table.columnList());
  }
}
