package dev.callsight.app.testing;

import dev.callsight.app.Server;
import dev.callsight.app.settings.DataFolderLock;
import dev.callsight.app.settings.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.GenericApplicationContext;

/** A server for tests, told what it is told by the same variables as in production. */
public final class RunningServer implements AutoCloseable {
  /** The platform key of every server started here. */
  public static final String PLATFORM_KEY = "platform-key-of-the-tests";

  private static @Nullable RunningServer shared;

  private final Server server;
  private final String printed;

  private RunningServer(Server server, String printed) {
    this.server = server;
    this.printed = printed;
  }

  /** The one server that tests share; it has the default settings and stops with the process. */
  public static synchronized RunningServer shared() {
    if (shared == null) {
      shared = startShared();
    }
    return shared;
  }

  private static RunningServer startShared() {
    try {
      Path data = Files.createTempDirectory("callsight-test");
      RunningServer server =
          start(
              data,
              Map.of("CALLSIGHT_BOOTSTRAP_KEY", PLATFORM_KEY, "CALLSIGHT_SIGN_IN_LIMIT", "100000"));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> deleteTree(data)));
      return server;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void deleteTree(Path folder) {
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException | UncheckedIOException _) {
      // The server may still be closing its files; the system clears its temporary folder.
      return;
    }
  }

  /** A new server on a data folder, with more variables than the port and the folder. */
  public static RunningServer start(Path data, Map<String, String> more) {
    return start(data, more, _ -> {});
  }

  /** The same with parts of the test's own. */
  public static RunningServer start(
      Path data, Map<String, String> more, Consumer<GenericApplicationContext> parts) {
    Map<String, String> variables = new HashMap<>(Postgres.chosen(data.toString()));
    variables.putAll(ChosenFacts.variables(data.toString()));
    variables.putAll(more);
    variables.put("CALLSIGHT_DATA", data.toString());
    variables.put("CALLSIGHT_PORT", "0");
    Settings settings = Settings.from(variables);
    PrintStream console = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      DataFolderLock lock = DataFolderLock.tryTake(settings.data()).orElseThrow();
      Server server = Server.start(settings, lock, false, parts);
      return new RunningServer(server, printed.toString(StandardCharsets.UTF_8));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } finally {
      System.setOut(console);
    }
  }

  /** What the server printed while it started. */
  public String printed() {
    return printed;
  }

  /** The port it listens on. */
  public int port() {
    return server.port();
  }

  /** A part of the server, to look behind the door after having used it. */
  public <T> T part(Class<T> type) {
    return server.part(type);
  }

  /** Every part of that type. */
  public <T> List<T> parts(Class<T> type) {
    return server.parts(type);
  }

  /** A client that sends no key and keeps cookies, like a browser's page. */
  public TestClient browser() {
    return TestClient.browser(port());
  }

  /** A client with a key. */
  public TestClient withKey(String key) {
    return TestClient.withKey(port(), key);
  }

  /** A client with the platform key. */
  public TestClient platform() {
    return withKey(PLATFORM_KEY);
  }

  @Override
  public void close() {
    server.close();
  }
}
