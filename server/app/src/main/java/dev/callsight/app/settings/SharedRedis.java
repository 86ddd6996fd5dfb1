package dev.callsight.app.settings;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The Redis that nodes share.
 *
 * @param host a name or address; an IPv6 address in brackets
 * @param port 1 to 65535
 * @param encrypted whether it is spoken to over TLS, its certificate checked
 * @param user who signs in; null for the default user
 * @param password a secret; null when it asks for none
 * @param database 0 to 15 as it comes, more where it is told so
 */
public record SharedRedis(
    String host,
    int port,
    boolean encrypted,
    @Nullable String user,
    @Nullable String password,
    int database) {
  /** What is expected of {@code CALLSIGHT_REDIS}. */
  static final String EXPECTED =
      "redis://HOST:PORT, with a password redis://USER:PASSWORD@HOST:PORT or redis://:PASSWORD@HOST,"
          + " over TLS rediss://, optionally with /NUMBER of a database; characters such as @ in a"
          + " password are percent-encoded";

  /** The server that a text names, or empty when it is not right. */
  static Optional<SharedRedis> parse(String text) {
    return ServiceAddress.parse(text, Set.of("redis", "rediss"))
        .filter(address -> address.path().matches("[0-9]{0,4}") && address.parameters().isEmpty())
        .filter(address -> address.user() == null || address.password() != null)
        .map(address ->
            new SharedRedis(
                address.host(),
                address.port() < 0 ? 6379 : address.port(),
                address.scheme().equals("rediss"),
                address.user(),
                address.password(),
                address.path().isEmpty() ? 0 : Integer.parseInt(address.path())));
  }

  /** Everything but the secret. */
  @Override
  public String toString() {
    return "%s://%s:%d/%d".formatted(encrypted ? "rediss" : "redis", host, port, database);
  }
}
