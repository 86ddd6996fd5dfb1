package dev.callsight.engine.duckdb;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * A connection inside one organization's file, with the statements it has prepared. Used by one
 * thread at a time.
 */
final class Session implements AutoCloseable {
  private static final int PREPARED = 64;

  private final DuckDBConnection connection;
  private final Map<String, PreparedStatement> prepared = new LinkedHashMap<>(16, 0.75f, true);

  Session(DuckDBConnection connection) {
    this.connection = connection;
  }

  DuckDBConnection connection() {
    return connection;
  }

  /**
   * The prepared statement of that text; stays with the session. It begins in the call that hands
   * its work out; any other comes back to Java in between, and meanwhile another thread of DuckDB
   * takes the work, for which this one then waits without rest.
   */
  PreparedStatement prepare(String text) throws SQLException {
    PreparedStatement known = prepared.get(text);
    if (known != null) {
      return known;
    }
    PreparedStatement fresh = connection.prepareStatement(text);
    prepared.put(text, fresh);
    if (prepared.size() > PREPARED) {
      forgetEldest();
    }
    return fresh;
  }

  private void forgetEldest() throws SQLException {
    var eldest = prepared.entrySet().iterator();
    PreparedStatement statement = eldest.next().getValue();
    eldest.remove();
    statement.close();
  }

  /** Appends rows to a table of the file, inside the transaction that runs. */
  DuckDBAppender appender(String table) throws SQLException {
    return connection.createAppender(table);
  }

  /** Appends rows to a temporary table. */
  DuckDBAppender temporaryAppender(String table) throws SQLException {
    return connection.createAppender("temp", "main", table);
  }

  /** Runs a statement and returns the number of rows it changed. */
  long execute(String text) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.execute(text) ? 0 : statement.getUpdateCount();
    }
  }

  /** The single number a query answers; 0 for null. */
  long number(String text) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(text)) {
      result.next();
      return result.getLong(1);
    }
  }

  /** Runs the steps in one transaction; on any failure nothing of them remains. */
  <T> T transaction(Steps<T> steps) throws SQLException {
    execute("BEGIN TRANSACTION");
    boolean committed = false;
    try {
      T result = steps.run();
      prepare("COMMIT").execute();
      committed = true;
      return result;
    } finally {
      if (!committed) {
        rollBack();
      }
    }
  }

  private void rollBack() {
    try {
      execute("ROLLBACK");
    } catch (SQLException e) {
      // The transaction had ended already, or the failure that led here ended it.
      return;
    }
  }

  /** What happens inside a transaction. */
  interface Steps<T> {
    T run() throws SQLException;
  }

  /** Ends everything: a prepared statement left open would keep its file attached. */
  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : prepared.values()) {
      statement.close();
    }
    prepared.clear();
    connection.close();
  }
}
