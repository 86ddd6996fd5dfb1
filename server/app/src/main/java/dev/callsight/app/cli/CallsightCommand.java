package dev.callsight.app.cli;

import dev.callsight.app.facts.CopyCommand;
import dev.callsight.app.facts.MigrateFactsCommand;
import dev.callsight.app.facts.RebuildCommand;
import dev.callsight.app.ingest.ImportCommand;
import java.io.PrintWriter;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/**
 * The root of the command line. {@code serve} and {@code demo} start the server and never get here;
 * every other word is a subcommand, registered in this annotation.
 */
@Command(
    name = "callsight",
    description = "Analytics for calls, leads, revenue and campaigns.",
    subcommands = {
      HelpCommand.class,
      ImportCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      RebuildCommand.class,
      CopyCommand.class,
      MigrateFactsCommand.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    synopsisSubcommandLabel = "COMMAND")
public final class CallsightCommand implements Runnable {
  private static final Set<String> SERVER_COMMANDS = Set.of("serve", "demo");

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  /**
   * Whether these arguments ask for a command other than starting the server. No argument at all,
   * {@code serve}, {@code demo} and framework options ({@code --server.port=…}) mean the server.
   */
  public static boolean handles(String... arguments) {
    if (arguments.length == 0 || SERVER_COMMANDS.contains(arguments[0])) {
      return false;
    }
    return !arguments[0].startsWith("--") || isStandardOption(arguments[0]);
  }

  /**
   * Runs one command and returns its exit status: 0 done, 1 failed, 2 not understood. Failures are
   * one line on standard error, without a stack trace.
   */
  public static int run(String... arguments) {
    // A library that thanks and advises on standard output has no place between a command's lines.
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
    return run(
        new PrintWriter(System.out, true, System.out.charset()),
        new PrintWriter(System.err, true, System.err.charset()),
        arguments);
  }

  static int run(PrintWriter output, PrintWriter errors, String... arguments) {
    return new CommandLine(new CallsightCommand())
        .setOut(output)
        .setErr(errors)
        .setExecutionExceptionHandler(CallsightCommand::reportFailure)
        .execute(arguments);
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  private static boolean isStandardOption(String argument) {
    return argument.equals("--help") || argument.equals("--version");
  }

  private static int reportFailure(
      Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
    String message = failure.getMessage();
    command.getErr().println("callsight: " + (message == null ? failure.toString() : message));
    return CommandLine.ExitCode.SOFTWARE;
  }
}
