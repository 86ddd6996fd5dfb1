package dev.callsight.bench;

import dev.callsight.bench.generate.GenerateCommand;
import dev.callsight.bench.load.LoadCommand;
import dev.callsight.bench.load.OverheadCommand;
import dev.callsight.bench.load.SoakCommand;
import dev.callsight.bench.load.WritingCommand;
import dev.callsight.bench.store.BareCommand;
import dev.callsight.bench.store.StoreCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of {@code bench/run}. */
@Command(
    name = "bench/run",
    mixinStandardHelpOptions = true,
    subcommands = {
      GenerateCommand.class,
      LoadCommand.class,
      WritingCommand.class,
      OverheadCommand.class,
      SoakCommand.class,
      StoreCommand.class,
      BareCommand.class
    },
    description = "Reproducible benchmarks; bench/README.md has the whole story.")
final class BenchCommand {

  private BenchCommand() {}

  /** Runs one command and ends with its exit code. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new BenchCommand()).execute(arguments));
  }
}
