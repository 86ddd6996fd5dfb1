package dev.callsight.engine.duckdb;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;

/** The hash of ids, and the reading of all an entity has. */
final class IdScan {
  // A fingerprint function: its values stand in files and must never change.
  private static final HashFunction FINGERPRINT = Hashing.farmHashFingerprint64();

  private IdScan() {}

  /** The hash under which an id is kept. */
  static long hash(String id) {
    return FINGERPRINT.hashString(id, StandardCharsets.UTF_8).asLong();
  }

  static IdFilter read(Session session, EntityTable table) throws SQLException {
    IdFilter filter = new IdFilter(session.number("SELECT count(*) FROM " + table.table()));
    String text = "SELECT " + EntityTable.ID_HASH + " FROM " + table.table();
    try (PreparedStatement statement = session.connection().prepareStatement(text);
        DuckDBChunkedResult result = ((DuckDBPreparedStatement) statement).query()) {
      while (result.nextChunk()) {
        DuckDBReadableVector hashes = result.chunk().vector(0);
        for (long row = 0; row < hashes.rowCount(); row++) {
          filter.add(hashes.getLong(row));
        }
      }
    }
    return filter;
  }
}
