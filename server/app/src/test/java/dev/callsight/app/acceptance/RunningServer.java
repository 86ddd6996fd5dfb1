package dev.callsight.app.acceptance;

import dev.callsight.app.Server;
import dev.callsight.app.settings.DataFolderLock;
import dev.callsight.app.settings.Settings;
import dev.callsight.app.testing.ChosenFacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.util.FileSystemUtils;

/**
 * The real server, started once for all acceptance tests, with its clock fixed. A test asks for an
 * {@link Api}; it knows the server by HTTP only.
 */
final class RunningServer implements BeforeAllCallback, ParameterResolver {
  /** "Now" on the server: the clock of all cases under {@code api/cases}. */
  static final String CLOCK = "2026-06-30T12:00:00Z";

  private static final String KEY = "acceptance-platform-key";

  /** What runs, closed by JUnit after the last test. */
  private record Running(Server server, Path data) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      server.close();
      FileSystemUtils.deleteRecursively(data);
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    running(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Api.class;
  }

  @Override
  public Api resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return new Api(running(context).server().port(), KEY);
  }

  private static Running running(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(RunningServer.class))
        .computeIfAbsent(Running.class, _ -> start(), Running.class);
  }

  private static Running start() {
    try {
      Path data = Files.createTempDirectory("callsight-acceptance");
      Map<String, String> variables = new HashMap<>(ChosenFacts.variables(data.toString()));
      variables.put("CALLSIGHT_DATA", data.toString());
      variables.put("CALLSIGHT_PORT", "0");
      variables.put("CALLSIGHT_BOOTSTRAP_KEY", KEY);
      variables.put("CALLSIGHT_CLOCK", CLOCK);
      variables.put("CALLSIGHT_RATE_LIMIT", "100000000");
      Settings settings = Settings.from(variables);
      DataFolderLock lock = DataFolderLock.tryTake(data).orElseThrow();
      return new Running(Server.start(settings, lock, false), data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
