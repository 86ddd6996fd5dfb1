package dev.callsight.app.facts;

import dev.callsight.app.settings.Settings;
import dev.callsight.core.catalog.Catalog;
import dev.callsight.engine.clickhouse.ClickHouseFacts;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code migrate-facts}: makes or completes the tables in ClickHouse ahead of a server's start. */
@Command(
    name = "migrate-facts",
    description = {
      "Makes the tables in the ClickHouse of CALLSIGHT_FACTS, or brings them up to this version.",
      "A server does the same when it starts; here it can be done, or read, ahead."
    },
    mixinStandardHelpOptions = true)
public final class MigrateFactsCommand implements Callable<Integer> {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Option(names = "--print", description = "Prints the statements for empty servers; runs none.")
  private boolean print;

  /** Runs what is missing, and prints each statement. */
  @Override
  public Integer call() {
    PrintWriter output = spec.commandLine().getOut();
    Settings settings = Settings.from(System.getenv());
    if (!(FactsAddress.of(settings) instanceof FactsAddress.Served served)) {
      output.println("CALLSIGHT_FACTS is duckdb: its files are brought up to date when opened.");
      return CommandLine.ExitCode.OK;
    }
    Catalog catalog = Catalog.builtIn();
    List<String> statements =
        print
            ? ClickHouseFacts.schema(served.settings(), catalog)
            : ClickHouseFacts.migrate(served.settings(), catalog);
    statements.forEach(statement -> output.println(statement + ";"));
    if (!print) {
      output.println(statements.isEmpty() ? "Nothing to do." : statements.size() + " done.");
    }
    return CommandLine.ExitCode.OK;
  }
}
