package dev.callsight.engine.clickhouse;

import dev.callsight.core.catalog.Field;
import dev.callsight.core.table.Table;
import dev.callsight.engine.RecordBatch;
import dev.callsight.engine.clickhouse.GivenRows.Row;
import dev.callsight.engine.clickhouse.Outcome.Version;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Brings the rows of one entity into its log, and finds which of them are stored already. */
final class Staging {
  /** Up to so many ids are sent as part of a statement. */
  private static final int FEW = 500;

  private final Step step;
  private final FactTable table;

  Staging(Step step, FactTable table) {
    this.step = step;
    this.table = table;
  }

  /** The committed versions of those ids that are stored. */
  Map<String, Version> stored(GivenRows given) {
    Set<String> ids = new LinkedHashSet<>();
    given.rows().forEach(row -> ids.add(row.id()));
    Parameters parameters = step.parameters();
    String among = "{ids:Array(String)}";
    if (ids.size() <= FEW) {
      parameters.with("ids", ids);
    } else {
      note(ids);
      parameters.with("entity", table.id());
      among = "(SELECT id FROM " + step.own(Names.IDS) + " AND entity = {entity:String})";
    }
    String updated =
        table.has("updatedAt") ? "updated_at" : "CAST(NULL AS Nullable(DateTime64(6, 'UTC')))";
    Table rows =
        step.ask(
            "look for stored " + table.id(),
            """
            SELECT id, leftPad(lower(hex(tupleElement(last, 1))), 32, '0'), tupleElement(last, 2)
            FROM (
              SELECT id, argMax((digest, %s, deleted), revision) AS last FROM %s
              PREWHERE revision < {c:UInt64} WHERE organization = {o:String} AND id IN %s GROUP BY id)
            WHERE tupleElement(last, 3) = 0\
            """
                .formatted(updated, step.table(table.facts()), among),
            parameters);
    Map<String, Version> stored = new HashMap<>();
    for (List<@Nullable Object> row : rows.rows()) {
      Instant at = (Instant) row.get(2);
      stored.put(
          (String) Objects.requireNonNull(row.get(0)),
          new Version(
              (String) Objects.requireNonNull(row.get(1)),
              at == null ? null : ChronoUnit.MICROS.between(Instant.EPOCH, at)));
    }
    return stored;
  }

  private void note(Set<String> ids) {
    step.node()
        .insert(
            "note the ids of " + table.id(),
            step.table(Names.IDS),
            List.of("organization", "write", "entity", "id"),
            output -> {
              RowBinary row = new RowBinary(output);
              for (String id : ids) {
                row.text(step.organization());
                row.text(step.write());
                row.text(table.id());
                row.text(id);
              }
              row.flush();
            });
  }

  /** Puts the rows to be stored into the log, with those they replace as they were. */
  void stage(Outcome outcome, boolean hasRates) {
    String currency = step.before().currency().getCurrencyCode();
    boolean converting = hasRates && table.hasMoney();
    List<String> columns =
        new ArrayList<>(List.of("organization", "write", "log_kind", "replaces"));
    table.recordColumns().forEach(column -> columns.add(column.name()));
    columns.add("digest");
    String kind = converting ? "raw" : table.hasDerived() ? "in" : "put";
    step.node()
        .insert(
            "stage the " + table.id() + " of " + step.organization(),
            step.table(table.log()),
            columns,
            output -> write(output, outcome, kind, currency));
    if (converting) {
      Conversion.convertGiven(step, table, step.before().currency());
    }
    if (outcome.replacesAny()) {
      step.run(
          "set replaced " + table.id() + " aside",
          "%sSELECT {o:String}, {w:String}, 'cut', %s, digest FROM %s"
              .formatted(
                  step.intoLog(table),
                  table.columnList(),
                  step.stored(
                      table,
                      "id IN (SELECT id FROM %s AND replaces)".formatted(step.own(table.log())))));
    }
  }

  private void write(OutputStream output, Outcome outcome, String kind, String currency)
      throws IOException {
    List<Field> fields = table.entity().recordFields();
    int currencyColumn = table.entity().find("currency").map(fields::indexOf).orElse(-1);
    List<FactTable.Column> columns = table.recordColumns();
    int[] positions = columns.stream().mapToInt(column -> fields.indexOf(column.field())).toArray();
    RowBinary row = new RowBinary(output);
    for (Row each : outcome.winners()) {
      row.text(step.organization());
      row.text(step.write());
      row.text(kind);
      row.int8(outcome.replaces(each) ? 1 : 0);
      for (int i = 0; i < positions.length; i++) {
        FactTable.Column column = columns.get(i);
        boolean known = !column.reporting() || isIn(currency, each, currencyColumn);
        cell(row, column, each, positions[i], known);
      }
      writeDigest(row, outcome.digest(each).asBytes());
    }
    row.flush();
  }

  /** An amount counts in the reporting currency when it names no other. */
  private static boolean isIn(String currency, Row row, int column) {
    return column < 0
        || !row.batch().isPresent(column, row.row())
        || currency.equals(row.batch().text(column, row.row()));
  }

  private static void cell(
      RowBinary row, FactTable.Column column, Row from, int position, boolean known)
      throws IOException {
    RecordBatch batch = from.batch();
    boolean present = known && batch.isPresent(position, from.row());
    if (column.type().startsWith("Nullable")) {
      row.isNull(!present);
    } else if (!present) {
      throw new IllegalArgumentException(
          "a record of " + batch.entity().id() + " has no " + column.field().name());
    }
    if (!present) {
      return;
    }
    if (GivenRows.isText(column.field())) {
      row.text(Objects.requireNonNull(batch.text(position, from.row())));
      return;
    }
    long number = batch.number(position, from.row());
    switch (column.field().type()) {
      case BOOLEAN -> row.int8(number == 0 ? 0 : 1);
      case DATE -> row.int32(Math.toIntExact(number));
      default -> row.int64(number);
    }
  }

  /** As the number whose hexadecimal text is the digest's. */
  private static void writeDigest(RowBinary row, byte[] digest) throws IOException {
    for (int i = digest.length - 1; i >= 0; i--) {
      row.int8(digest[i]);
    }
  }
}
