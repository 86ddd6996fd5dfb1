package dev.callsight.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A real ClickHouse for tests, in a process of its own; it ends with this one. */
public final class ClickHouseServer implements AutoCloseable {
  private static final String CONFIGURATION =
      """
      <clickhouse>
        <listen_host>127.0.0.1</listen_host>
        <background_pool_size>2</background_pool_size>
        <background_schedule_pool_size>4</background_schedule_pool_size>
        <mark_cache_size>67108864</mark_cache_size>
        <users><default><password></password><networks><ip>127.0.0.1</ip></networks>
          <profile>default</profile><quota>default</quota></default></users>
        <profiles><default><max_threads>2</max_threads></default></profiles>
        <quotas><default/></quotas>
      </clickhouse>
      """;

  private static final Duration LONGEST_START = Duration.ofMinutes(2);
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final List<ClickHouseServer> SHARED = new java.util.ArrayList<>();

  private final Path folder;
  private @Nullable Process process;
  private int port;

  private ClickHouseServer(Path folder) {
    this.folder = folder;
  }

  /** Starts one over a folder; its data stay there. Skips the test where there is none. */
  public static ClickHouseServer start(Path folder) {
    ClickHouseServer server = new ClickHouseServer(folder);
    server.run(0);
    return server;
  }

  /**
   * An address with a database of its own, on servers that the tests of this process share.
   *
   * @param shards how many servers
   */
  public static String address(int shards) {
    String database =
        "/callsight_" + ProcessHandle.current().pid() + "_" + DATABASES.incrementAndGet();
    String given = System.getenv("CALLSIGHT_TEST_CLICKHOUSE_URL");
    if (given != null && shards == 1) {
      return given + database;
    }
    StringBuilder hosts = new StringBuilder();
    for (int shard = 0; shard < shards; shard++) {
      hosts.append(shard == 0 ? "" : ",").append(shared(shard).host());
    }
    return "clickhouse://" + hosts + database;
  }

  private static synchronized ClickHouseServer shared(int number) {
    while (SHARED.size() <= number) {
      try {
        Path folder = Files.createTempDirectory("callsight-clickhouse-");
        ClickHouseServer server = start(folder);
        Runtime.getRuntime().addShutdownHook(new Thread(server::remove));
        SHARED.add(server);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return SHARED.get(number);
  }

  /** Host and port. */
  public String host() {
    return "127.0.0.1:" + port;
  }

  /**
   * What it answers to a statement of the test's own, asked past the product.
   *
   * @throws UncheckedIOException when it refuses
   */
  public String ask(String statement) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) URI.create("http://" + host() + "/").toURL().openConnection();
      connection.setDoOutput(true);
      connection.getOutputStream().write(statement.getBytes(StandardCharsets.UTF_8));
      return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run(int wanted) {
    Path library = ClickHouseLibrary.find();
    try {
      port = wanted == 0 ? freePort() : wanted;
      Path configuration = folder.resolve("config.xml");
      Files.createDirectories(folder.resolve("data"));
      Files.writeString(configuration, CONFIGURATION);
      process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "--enable-native-access=ALL-UNNAMED",
                  "-Xmx32m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  ClickHouseProcess.class.getName(),
                  library.toString(),
                  "-C",
                  configuration.toString(),
                  "--path",
                  folder.resolve("data").toString(),
                  "--http_port",
                  String.valueOf(port),
                  "--tcp_port",
                  "0",
                  // So that a test can have a statement that does not end by itself.
                  "--function_sleep_max_microseconds_per_block",
                  "3600000000",
                  "--query",
                  "SYSTEM START LISTEN QUERIES ALL;"
                      + " SELECT count() FROM file('/dev/stdin', 'LineAsString', 'l String')")
              .redirectOutput(folder.resolve("output.txt").toFile())
              .redirectError(folder.resolve("errors.txt").toFile())
              .start();
      awaitAnswer(process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** It tells nothing until it ends: whether it is there, only asking shows. */
  private void awaitAnswer(Process started) throws IOException {
    long deadline = System.nanoTime() + LONGEST_START.toNanos();
    while (started.isAlive() && System.nanoTime() < deadline) {
      if (answers()) {
        return;
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    throw new IOException(
        "ClickHouse did not start: " + Files.readString(folder.resolve("errors.txt")));
  }

  private boolean answers() {
    try {
      return URI.create("http://" + host() + "/ping")
              .toURL()
              .openConnection()
              .getInputStream()
              .read()
          == 'O';
    } catch (IOException _) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Ends it as a lost machine would, without a farewell. */
  public void kill() {
    if (process != null) {
      process.destroyForcibly().onExit().join();
      process = null;
    }
  }

  /** Starts it again at the same port, with the data it had. */
  public void restart() {
    run(port);
  }

  private void remove() {
    kill();
    try (var files = Files.walk(folder)) {
      files
          .sorted(java.util.Comparator.reverseOrder())
          .map(Path::toFile)
          .forEach(java.io.File::delete);
    } catch (IOException e) {
      System.err.println("left behind: " + folder);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
