package dev.callsight.app;

import dev.callsight.app.settings.DataFolderLock;
import dev.callsight.app.settings.LogFormat;
import dev.callsight.app.settings.Settings;
import java.io.Console;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** One running server. Several may run in one process, each on its own data folder and port. */
public final class Server implements AutoCloseable {
  private final ConfigurableApplicationContext context;

  private Server(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /**
   * Starts a server and returns when it is ready.
   *
   * @param settings what it is told
   * @param lock the taken lock of the settings' data folder; given free when the server stops
   * @param demo whether the demo organization is loaded first
   */
  public static Server start(Settings settings, DataFolderLock lock, boolean demo) {
    SpringApplication application = new SpringApplication(CallsightApplication.class);
    application.setDefaultProperties(properties(settings, demo));
    application.addInitializers(context -> {
      if (context instanceof GenericApplicationContext beans) {
        beans.registerBean(Settings.class, () -> settings);
        beans.registerBean(DataFolderLock.class, () -> lock);
      }
    });
    return new Server(application.run());
  }

  /** The port it listens on; another than the settings' when those ask for any free one. */
  public int port() {
    return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
  }

  /** The part of that type, for tests and commands that work beside the server. */
  public <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  /** Lets running requests finish, then stops. */
  @Override
  public void close() {
    context.close();
  }

  private static Map<String, Object> properties(Settings settings, boolean demo) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("server.address", settings.host());
    properties.put("server.port", settings.port());
    properties.put("callsight.demo", demo);
    // A commit is on disk before it is answered, and no other process opens the file.
    properties.put(
        "spring.datasource.url",
        "jdbc:h2:file:"
            + settings.data().resolve("state").resolve("callsight")
            + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE");
    if (settings.publicAddress() != null) {
      // Somebody stands in between and tells who really calls.
      properties.put("server.forward-headers-strategy", "native");
    }
    if (inJson(settings.logFormat())) {
      properties.put("logging.structured.format.console", "ecs");
    }
    return properties;
  }

  // JDK 25 answers null again when the output is not a terminal, 22 to 24 did not.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean inJson(LogFormat format) {
    return switch (format) {
      case JSON -> true;
      case TEXT -> false;
      case AUTO -> {
        Console console = System.console();
        yield console == null || !console.isTerminal();
      }
    };
  }
}
