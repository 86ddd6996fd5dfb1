package dev.callsight.app.facts;

import dev.callsight.app.settings.DataFolderLock;
import dev.callsight.core.catalog.Catalog;
import dev.callsight.engine.Facts;
import dev.callsight.engine.FactsCopy;
import dev.callsight.engine.clickhouse.WriteLock;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code copy}: moves the facts of organizations from one store into another. */
@Command(
    name = "copy",
    description = {
      "Copies the facts of organizations from one store into another, and compares the two.",
      "Broken off, the same command goes on where it was. Stop the server meanwhile: what is"
          + " written to the source during the copy may be missed.",
      "A store is duckdb:FOLDER (such as duckdb:data/facts) or"
          + " clickhouse://user:password@host:8123/database."
    },
    mixinStandardHelpOptions = true)
public final class CopyCommand implements Callable<Integer> {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Option(names = "--from", required = true, paramLabel = "STORE", description = "The source.")
  private String from = "";

  @Option(names = "--to", required = true, paramLabel = "STORE", description = "The target.")
  private String to = "";

  @Option(
      names = "--organization",
      paramLabel = "ID",
      description = "Whose; may be given more than once. Everybody's when none is named.")
  private List<String> organizations = new ArrayList<>();

  /** Copies one organization after another and says so. */
  @Override
  public Integer call() throws IOException {
    FactsAddress source = address("--from", from);
    FactsAddress target = address("--to", to);
    try (Locks _ = Locks.of(source, target)) {
      copy(source, target, spec.commandLine().getOut());
    }
    return CommandLine.ExitCode.OK;
  }

  private FactsAddress address(String option, String text) {
    try {
      return FactsAddress.parse(text);
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), option + ": " + e.getMessage(), e);
    }
  }

  private void copy(FactsAddress source, FactsAddress target, PrintWriter output) {
    Catalog catalog = Catalog.builtIn();
    FactsProperties properties = new FactsProperties(null, null, null, null, null, null);
    try (Facts left = source.start(properties, catalog, WriteLock.ofOneProcess());
        Facts right = target.start(properties, catalog, WriteLock.ofOneProcess())) {
      FactsCopy copy = new FactsCopy(left, right, catalog, output::println);
      Collection<String> chosen = organizations.isEmpty() ? left.organizations() : organizations;
      for (String organization : chosen) {
        long records = copy.copy(organization);
        output.println(organization + " copied: " + records + " records, counts and sums agree");
      }
    }
  }

  /** The data folders of embedded stores, which no server may use meanwhile. */
  private record Locks(List<DataFolderLock> taken) implements AutoCloseable {
    static Locks of(FactsAddress... addresses) throws IOException {
      Locks locks = new Locks(new ArrayList<>());
      for (FactsAddress address : addresses) {
        if (address instanceof FactsAddress.Embedded embedded) {
          locks.take(embedded.folder());
        }
      }
      return locks;
    }

    private void take(Path folder) throws IOException {
      Path data = folder.toAbsolutePath().normalize().getParent();
      if (data == null) {
        return;
      }
      taken.add(
          DataFolderLock.tryTake(data)
              .orElseThrow(() ->
                  new IllegalStateException("a server works on " + data + ": stop it first")));
    }

    @Override
    public void close() throws IOException {
      for (DataFolderLock lock : taken) {
        lock.close();
      }
    }
  }
}
