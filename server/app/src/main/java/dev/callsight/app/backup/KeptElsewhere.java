package dev.callsight.app.backup;

import dev.callsight.app.settings.Settings;
import dev.callsight.app.settings.StateDatabase;

/** Backups are of a data folder; what is kept in a server of its own has that server's backups. */
public final class KeptElsewhere {
  private KeptElsewhere() {}

  /**
   * Does nothing when everything is in the data folder.
   *
   * @throws BackupException when state is kept in PostgreSQL or facts are kept in ClickHouse; it
   *     says what to do instead
   */
  public static void refuse(Settings settings) {
    if (settings.state() instanceof StateDatabase.PostgreSql server) {
      throw new BackupException(
          "State is kept in PostgreSQL, database %s on %s, not in the data folder: copy and restore it with pg_dump and pg_restore, and the facts as docs/operations.md says."
              .formatted(server.database(), server.host()));
    }
    if (!settings.factsAreEmbedded()) {
      throw new BackupException(
          "Facts are kept in ClickHouse, not in the data folder: copy and restore them with ClickHouse's BACKUP and RESTORE, and the data folder of the stopped server as docs/clickhouse.md says.");
    }
  }
}
