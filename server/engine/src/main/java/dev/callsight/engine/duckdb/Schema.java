package dev.callsight.engine.duckdb;

import dev.callsight.engine.FactsSettings;
import dev.callsight.engine.StoreException;
import dev.callsight.engine.StoreException.Kind;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The tables of a file: made once, brought up to the catalog of a newer program, never read when a
 * newer program wrote them.
 */
final class Schema {
  /** The layout this program writes. Grows when an older program could not read it right. */
  static final int FORMAT = 1;

  private static final String CREATE_META =
      "CREATE TABLE callsight_meta(format INTEGER, version BIGINT, updated TIMESTAMP,"
          + " grain_minutes INTEGER, currency VARCHAR)";
  private static final String CREATE_ROLLUPS =
      "CREATE TABLE callsight_rollups(id VARCHAR, signature VARCHAR)";

  private final Layout layout;

  Schema(Layout layout) {
    this.layout = layout;
  }

  /** What the file says of itself; empty when it was never opened. */
  Optional<Meta> read(Session session, String organization) throws SQLException {
    if (!tables(session).containsKey("callsight_meta")) {
      return Optional.empty();
    }
    try (Statement statement = session.connection().createStatement();
        ResultSet result = statement.executeQuery("SELECT * FROM callsight_meta")) {
      if (!result.next()) {
        return Optional.empty();
      }
      requireReadable(organization, result.getInt("format"));
      LocalDateTime updated = result.getObject("updated", LocalDateTime.class);
      return Optional.of(
          new Meta(
              result.getLong("version"),
              updated == null ? null : updated.toInstant(ZoneOffset.UTC),
              Duration.ofMinutes(result.getInt("grain_minutes")),
              Currency.getInstance(result.getString("currency"))));
    }
  }

  private static void requireReadable(String organization, int format) {
    if (format > FORMAT) {
      throw new StoreException(
          Kind.INTERNAL,
          "the facts of %s were written by a newer Callsight (format %d; this one reads up to %d): start that version, or restore a backup"
              .formatted(organization, format, FORMAT),
          null);
    }
  }

  /** Makes every table of a new file. */
  Meta create(Session session, FactsSettings settings, Instant now) throws SQLException {
    // Starts at the clock, so that an organization erased and made anew never has an old version.
    Meta meta =
        new Meta(now.toEpochMilli(), null, RollupGrain.of(settings.zone()), settings.currency());
    return session.transaction(() -> {
      session.execute(CREATE_META);
      session.execute(CREATE_ROLLUPS);
      for (EntityTable table : layout.entities()) {
        session.execute(table.createTable());
      }
      for (RollupTable rollup : layout.rollups()) {
        createRollup(session, rollup, meta.grain());
      }
      insertMeta(session, meta);
      return meta;
    });
  }

  private static void insertMeta(Session session, Meta meta) throws SQLException {
    PreparedStatement insert =
        session.prepare("INSERT INTO callsight_meta VALUES (?, ?, NULL, ?, ?)");
    insert.setInt(1, FORMAT);
    insert.setLong(2, meta.version());
    insert.setLong(3, meta.grain().toMinutes());
    insert.setString(4, meta.currency().getCurrencyCode());
    insert.execute();
  }

  /** Writes everything that can change in what the file says of itself. */
  static void updateMeta(Session session, Meta meta) throws SQLException {
    PreparedStatement update =
        session.prepare("UPDATE callsight_meta SET grain_minutes = ?, currency = ?");
    update.setLong(1, meta.grain().toMinutes());
    update.setString(2, meta.currency().getCurrencyCode());
    update.execute();
    updateVersion(session, meta.version(), Objects.requireNonNull(meta.updated(), "updated"));
  }

  /** Writes the data version; part of every transaction that changes facts. */
  static void updateVersion(Session session, long version, Instant now) throws SQLException {
    PreparedStatement update =
        session.prepare("UPDATE callsight_meta SET version = ?, updated = ?");
    update.setLong(1, version);
    update.setObject(2, LocalDateTime.ofInstant(now, ZoneOffset.UTC));
    update.execute();
  }

