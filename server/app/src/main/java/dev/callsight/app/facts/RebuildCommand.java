package dev.callsight.app.facts;

import dev.callsight.app.settings.DataFolderLock;
import dev.callsight.app.settings.Settings;
import dev.callsight.core.catalog.Catalog;
import dev.callsight.engine.Facts;
import dev.callsight.engine.clickhouse.WriteLock;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code rebuild}: computes rollups and attributed columns anew in a stopped server's folder. */
@Command(
    name = "rebuild",
    description = {
      "Computes all rollups anew from the facts, while the server is stopped.",
      "For a running one: POST /api/organizations/ID/rebuild."
    },
    mixinStandardHelpOptions = true)
public final class RebuildCommand implements Callable<Integer> {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Parameters(
      arity = "0..*",
      paramLabel = "ORGANIZATION",
      description = "Whose; everybody's when none is named.")
  private List<String> organizations = new ArrayList<>();

  /** Takes the data folder, rebuilds one organization after another, and says so. */
  @Override
  public Integer call() throws IOException {
    Settings settings = Settings.from(System.getenv());
    try (DataFolderLock _ = taken(settings)) {
      rebuild(FactsAddress.of(settings), spec.commandLine().getOut());
    }
    return CommandLine.ExitCode.OK;
  }

  private static DataFolderLock taken(Settings settings) throws IOException {
    return DataFolderLock.tryTake(settings.data())
        .orElseThrow(() ->
            new IllegalStateException(
                "a server works on %s: stop it, or ask it by POST /api/organizations/ID/rebuild"
                    .formatted(settings.data())));
  }

  private void rebuild(FactsAddress address, PrintWriter output) {
    FactsProperties properties = new FactsProperties(null, null, null, null, null, null);
    try (Facts facts = address.start(properties, Catalog.builtIn(), WriteLock.ofOneProcess())) {
      Collection<String> chosen = organizations.isEmpty() ? facts.organizations() : organizations;
      for (String organization : chosen) {
        facts.rebuild(organization, _ -> {});
        output.println(organization + " rebuilt");
      }
    }
  }
}
