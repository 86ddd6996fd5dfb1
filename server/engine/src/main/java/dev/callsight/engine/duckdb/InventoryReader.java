package dev.callsight.engine.duckdb;

import dev.callsight.core.catalog.Field;
import dev.callsight.engine.Inventory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts the records of a file, entity by entity. */
final class InventoryReader {
  /** What DuckDB gives room in. */
  private static final long BLOCK = 262_144;

  private final Layout layout;

  InventoryReader(Layout layout) {
    this.layout = layout;
  }

  List<Inventory.Kind> read(Session session) throws SQLException {
    List<Inventory.Kind> kinds = new ArrayList<>();
    for (EntityTable table : layout.entities()) {
      kinds.add(kind(session, table));
    }
    return kinds;
  }

  private static Inventory.Kind kind(Session session, EntityTable table) throws SQLException {
    Optional<Field> time = table.timeField();
    String ends =
        time.map(field -> Identifiers.quote(field.column()))
            .map(name -> ", epoch_us(min(" + name + ")), epoch_us(max(" + name + "))")
            .orElse(", NULL, NULL");
    try (Statement statement = session.connection().createStatement();
        ResultSet result =
            statement.executeQuery("SELECT count(*)" + ends + " FROM " + table.table())) {
      result.next();
      return new Inventory.Kind(
          table.id(),
          result.getLong(1),
          instant(result, 2),
          instant(result, 3),
          bytes(session, table));
    }
  }

  /** Blocks may be shared by small columns, and count for each of the tables then. */
  private static long bytes(Session session, EntityTable table) throws SQLException {
    return BLOCK
        * session.number(
            "SELECT count(DISTINCT block_id) FROM pragma_storage_info("
                + Identifiers.literal(table.id())
                + ") WHERE persistent AND block_id >= 0");
  }

  private static @Nullable Instant instant(ResultSet result, int column) throws SQLException {
    long micros = result.getLong(column);
    return result.wasNull() ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
