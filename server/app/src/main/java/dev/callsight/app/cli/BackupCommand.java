package dev.callsight.app.cli;

import dev.callsight.app.backup.Backup;
import dev.callsight.app.settings.Settings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Copies all data of a stopped server into one file. */
@Command(
    name = "backup",
    description = "Copies all data (people, keys, facts) into one file with checksums.",
    mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "The archive to write, such as callsight.zip.")
  private Path file = Path.of("callsight.zip");

  @Override
  public Integer call() throws Exception {
    Settings settings = Settings.from(System.getenv());
    int files = Backup.ofStopped(settings.data(), file, Instant.now());
    spec.commandLine().getOut().println("Saved " + files + " files to " + file);
    return CommandLine.ExitCode.OK;
  }
}
