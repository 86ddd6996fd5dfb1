package dev.callsight.engine.clickhouse;

import dev.callsight.core.catalog.Field;
import dev.callsight.core.sql.Sql;
import dev.callsight.core.table.Table;
import dev.callsight.engine.Inventory;
import dev.callsight.engine.Inventory.Kind;
import dev.callsight.engine.QueryEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Counts what there is of an organization; its bytes are its share of those of the tables. */
final class InventoryReader {
  private static final Duration TIMEOUT = Duration.ofMinutes(5);

  private final Database database;
  private final Layout layout;
  private final QueryEngine engine;

  InventoryReader(Database database, Layout layout, QueryEngine engine) {
    this.database = database;
    this.layout = layout;
    this.engine = engine;
  }

  Inventory read(String organization) {
    List<Kind> kinds = new ArrayList<>();
    for (FactTable table : layout.facts()) {
      kinds.add(kind(organization, table));
    }
    return new Inventory(kinds.stream().mapToLong(Kind::bytes).sum(), kinds);
  }

  private Kind kind(String organization, FactTable table) {
    String time = table.timeField().map(Field::column).map(Names::quote).orElse(null);
    String ends = time == null ? "" : ", min(%1$s), max(%1$s)".formatted(time);
    List<@Nullable Object> row =
        engine
            .run(
                organization,
                new Sql("SELECT count(*)" + ends + " FROM " + table.id(), List.of()),
                TIMEOUT)
            .rows()
            .getFirst();
    long rows = (Long) Objects.requireNonNull(row.getFirst());
    Instant first = time == null ? null : (Instant) row.get(1);
    Instant last = time == null ? null : (Instant) row.get(2);
    return new Kind(
        table.id(), rows, first, last, rows == 0 ? 0 : bytes(organization, table, rows));
  }

  private long bytes(String organization, FactTable table, long rows) {
    Table parts =
        database
            .node(organization)
            .query(
                "read the size of " + table.id(),
                "SELECT toInt64(sum(bytes_on_disk)), toInt64(sum(rows)) FROM system.parts WHERE active AND database = {d:String} AND table = {t:String}",
                new Parameters()
                    .with("d", database.settings().database())
                    .with("t", table.facts()));
    long bytes = (Long) Objects.requireNonNull(parts.rows().getFirst().get(0));
    long all = (Long) Objects.requireNonNull(parts.rows().getFirst().get(1));
    return all == 0 ? 0 : Math.round((double) bytes * rows / all);
  }
}
