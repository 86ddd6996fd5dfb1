package dev.callsight.app.cli;

import dev.callsight.app.backup.KeptElsewhere;
import dev.callsight.app.backup.Restore;
import dev.callsight.app.settings.Settings;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings a backup back into the data folder of a stopped server. */
@Command(
    name = "restore",
    description = "Brings a backup back, all of it or nothing.",
    mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "The archive that `backup` wrote.")
  private Path file = Path.of("callsight.zip");

  @Option(names = "--force", description = "Throw away the data that is there.")
  private boolean force;

  @Override
  public Integer call() throws Exception {
    Settings settings = Settings.from(System.getenv());
    KeptElsewhere.refuse(settings);
    int files = Restore.into(settings.data(), file, force);
    spec.commandLine()
        .getOut()
        .println("Restored " + files + " files from " + file + " into " + settings.data());
    return CommandLine.ExitCode.OK;
  }
}
