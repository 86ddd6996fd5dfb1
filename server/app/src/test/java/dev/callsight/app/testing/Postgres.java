package dev.callsight.app.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A real PostgreSQL, started once for all tests that need one; stops with the process. */
public final class Postgres {
  /** Names the state database that every server of a test run is to have. */
  private static final String CHOSEN = "callsight.test.state";

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Map<String, String> DATABASES = new ConcurrentHashMap<>();

  private Postgres() {}

  /** The address of a new and empty database, for {@code CALLSIGHT_STATE}. */
  public static String newDatabase() {
    return "postgresql://postgres:postgres@127.0.0.1:" + server().getPort() + "/" + create();
  }

  /** Connections to a new and empty database. */
  public static DataSource newDataSource() {
    return server().getDatabase("postgres", create());
  }

  private static String create() {
    String name = "state_" + NUMBER.incrementAndGet();
    try (Connection connection = server().getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
    return name;
  }

  /**
   * The variables of the state database that this run of the tests is about: none unless the system
   * property {@value #CHOSEN} is {@code postgresql}. A data folder keeps its database, so that a
   * server that is started again finds what it left.
   */
  public static Map<String, String> chosen(String data) {
    return "postgresql".equals(System.getProperty(CHOSEN))
        ? Map.of("CALLSIGHT_STATE", DATABASES.computeIfAbsent(data, _ -> newDatabase()))
        : Map.of();
  }

  /** The server itself. */
  public static EmbeddedPostgres server() {
    return Started.SERVER;
  }

  private static final class Started {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setPGStartupWait(Duration.ofMinutes(1))
            .setServerConfig("max_connections", "300")
            .start();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }
}
