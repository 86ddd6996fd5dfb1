package dev.callsight.app.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Where people, keys, sessions, dashboards and what is due are kept. */
public sealed interface StateDatabase {
  /** What is expected of {@code CALLSIGHT_STATE}. */
  String EXPECTED =
      "postgresql://USER:PASSWORD@HOST:PORT/DATABASE, optionally with ?sslmode=disable, prefer,"
          + " require, verify-ca or verify-full and &sslrootcert=FILE; characters such as @ in a"
          + " password are percent-encoded";

  /**
   * The database that a text names, or empty when it is not right.
   *
   * @param connections how many may be open at once
   */
  static Optional<StateDatabase> parse(String text, int connections) {
    return ServiceAddress.parse(text, Set.of("postgresql", "postgres"))
        .flatMap(address -> PostgreSql.of(address, connections));
  }

  /** What the driver is told. */
  String jdbcUrl(Path data);

  /** Whether several nodes can work on it. */
  boolean shared();

  /** A file of the data folder. */
  record Embedded() implements StateDatabase {
    @Override
    public String jdbcUrl(Path data) {
      // A commit is on disk before it is answered, and no other process opens the file.
      return "jdbc:h2:file:"
          + data.resolve("state").resolve("callsight")
          + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
    }

    @Override
    public boolean shared() {
      return false;
    }
  }

  /**
   * A PostgreSQL server.
   *
   * @param host a name or address
   * @param port 1 to 65535
   * @param database its name there
   * @param user who signs in
   * @param password a secret; empty when the server asks for none
   * @param security {@code sslmode} and {@code sslrootcert} as the driver knows them
   * @param connections how many this node opens at most, at least 2
   */
  record PostgreSql(
      String host,
      int port,
      String database,
      String user,
      String password,
      Map<String, String> security,
      int connections)
      implements StateDatabase {
    private static final Set<String> MODES =
        Set.of("disable", "prefer", "require", "verify-ca", "verify-full");

    /** Checks what no text could have told. */
    public PostgreSql {
      Objects.requireNonNull(host, "host");
      security = Map.copyOf(security);
      if (connections < 2) {
        throw new IllegalArgumentException("at least 2 connections, not " + connections);
      }
    }

    private static Optional<StateDatabase> of(ServiceAddress address, int connections) {
      String user = address.user();
      boolean plain = address.path().matches("[A-Za-z0-9_.-]{1,63}");
      boolean known = Set.of("sslmode", "sslrootcert").containsAll(address.parameters().keySet());
      boolean safe = MODES.contains(address.parameters().getOrDefault("sslmode", "prefer"));
      if (user == null || !plain || !known || !safe) {
        return Optional.empty();
      }
      return Optional.of(
          new PostgreSql(
              address.host(),
              address.port() < 0 ? 5432 : address.port(),
              address.path(),
              user,
              address.password() == null ? "" : address.password(),
              address.parameters(),
              connections));
    }

    @Override
    public String jdbcUrl(Path data) {
      StringBuilder url = new StringBuilder("jdbc:postgresql://");
      url.append(host).append(':').append(port).append('/').append(database);
      // A server that does not answer is given up on, not waited for: another node may have more
      // luck, and a health check must come to an end.
      url.append("?ApplicationName=callsight&connectTimeout=3&socketTimeout=20&tcpKeepAlive=true");
      security.forEach(
          (name, value) -> url.append('&').append(name).append('=').append(encoded(value)));
      return url.toString();
    }

    private static String encoded(String value) {
      return java.net.URLEncoder.encode(value, java.nio.charset.StandardCharsets.UTF_8);
    }

    @Override
    public boolean shared() {
      return true;
    }

    /** Everything but the secret. */
    @Override
    public String toString() {
      return "PostgreSql[%s@%s:%d/%s, connections=%d, %s]"
          .formatted(user, host, port, database, connections, security);
    }
  }
}
