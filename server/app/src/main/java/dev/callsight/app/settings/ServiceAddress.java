package dev.callsight.app.settings;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where another server is and how to sign in there, as one URL tells it: {@code
 * scheme://user:password@host:port/path?name=value}. What could not stand in a URL as it is, such
 * as {@code @} in a password, is percent-encoded there and decoded here.
 *
 * @param scheme the kind of server, in lower case
 * @param host a name or address; an IPv6 address in brackets
 * @param port 1 to 65535, or −1 when none is named
 * @param user who signs in; null when nobody is named
 * @param password a secret, or null
 * @param path what follows the host, without its slash; may be empty
 * @param parameters what follows the question mark
 */
record ServiceAddress(
    String scheme,
    String host,
    int port,
    @Nullable String user,
    @Nullable String password,
    String path,
    Map<String, String> parameters) {
  ServiceAddress {
    parameters = Map.copyOf(parameters);
  }

  /** The address in the text, or empty when it is none of those schemes. */
  static Optional<ServiceAddress> parse(String text, Set<String> schemes) {
    try {
      URI address = URI.create(text);
      String scheme = address.getScheme();
      if (scheme == null
          || !schemes.contains(scheme)
          || address.getHost() == null
          || address.getPort() == 0
          || address.getPort() > 65_535
          || address.getRawFragment() != null) {
        return Optional.empty();
      }
      String[] who =
          address.getRawUserInfo() == null ? new String[0] : address.getRawUserInfo().split(":", 2);
      return Optional.of(
          new ServiceAddress(
              scheme,
              address.getHost(),
              address.getPort(),
              who.length > 0 && !who[0].isEmpty() ? decoded(who[0]) : null,
              who.length > 1 && !who[1].isEmpty() ? decoded(who[1]) : null,
              address.getPath() == null ? "" : address.getPath().replaceFirst("^/", ""),
              parameters(address.getRawQuery())));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Map<String, String> parameters(@Nullable String query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (query != null) {
      Arrays.stream(query.split("&"))
          .map(pair -> pair.split("=", 2))
          .forEach(
              pair -> parameters.put(decoded(pair[0]), pair.length < 2 ? "" : decoded(pair[1])));
    }
    return parameters;
  }

  /** A plus sign is a plus sign here, not a space. */
  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Everything but the secret. */
  @Override
  public String toString() {
    return scheme + "://" + host + (port < 0 ? "" : ":" + port) + "/" + path;
  }
}
