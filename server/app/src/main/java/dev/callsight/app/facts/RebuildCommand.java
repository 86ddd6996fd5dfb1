package dev.callsight.app.facts;

import dev.callsight.app.settings.DataFolderLock;
import dev.callsight.app.settings.Settings;
import dev.callsight.core.catalog.Catalog;
import dev.callsight.engine.duckdb.DuckDbFacts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
  private static final String SUFFIX = ".duckdb";

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
      Path folder = FactsConfiguration.folder(settings);
      List<String> chosen = organizations.isEmpty() ? all(folder) : organizations;
      rebuild(folder, chosen, spec.commandLine().getOut());
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

  private static void rebuild(Path folder, List<String> chosen, PrintWriter output) {
    Catalog catalog = Catalog.builtIn();
    FactsProperties properties = new FactsProperties(null, null, null, null, null);
    try (DuckDbFacts facts =
        DuckDbFacts.start(
            properties.settings(folder),
            catalog.entities(),
            catalog.rollups(),
            Clock.systemUTC())) {
      for (String organization : chosen) {
        facts.rebuild(organization, _ -> {});
        output.println(organization + " rebuilt");
      }
    }
  }

  private static List<String> all(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .sorted()
          .toList();
    }
  }
}
