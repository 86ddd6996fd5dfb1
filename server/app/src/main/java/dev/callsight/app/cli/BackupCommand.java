package dev.callsight.app.cli;

import dev.callsight.app.backup.Backup;
import dev.callsight.app.backup.BackupException;
import dev.callsight.app.backup.KeptElsewhere;
import dev.callsight.app.backup.RunningServer;
import dev.callsight.app.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Copies all data into one file, of a stopped server's folder or from a running server. */
@Command(
    name = "backup",
    description = {
      "Copies all data (people, keys, facts) into one file with checksums.",
      "Of a stopped server its folder is copied. A running server is asked, which needs a platform"
          + " key: --key, or CALLSIGHT_KEY or CALLSIGHT_BOOTSTRAP_KEY in the environment."
    },
    mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "The archive to write, such as callsight.zip.")
  private Path file = Path.of("callsight.zip");

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Where the running server is. Default: this machine, at CALLSIGHT_PORT.")
  private @Nullable URI url;

  @Option(names = "--key", paramLabel = "KEY", description = "A platform key.")
  private @Nullable String key;

  @Override
  public Integer call() throws Exception {
    int files = save(System.getenv());
    spec.commandLine().getOut().println("Saved " + files + " files to " + file);
    return CommandLine.ExitCode.OK;
  }

  private int save(Map<String, String> environment) throws IOException, InterruptedException {
    Settings settings = Settings.from(environment);
    if (url == null) {
      KeptElsewhere.refuse(settings);
    }
    if (url == null && !Backup.inUse(settings.data())) {
      return Backup.ofStopped(settings.data(), file, Instant.now());
    }
    URI server = url != null ? url : URI.create("http://127.0.0.1:" + settings.port());
    return new RunningServer(server, platformKey(environment)).backUpTo(file);
  }

  private String platformKey(Map<String, String> environment) {
    if (key != null) {
      return key;
    }
    String known =
        environment.getOrDefault("CALLSIGHT_KEY", environment.get("CALLSIGHT_BOOTSTRAP_KEY"));
    if (known == null) {
      throw new BackupException(
          "A running server is asked for its data, which needs a platform key (--key). Or stop it first.");
    }
    return known;
  }
}
