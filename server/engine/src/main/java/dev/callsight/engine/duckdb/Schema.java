package dev.callsight.engine.duckdb;

import dev.callsight.engine.ExchangeRates;
import dev.callsight.engine.FactsSettings;
import dev.callsight.engine.RollupGrain;
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
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
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
      "CREATE TABLE IF NOT EXISTS callsight_meta(format INTEGER, version BIGINT, updated TIMESTAMP,"
          + " grain_minutes INTEGER, currency VARCHAR, layout VARCHAR)";
  private static final String CREATE_ROLLUPS = "CREATE TABLE callsight_rollups(id VARCHAR)";

  private final Layout layout;

  Schema(Layout layout) {
    this.layout = layout;
  }

  /** What the file says of itself; empty when it was never opened. */
  Optional<Meta> read(Session session, String organization) throws SQLException {
    // Far quicker than to ask whether it is there, which looks through every attached file.
    session.execute(CREATE_META);
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
              Currency.getInstance(result.getString("currency")),
              Conversion.read(session),
              result.getString("layout")));
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
    Duration grain = RollupGrain.of(settings.zone());
    Meta meta =
        new Meta(
            now.toEpochMilli(),
            null,
            grain,
            settings.currency(),
            ExchangeRates.none(),
            layout.signature(grain));
    return session.transaction(() -> {
      session.execute(CREATE_ROLLUPS);
      Conversion.prepare(session);
      createAwaited(session);
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
        session.prepare("INSERT INTO callsight_meta VALUES (?, ?, NULL, ?, ?, ?)");
    insert.setInt(1, FORMAT);
    insert.setLong(2, meta.version());
    insert.setLong(3, meta.grain().toMinutes());
    insert.setString(4, meta.currency().getCurrencyCode());
    insert.setString(5, meta.layout());
    insert.execute();
  }

  /** Writes everything that can change in what the file says of itself. */
  static void updateMeta(Session session, Meta meta) throws SQLException {
    PreparedStatement update =
        session.prepare("UPDATE callsight_meta SET grain_minutes = ?, currency = ?, layout = ?");
    update.setLong(1, meta.grain().toMinutes());
    update.setString(2, meta.currency().getCurrencyCode());
    update.setString(3, meta.layout());
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
    String signature = layout.signature(meta.grain());
    if (signature.equals(meta.layout())) {
      return;
    }
    Map<String, Map<String, String>> tables = tables(session);
    session.transaction(() -> {
      createAwaited(session);
      boolean derived = false;
      for (EntityTable table : layout.entities()) {
        derived |= migrate(session, table, tables);
      }
      if (derived) {
        DerivedColumns.updateAll(session, layout);
      } else if (layout.keepsContacts()) {
        // Also when it is there: an older program may have written calls meanwhile.
        Contacts.refillAwaited(session);
      }
      rebuildRollups(session, meta.grain(), () -> {});
      PreparedStatement update = session.prepare("UPDATE callsight_meta SET layout = ?");
      update.setString(1, signature);
      return update.execute();
    });
  }

  /** Whether a derived column was added, whose values are still missing. */
  private static boolean migrate(
      Session session, EntityTable table, Map<String, Map<String, String>> tables)
      throws SQLException {
    Map<String, String> columns = tables.get(table.id());
    if (columns == null) {
      session.execute(table.createTable());
      return false;
    }
    boolean derived = false;
    for (StoredColumn column : table.columns()) {
      String type = columns.get(column.name());
      String alter = "ALTER TABLE " + table.table();
      if (type == null) {
        session.execute(alter + " ADD COLUMN " + column.definition());
        derived |= column.source() instanceof StoredColumn.Source.Derived;
      } else if (!type.equals(column.type())) {
        session.execute(alter + " ALTER COLUMN " + column.quoted() + " TYPE " + column.type());
      }
    }
    return derived;
  }

  private void createAwaited(Session session) throws SQLException {
    if (layout.keepsContacts()) {
      session.execute(AwaitedContacts.CREATE);
    }
  }

  private static void dropRollups(Session session) throws SQLException {
    for (String rollup : rollups(session)) {
      session.execute("DROP TABLE " + Identifiers.quote(rollup));
    }
    session.execute("DELETE FROM callsight_rollups");
  }

  /**
   * Drops every rollup and computes it from the facts; inside the caller's transaction.
   *
   * @param each run when one is computed
   */
  void rebuildRollups(Session session, Duration grain, Runnable each) throws SQLException {
    dropRollups(session);
    for (RollupTable rollup : layout.rollups()) {
      createRollup(session, rollup, grain);
      session.execute(rollup.fill(grain));
      each.run();
    }
  }

  /** Computes the rollups of one entity from its records; inside the caller's transaction. */
  void refillRollups(Session session, EntityTable table, Duration grain) throws SQLException {
    for (RollupTable rollup : layout.rollups()) {
      if (rollup.entity().equals(table.entity())) {
        session.execute("DELETE FROM " + rollup.table());
        session.execute(rollup.fill(grain));
      }
    }
  }

  private static void createRollup(Session session, RollupTable rollup, Duration grain)
      throws SQLException {
    session.execute(rollup.createTable(grain));
    PreparedStatement insert = session.prepare("INSERT INTO callsight_rollups VALUES (?)");
    insert.setString(1, rollup.rollup().id());
    insert.execute();
  }

  private static List<String> rollups(Session session) throws SQLException {
    List<String> rollups = new ArrayList<>();
    try (Statement statement = session.connection().createStatement();
        ResultSet result = statement.executeQuery("SELECT id FROM callsight_rollups")) {
      while (result.next()) {
        rollups.add(result.getString(1));
      }
    }
    return rollups;
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
