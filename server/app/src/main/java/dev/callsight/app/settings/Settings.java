package dev.callsight.app.settings;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Everything the server is told from outside.
 *
 * @param data folder of the embedded stores; created at start when absent
 * @param host address to listen on
 * @param port port to listen on; 0 takes a free one
 * @param publicAddress where people reach the server, when that is not host and port; with https,
 *     cookies are sent over https only
 * @param bootstrapKey a platform key that exists from the first start on; null for none. A secret
 * @param fixedClock the instant that "now" always is; null for the real time
 * @param rateLimits how fast one caller may ask
 * @param logFormat how log lines look
 * @param outgoing how others are reached
 * @param state where people, keys and what is due are kept
 * @param redis what nodes share beside it; null for none
 * @param sealing what kept secrets are sealed with
 * @param facts where facts are kept: {@link #EMBEDDED}, or the address of ClickHouse. A secret
 */
public record Settings(
    Path data,
    String host,
    int port,
    @Nullable URI publicAddress,
    @Nullable String bootstrapKey,
    @Nullable Instant fixedClock,
    RateLimits rateLimits,
    LogFormat logFormat,
    Outgoing outgoing,
    StateDatabase state,
    @Nullable SharedRedis redis,
    Sealing sealing,
    String facts) {

  /** Facts are kept by DuckDB in the data folder. */
  public static final String EMBEDDED = "duckdb";

  /** Names of the variables, each once. */
  private static final String DATA = "CALLSIGHT_DATA";

  private static final String HOST = "CALLSIGHT_HOST";
  private static final String PORT = "CALLSIGHT_PORT";
  private static final String PUBLIC_URL = "CALLSIGHT_PUBLIC_URL";
  private static final String BOOTSTRAP_KEY = "CALLSIGHT_BOOTSTRAP_KEY";
  private static final String CLOCK = "CALLSIGHT_CLOCK";
  private static final String RATE_LIMIT = "CALLSIGHT_RATE_LIMIT";
  private static final String SIGN_IN_LIMIT = "CALLSIGHT_SIGN_IN_LIMIT";
  private static final String LOG_FORMAT = "CALLSIGHT_LOG_FORMAT";
  private static final String SMTP_URL = "CALLSIGHT_SMTP_URL";
  private static final String MAIL_FROM = "CALLSIGHT_MAIL_FROM";
  private static final String WEBHOOK_ADDRESSES = "CALLSIGHT_WEBHOOK_ADDRESSES";
  private static final String STATE = "CALLSIGHT_STATE";
  private static final String STATE_CONNECTIONS = "CALLSIGHT_STATE_CONNECTIONS";
  private static final String REDIS = "CALLSIGHT_REDIS";

  private static final String SECRET = "CALLSIGHT_SECRET";
  private static final String SECRET_BEFORE = "CALLSIGHT_SECRET_BEFORE";

  private static final int SHORTEST_SECRET = 32;
  private static final int LONGEST_SECRET = 1_024;
  private static final String FACTS = "CALLSIGHT_FACTS";
  private static final Pattern CLICKHOUSE =
      Pattern.compile("clickhouses?://(?:[^@/]*@)?[^/?@]+(?:/[A-Za-z0-9_]*)?(?:\\?cluster=[^&]+)?");

  private static final int SHORTEST_KEY = 8;
  private static final int LONGEST_KEY = 256;

  /** Makes the data folder absolute, so that a later change of folder does not move it. */
  public Settings {
    data = data.toAbsolutePath().normalize();
  }

  /**
   * Reads the settings from variables, normally the process's environment. Absent ones take their
   * defaults.
   *
   * @throws SettingsException on the first value that is not right, naming its variable
   */
  public static Settings from(Map<String, String> environment) {
    Variables variables = new Variables(environment);
    return new Settings(
        dataFolder(variables.text(DATA, "data")),
        listenAddress(variables.text(HOST, "127.0.0.1")),
        variables.integer(PORT, 0, 65_535, 8080),
        variables.findWebAddress(PUBLIC_URL),
        bootstrapKey(variables),
        variables.findInstant(CLOCK),
        new RateLimits(
            variables.integer(RATE_LIMIT, 1, 1_000_000_000, 120_000),
            variables.integer(SIGN_IN_LIMIT, 1, 1_000_000, 30)),
        variables.choice(LOG_FORMAT, LogFormat.class, LogFormat.AUTO),
        new Outgoing(
            variables.findMailServer(SMTP_URL),
            variables.text(MAIL_FROM, Outgoing.NONE.mailFrom()),
            variables.choice(WEBHOOK_ADDRESSES, Reach.class, Reach.PUBLIC) == Reach.ANY),
        state(variables),
        redis(variables),
        new Sealing(secret(variables, SECRET), secret(variables, SECRET_BEFORE)),
        facts(variables.text(FACTS, EMBEDDED)));
  }

  private static @Nullable String secret(Variables variables, String name) {
    String secret = variables.find(name);
    if (secret != null && (secret.length() < SHORTEST_SECRET || secret.length() > LONGEST_SECRET)) {
      throw new SettingsException(
          name, SHORTEST_SECRET + " to " + LONGEST_SECRET + " random characters");
    }
    return secret;
  }

  /** Where webhooks may go. */
  private enum Reach {
    PUBLIC,
    ANY
  }

  /** Whether people reach the server over https, so that cookies must never travel without. */
  public boolean servedOverHttps() {
    return publicAddress != null && "https".equals(publicAddress.getScheme());
  }

  /** Everything but the secret. */
  @Override
  public String toString() {
    return "Settings[data=%s, host=%s, port=%d, publicAddress=%s, bootstrapKey=%s, fixedClock=%s, rateLimits=%s, logFormat=%s, outgoing=%s, state=%s, redis=%s, sealing=%s, facts=%s]"
        .formatted(
            data,
            host,
            port,
            publicAddress,
            bootstrapKey == null ? "none" : "set",
            fixedClock,
            rateLimits,
            logFormat,
            outgoing,
            state,
            redis == null ? "none" : redis,
            sealing,
            factsAreEmbedded() ? EMBEDDED : "ClickHouse");
  }

  /** The value is not repeated when it is wrong: it may hold a password. */
  private static String facts(String value) {
    if (value.equals(EMBEDDED) || CLICKHOUSE.matcher(value).matches()) {
      return value;
    }
    throw new SettingsException(
        FACTS,
        "duckdb, or an address such as clickhouse://user:password@host:8123/callsight, with more"
            + " hosts after commas for more shards and ?cluster=NAME for replicated tables");
  }

  /** Whether facts are kept by DuckDB in the data folder. */
  public boolean factsAreEmbedded() {
    return facts.equals(EMBEDDED);
  }

  private static Path dataFolder(String value) {
    try {
      return Path.of(value);
    } catch (InvalidPathException _) {
      throw new SettingsException(DATA, value, "the path of a folder");
    }
  }

  private static String listenAddress(String value) {
    try {
      // Resolved here only to refuse what could not be listened on.
      return InetAddress.getByName(value) == null ? "" : value;
    } catch (UnknownHostException _) {
      throw new SettingsException(
          HOST, value, "an address of this machine such as 127.0.0.1 or 0.0.0.0");
    }
  }

  /** The value is not repeated when it is wrong, here as for Redis: it may hold a password. */
  private static StateDatabase state(Variables variables) {
    int connections = variables.integer(STATE_CONNECTIONS, 2, 1_000, 20);
    String text = variables.find(STATE);
    return text == null
        ? new StateDatabase.Embedded()
        : StateDatabase.parse(text, connections)
            .orElseThrow(() -> new SettingsException(STATE, StateDatabase.EXPECTED));
  }

  private static @Nullable SharedRedis redis(Variables variables) {
    String text = variables.find(REDIS);
    return text == null
        ? null
        : SharedRedis.parse(text)
            .orElseThrow(() -> new SettingsException(REDIS, SharedRedis.EXPECTED));
  }

  private static @Nullable String bootstrapKey(Variables variables) {
    String key = variables.find(BOOTSTRAP_KEY);
    if (key == null) {
      return null;
    }
    boolean sendable = key.chars().allMatch(character -> character > ' ' && character < 0x7f);
    if (!sendable || key.length() < SHORTEST_KEY || key.length() > LONGEST_KEY) {
      throw new SettingsException(
          BOOTSTRAP_KEY,
          SHORTEST_KEY + " to " + LONGEST_KEY + " printable ASCII characters without spaces");
    }
    return key;
  }
}
