package dev.callsight.app.backup;

import dev.callsight.app.settings.Settings;
import dev.callsight.app.settings.StateDatabase;

/** Backups are of a data folder; state in a database of its own has that database's backups. */
public final class StateElsewhere {
  private StateElsewhere() {}

  /**
   * Does nothing when everything is in the data folder.
   *
   * @throws BackupException when state is kept in PostgreSQL; it says what to do instead
   */
  public static void refuse(Settings settings) {
    if (settings.state() instanceof StateDatabase.PostgreSql server) {
      throw new BackupException(
          "State is kept in PostgreSQL, database %s on %s, not in the data folder: copy and restore it with pg_dump and pg_restore, and the facts as docs/operations.md says."
              .formatted(server.database(), server.host()));
    }
  }
}