  /**
   * Adds tables and columns that the catalog has and the file lacks, and makes rollups anew whose
   * declaration changed. Does nothing, and writes nothing, when all is there.
   */
  void migrate(Session session, Meta meta) throws SQLException {
    Map<String, Map<String, String>> tables = tables(session);
    Map<String, String> signatures = rollupSignatures(session);
    boolean current =
        layout.entities().stream().allMatch(table -> isCurrent(table, tables))
            && layout.rollups().stream()
                .allMatch(rollup -> isCurrent(rollup, signatures, meta.grain()))
            && signatures.size() == layout.rollups().size();
    if (current) {
      return;
    }
    session.transaction(() -> {
      for (EntityTable table : layout.entities()) {
        migrate(session, table, tables);
      }
      dropRollups(session, signatures);
      buildRollups(session, meta.grain());
      return true;
    });
  }

  private static boolean isCurrent(EntityTable table, Map<String, Map<String, String>> tables) {
    Map<String, String> columns = tables.getOrDefault(table.id(), Map.of());
    return table.columns().stream()
        .allMatch(column -> column.type().equals(columns.get(column.name())));
  }

  private static boolean isCurrent(
      RollupTable rollup, Map<String, String> signatures, Duration grain) {
    return rollup.signature(grain).equals(signatures.get(rollup.rollup().id()));
  }

  private static void migrate(
      Session session, EntityTable table, Map<String, Map<String, String>> tables)
      throws SQLException {
    Map<String, String> columns = tables.get(table.id());
    if (columns == null) {
      session.execute(table.createTable());
      return;
    }
    for (StoredColumn column : table.columns()) {
      String type = columns.get(column.name());
      String alter = "ALTER TABLE " + table.table();
      if (type == null) {
        session.execute(alter + " ADD COLUMN " + column.definition());
      } else if (!type.equals(column.type())) {
        session.execute(alter + " ALTER COLUMN " + column.quoted() + " TYPE " + column.type());
      }
    }
  }

  private static void dropRollups(Session session, Map<String, String> signatures)
      throws SQLException {
    for (String rollup : signatures.keySet()) {
      session.execute("DROP TABLE IF EXISTS " + Identifiers.quote(rollup));
    }
    session.execute("DELETE FROM callsight_rollups");
  }

  /** Drops every rollup and computes it from the facts; inside the caller's transaction. */
  void rebuildRollups(Session session, Duration grain) throws SQLException {
    dropRollups(session, rollupSignatures(session));
    buildRollups(session, grain);
  }

  private void buildRollups(Session session, Duration grain) throws SQLException {
    for (RollupTable rollup : layout.rollups()) {
      createRollup(session, rollup, grain);
      session.execute(rollup.add(Identifiers.quote(rollup.entity().id()), grain));
    }
  }

  private static void createRollup(Session session, RollupTable rollup, Duration grain)
      throws SQLException {
    session.execute(rollup.createTable(grain));
    PreparedStatement insert = session.prepare("INSERT INTO callsight_rollups VALUES (?, ?)");
    insert.setString(1, rollup.rollup().id());
    insert.setString(2, rollup.signature(grain));
    insert.execute();
  }

  private static Map<String, String> rollupSignatures(Session session) throws SQLException {
    Map<String, String> signatures = new HashMap<>();
    try (Statement statement = session.connection().createStatement();
        ResultSet result = statement.executeQuery("SELECT id, signature FROM callsight_rollups")) {
      while (result.next()) {
        signatures.put(result.getString(1), result.getString(2));
      }
    }
    return signatures;
  }

  /** The types of all columns by table and name. */
  private static Map<String, Map<String, String>> tables(Session session) throws SQLException {
    Map<String, Map<String, String>> tables = new HashMap<>();
    String text =
        "SELECT table_name, column_name, data_type FROM duckdb_columns()"
            + " WHERE database_name = current_database() AND NOT internal";
    try (Statement statement = session.connection().createStatement();
        ResultSet result = statement.executeQuery(text)) {
      while (result.next()) {
        tables
            .computeIfAbsent(result.getString(1), _ -> new HashMap<>())
            .put(result.getString(2), result.getString(3));
      }
    }
    return tables;
  }
}
