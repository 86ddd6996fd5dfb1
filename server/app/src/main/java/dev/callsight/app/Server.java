package dev.callsight.app;

import dev.callsight.app.settings.DataFolderLock;
import dev.callsight.app.settings.LogFormat;
import dev.callsight.app.settings.Settings;
import dev.callsight.app.settings.StateDatabase;
import java.io.Console;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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
    return start(settings, lock, demo, _ -> {});
  }

  /**
   * The same with parts of the caller's in place of the server's own, such as a store that several
   * servers of one process share.
   */
  public static Server start(
      Settings settings,
      DataFolderLock lock,
      boolean demo,
      Consumer<GenericApplicationContext> parts) {
    SpringApplication application = new SpringApplication(CallsightApplication.class);
    application.setDefaultProperties(properties(settings, demo));
    application.addInitializers(context -> {
      if (context instanceof GenericApplicationContext beans) {
        beans.registerBean(Settings.class, () -> settings);
        beans.registerBean(DataFolderLock.class, () -> lock);
        parts.accept(beans);
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

  /** Every part of that type. */
  public <T> List<T> parts(Class<T> type) {
    return List.copyOf(context.getBeansOfType(type).values());
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
    properties.putAll(state(settings));
    if (settings.publicAddress() != null) {
      // Somebody stands in between and tells who really calls.
      properties.put("server.forward-headers-strategy", "native");
    }
    if (inJson(settings.logFormat())) {
      properties.put("logging.structured.format.console", "ecs");
    }
    return properties;
  }

  private static Map<String, Object> state(Settings settings) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("spring.datasource.url", settings.state().jdbcUrl(settings.data()));
    switch (settings.state()) {
      case StateDatabase.Embedded _ -> {
        properties.put("spring.datasource.driver-class-name", "org.h2.Driver");
        properties.put("spring.datasource.username", "callsight");
        properties.put("spring.datasource.hikari.maximum-pool-size", 8);
      }
      case StateDatabase.PostgreSql server -> {
        properties.put("spring.datasource.driver-class-name", "org.postgresql.Driver");
        properties.put("spring.datasource.username", server.user());
        properties.put("spring.datasource.password", server.password());
        properties.put("spring.datasource.hikari.maximum-pool-size", server.connections());
        // Who asks is told soon that the database is gone, instead of waiting with it.
        properties.put("spring.datasource.hikari.connection-timeout", 5_000);
        properties.put("spring.datasource.hikari.validation-timeout", 2_000);
        // A database that starts beside this node is waited for, half a minute in all.
        properties.put("spring.flyway.connect-retries", 6);
        properties.put("spring.flyway.connect-retries-interval", "8s");
      }
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
