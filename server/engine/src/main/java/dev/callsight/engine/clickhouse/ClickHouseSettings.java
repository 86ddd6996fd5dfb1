package dev.callsight.engine.clickhouse;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where ClickHouse is: {@code
 * clickhouse://user:password@host:8123,host2:8123/database?cluster=name}.
 *
 * @param shards the address of each shard, in an order that must not change; an address may be that
 *     of a balancer before the shard's replicas
 * @param user who asks
 * @param password their password. A secret
 * @param database the database that holds the tables, made when absent
 * @param cluster the name under which the servers know each other when tables are replicated; null
 *     for single servers
 * @param questionMemory bytes that one question may hold on a server; 0 for what the server allows
 */
public record ClickHouseSettings(
    List<String> shards,
    String user,
    String password,
    String database,
    @Nullable String cluster,
    long questionMemory) {
  /** How such an address begins. */
  public static final String SCHEME = "clickhouse://";

  /** How it begins when the servers are reached over TLS. */
  public static final String SECURE_SCHEME = "clickhouses://";

  /** What an address must look like; for messages. */
  public static final String EXPECTED =
      "clickhouse://user:password@host:8123/database, with more hosts after commas for more shards"
          + " and ?cluster=NAME for replicated tables";

  private static final Pattern ADDRESS =
      Pattern.compile(
          "(clickhouses?)://(?:([^:@/]*)(?::([^@/]*))?@)?([^/?@]+)(?:/([^?]*))?(?:\\?(.*))?");
  private static final Pattern HOST =
      Pattern.compile("(\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9._-]+)(?::([0-9]{1,5}))?");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");
  private static final Pattern CLUSTER = Pattern.compile("[A-Za-z0-9_.{}-]{1,64}");

  public ClickHouseSettings {
    shards = List.copyOf(shards);
    require(!shards.isEmpty(), "names no host");
    require(Set.copyOf(shards).size() == shards.size(), "names a host twice");
    require(NAME.matcher(database).matches(), "names a database that is no plain word");
    require(
        cluster == null || CLUSTER.matcher(cluster).matches(),
        "names a cluster that is no plain word");
  }

  private static void require(boolean right, String complaint) {
    if (!right) {
      throw new IllegalArgumentException("the address " + complaint + "; expected " + EXPECTED);
    }
  }

  /** Whether a text is meant to be such an address. */
  public static boolean isAddress(String text) {
    return text.startsWith(SCHEME) || text.startsWith(SECURE_SCHEME);
  }

  /**
   * Reads an address.
   *
   * @throws IllegalArgumentException when it is none; the message repeats nothing of it, since a
   *     misplaced sign would make the password part of anything
   */
  public static ClickHouseSettings parse(String address) {
    Matcher parts = ADDRESS.matcher(address);
    require(parts.matches(), "cannot be read");
    boolean secure = parts.group(1).equals("clickhouses");
    List<String> shards = new ArrayList<>();
    for (String host : parts.group(4).split(",", -1)) {
      shards.add(endpoint(host, secure));
    }
    Map<String, String> options = options(parts.group(6));
    String database = parts.group(5);
    return new ClickHouseSettings(
        shards,
        parts.group(2) == null ? "default" : decoded(parts.group(2)),
        parts.group(3) == null ? "" : decoded(parts.group(3)),
        database == null || database.isEmpty() ? "callsight" : database,
        options.get("cluster"),
        0);
  }

  private static String endpoint(String host, boolean secure) {
    Matcher parts = HOST.matcher(host);
    require(parts.matches(), "names a host that is none");
    int port = parts.group(2) == null ? (secure ? 8443 : 8123) : Integer.parseInt(parts.group(2));
    require(port > 0 && port < 65_536, "names a port that is none");
    return URI.create((secure ? "https" : "http") + "://" + parts.group(1) + ":" + port).toString();
  }

  private static Map<String, String> options(@Nullable String query) {
    Map<String, String> options = new HashMap<>();
    if (query == null || query.isEmpty()) {
      return options;
    }
    for (String option : query.split("&", -1)) {
      int equals = option.indexOf('=');
      String name = equals < 0 ? option : option.substring(0, equals);
      require(name.equals("cluster"), "has an option other than cluster");
      options.put(name, decoded(option.substring(equals + 1)));
    }
    return options;
  }

  private static String decoded(String text) {
    try {
      // A plus is a plus here: this is no form.
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw new IllegalArgumentException(
          "the address has a % that is no escape; expected " + EXPECTED);
    }
  }

  /** The same, with a limit for the memory of one question. */
  public ClickHouseSettings withQuestionMemory(long bytes) {
    return new ClickHouseSettings(shards, user, password, database, cluster, bytes);
  }

  /** Everything but the secret. */
  @Override
  public String toString() {
    return "ClickHouse %s at %s as %s%s"
        .formatted(
            database,
            String.join(", ", shards),
            user,
            cluster == null ? "" : " on cluster " + cluster);
  }
}
