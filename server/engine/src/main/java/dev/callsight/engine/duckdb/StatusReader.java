package dev.callsight.engine.duckdb;

import dev.callsight.core.catalog.Field;
import dev.callsight.core.catalog.FieldType;
import dev.callsight.engine.FactsStatus;
import dev.callsight.engine.RecordBatch;
import dev.callsight.engine.RollupChanges;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is known of an organization's facts: read once when a file is opened, then kept up. */
final class StatusReader {
  private final Layout layout;

  StatusReader(Layout layout) {
    this.layout = layout;
  }

  /** Reads the status from the tables. */
  FactsStatus read(Session session, Meta meta) throws SQLException {
    Map<String, Instant> latest = new HashMap<>();
    Map<String, Long> rows = new HashMap<>();
    for (EntityTable table : layout.entities()) {
      List<Field> axes = axes(table);
      String maxima =
          Identifiers.list(
              axes, field -> "epoch_us(max(" + Identifiers.quote(field.column()) + "))");
      String text =
          "SELECT count(*)%s FROM %s".formatted(axes.isEmpty() ? "" : ", " + maxima, table.table());
      try (Statement statement = session.connection().createStatement();
          ResultSet result = statement.executeQuery(text)) {
        result.next();
        rows.put(table.id(), result.getLong(1));
        for (int i = 0; i < axes.size(); i++) {
          long micros = result.getLong(i + 2);
          if (!result.wasNull()) {
            latest.put(name(table, axes.get(i)), instant(micros));
          }
        }
      }
    }
    return new FactsStatus(
        meta.version(),
        meta.grain(),
        latest,
        rows,
        meta.updated(),
        RollupChanges.from(meta.version()));
  }

  /** The status after a write. */
  FactsStatus after(FactsStatus before, WriteTransaction transaction, long version, Instant now) {
    Map<String, Instant> latest = new HashMap<>(before.latest());
    Map<String, Long> rows = new HashMap<>(before.rows());
    for (EntityWrite write : transaction.writes().values()) {
      rows.merge(write.table().id(), write.inserted() - write.replaced(), Long::sum);
      for (Field axis : axes(write.table())) {
        raise(latest, write, axis);
      }
    }
    return new FactsStatus(
        version,
        before.rollupGrain(),
        latest,
        rows,
        now,
        before.changes().after(version, transaction.touched()));
  }

  private static void raise(Map<String, Instant> latest, EntityWrite write, Field axis) {
    int column = write.table().entity().recordFields().indexOf(axis);
    long last = Long.MIN_VALUE;
    for (RecordBatch batch : write.rows().batches()) {
      for (int row = 0; row < batch.size(); row++) {
        if (batch.isPresent(column, row)) {
          last = Math.max(last, batch.number(column, row));
        }
      }
    }
    if (last > Long.MIN_VALUE) {
      latest.merge(name(write.table(), axis), instant(last), (a, b) -> a.isAfter(b) ? a : b);
    }
  }

  /** The instants of an entity that a period may select by. */
  private static List<Field> axes(EntityTable table) {
    return table.entity().recordFields().stream()
        .filter(field -> field.type() == FieldType.INSTANT && !field.name().equals("updatedAt"))
        .toList();
  }

  private static String name(EntityTable table, Field field) {
    return table.id() + "." + field.name();
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
