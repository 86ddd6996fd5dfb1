package dev.callsight.app.facts;

import dev.callsight.engine.StoreException;
import dev.callsight.engine.clickhouse.WriteLock;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Lets one node at a time write an organization: whoever holds its advisory lock in PostgreSQL,
 * which ends with the connection, however a node ends.
 */
final class StateWriteLock implements WriteLock {
  /** Then the writer is told to try again, while another node still rebuilds, say. */
  private static final String PATIENCE = "15s";

  private static final String NOT_AVAILABLE = "55P03";

  private final DataSource state;

  StateWriteLock(DataSource state) {
    this.state = state;
  }

  @Override
  public <T> T holding(String organization, Supplier<T> work) {
    try (Connection connection = state.getConnection()) {
      connection.setAutoCommit(false);
      take(connection, organization);
      try {
        return work.get();
      } finally {
        release(connection);
      }
    } catch (SQLException failure) {
      throw refused(organization, failure);
    }
  }

  @Override
  public boolean holdingIfFree(String organization, Runnable work) {
    try (Connection connection = state.getConnection()) {
      connection.setAutoCommit(false);
      boolean free = isTaken(connection, organization);
      try {
        if (free) {
          work.run();
        }
        return free;
      } finally {
        release(connection);
      }
    } catch (SQLException failure) {
      throw refused(organization, failure);
    }
  }

  private static boolean isTaken(Connection connection, String organization) throws SQLException {
    try (PreparedStatement lock =
        connection.prepareStatement("SELECT pg_try_advisory_xact_lock(hashtextextended(?, 20))")) {
      lock.setString(1, organization);
      try (ResultSet taken = lock.executeQuery()) {
        return taken.next() && taken.getBoolean(1);
      }
    }
  }

  private static void take(Connection connection, String organization) throws SQLException {
    try (Statement patience = connection.createStatement();
        PreparedStatement lock =
            connection.prepareStatement("SELECT pg_advisory_xact_lock(hashtextextended(?, 20))")) {
      patience.execute("SET LOCAL lock_timeout = '" + PATIENCE + "'");
      lock.setString(1, organization);
      lock.execute();
    }
  }

  /** A connection that broke meanwhile gave the lock away by itself. */
  private static void release(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException _) {
      return;
    }
  }

  private static StoreException refused(String organization, SQLException failure) {
    return NOT_AVAILABLE.equals(failure.getSQLState())
        ? new StoreException(
            StoreException.Kind.TIMEOUT, "another node writes " + organization, failure)
        : new StoreException(
            StoreException.Kind.RESOURCES, "no lock to write " + organization, failure);
  }
}
