package dev.callsight.engine.duckdb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import org.duckdb.DuckDBConnection;

/**
 * The one DuckDB in this process. Closed to the world: it reaches no file outside its folder, loads
 * no extension, and its configuration cannot be changed any more.
 */
final class Instance implements AutoCloseable {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final Duration RETRY = Duration.ofMillis(2);

  /** The one setting that may be changed afterwards: it is only known to connections. */
  private static final String SPILLING = "operator_memory_limit";

  private static final String WORKING_MEMORY =
      "SELECT CAST(coalesce(sum(memory_usage_bytes), 0) AS BIGINT) FROM duckdb_memory()"
          + " WHERE tag IN ('HASH_TABLE', 'ORDER_BY', 'ALLOCATOR', 'COLUMN_DATA', 'WINDOW')";

  private final DuckDBConnection root;
  private final Staging staging = new Staging();
  private final long questionMemory;

  private Instance(DuckDBConnection root, long questionMemory) {
    this.root = root;
    this.questionMemory = questionMemory;
  }

  static Instance start(DuckDbSettings settings) {
    try {
      Files.createDirectories(settings.folder());
      DuckDBConnection root =
          (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", properties(settings));
      Instance instance = new Instance(root, settings.questionMemory());
      instance.staging.register(root);
      Fingerprint.register(root);
      instance.execute("SET GLOBAL TimeZone = 'UTC'");
      instance.execute("SET enable_external_access = false");
      instance.execute("SET lock_configuration = true");
      return instance;
    } catch (IOException e) {
      throw new UncheckedIOException("the folder of the facts cannot be made", e);
    } catch (SQLException e) {
      throw Failures.of("start DuckDB", e);
    }
  }

  private static Properties properties(DuckDbSettings settings) {
    Path spill = settings.folder().resolve(".spill");
    Properties properties = new Properties();
    properties.setProperty("threads", Integer.toString(settings.threads()));
    properties.setProperty("memory_limit", (settings.memoryLimit() >> 20) + "MiB");
    properties.setProperty("temp_directory", spill.toString());
    properties.setProperty(
        "allowed_directories", "[" + Identifiers.literal(settings.folder() + "/") + "]");
    properties.setProperty("autoinstall_known_extensions", "false");
    properties.setProperty("autoload_known_extensions", "false");
    properties.setProperty("allow_community_extensions", "false");
    properties.setProperty("allowed_configs", "[" + SPILLING + "]");
    // A full row group is compressed where its rows come in, not in the commit: see Staging.
    properties.setProperty("write_buffer_row_group_count", "1");
    // Else a checkpoint compresses what bulk writes compressed just before once more.
    properties.setProperty("max_vacuum_tasks", "8");
    properties.setProperty("checkpoint_threshold", (settings.checkpointBytes() >> 20) + "MiB");
    return properties;
  }

  /**
   * Attaches a file. One detached a moment ago stays in use for as long as a statement elsewhere
   * that looked through the catalogs; that is waited for.
   */
  void attach(Path file, String catalog) throws SQLException {
    String text =
        "ATTACH " + Identifiers.literal(file.toString()) + " AS " + Identifiers.quote(catalog);
    long start = System.nanoTime();
    while (!tryAttach(text, System.nanoTime() - start < LONGEST_WAIT.toNanos())) {
      LockSupport.parkNanos(RETRY.toNanos());
    }
  }

  private boolean tryAttach(String text, boolean mayWait) throws SQLException {
    try {
      execute(text);
      return true;
    } catch (SQLException e) {
      if (mayWait && String.valueOf(e.getMessage()).contains("already attached")) {
        return false;
      }
      throw e;
    }
  }

  /** How rows get into this instance. */
  Staging staging() {
    return staging;
  }

  void detach(String catalog) throws SQLException {
    execute("DETACH " + Identifiers.quote(catalog));
  }

  /** A connection in which unqualified names are those of one attached file. */
  DuckDBConnection connect(String catalog) throws SQLException {
    DuckDBConnection connection = root.duplicate();
    try (Statement statement = connection.createStatement()) {
      statement.execute("USE " + Identifiers.quote(catalog));
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** The same for questions: what can go to the disk does so long before it is too much. */
  DuckDBConnection connectForQuestions(String catalog) throws SQLException {
    DuckDBConnection connection = connect(catalog);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET %s = '%dKiB'".formatted(SPILLING, questionMemory >> 11));
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Whether a statement still comes back. */
  boolean answers() {
    try {
      execute("SELECT 1");
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  /** Bytes that statements hold for what they compute, beside the records they read. */
  long workingMemory() throws SQLException {
    synchronized (root) {
      try (Statement statement = root.createStatement();
          ResultSet result = statement.executeQuery(WORKING_MEMORY)) {
        result.next();
        return result.getLong(1);
      }
    }
  }

  private void execute(String text) throws SQLException {
    synchronized (root) {
      try (Statement statement = root.createStatement()) {
        statement.execute(text);
      }
    }
  }

  @Override
  public void close() {
    try {
      root.close();
    } catch (SQLException e) {
      throw Failures.of("close DuckDB", e);
    }
  }
}
