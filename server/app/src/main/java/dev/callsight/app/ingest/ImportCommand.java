package dev.callsight.app.ingest;

import dev.callsight.app.ingest.transfer.FileSummary;
import dev.callsight.app.ingest.transfer.ImportException;
import dev.callsight.app.ingest.transfer.IngestClient;
import dev.callsight.app.ingest.transfer.ProgressDisplay;
import dev.callsight.app.ingest.transfer.SourceFile;
import dev.callsight.app.ingest.transfer.Transfer;
import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.catalog.Entity;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code import}: sends files to a running server. */
@Command(
    name = "import",
    description = {
      "Sends files of records to a running server: .ndjson, .jsonl, .json or .csv, each also .gz.",
      "Right rows are stored; refused ones are written beside the file with the reasons."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:every row was stored",
      "1:the import could not go on; what was sent before is stored",
      "2:the command was not understood",
      "3:done, but some rows were refused"
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = false)
public final class ImportCommand implements Callable<Integer> {
  private static final int REFUSED_ROWS = 3;

  private final Map<String, String> environment;

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files to import, in this order.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = {"-o", "--organization"},
      required = true,
      paramLabel = "ID",
      description = "The organization the records belong to.")
  private String organization = "";

  @Option(
      names = {"-e", "--entity"},
      paramLabel = "NAME",
      description =
          "What the records are, when file names (calls.csv, leads-2026.ndjson) don't tell.")
  private @Nullable String entity;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "The server. Else CALLSIGHT_URL, else this machine at CALLSIGHT_PORT (8080).")
  private @Nullable URI url;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description =
          "An API key with the scope ingest:write. Else CALLSIGHT_KEY, else CALLSIGHT_BOOTSTRAP_KEY.")
  private @Nullable String key;

  /** The command with the environment of the process. */
  public ImportCommand() {
    this(System.getenv());
  }

  ImportCommand(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    List<SourceFile> sources = sources();
    List<FileSummary> summaries = new ArrayList<>();
    try (IngestClient client = new IngestClient(server(), organization, key())) {
      for (SourceFile source : sources) {
        summaries.add(new Transfer(source, client, new ProgressDisplay(out, isTerminal())).run());
      }
    } finally {
      print(summaries, out);
    }
    boolean refused = summaries.stream().anyMatch(summary -> summary.rejected() > 0);
    return refused ? REFUSED_ROWS : CommandLine.ExitCode.OK;
  }

  private List<SourceFile> sources() {
    Set<String> known =
        Catalog.builtIn().entities().stream().map(Entity::id).collect(Collectors.toSet());
    if (entity != null && !known.contains(entity)) {
      throw new ImportException(
          "no records are called "
              + entity
              + "; expected one of "
              + known.stream().sorted().toList());
    }
    return files.stream().map(file -> SourceFile.of(file, entity, known)).toList();
  }

  private URI server() {
    if (url != null) {
      return url;
    }
    String address = environment.getOrDefault("CALLSIGHT_URL", "");
    String port = environment.getOrDefault("CALLSIGHT_PORT", "8080");
    return URI.create(address.isBlank() ? "http://127.0.0.1:" + port : address);
  }

  private String key() {
    String found =
        key != null
            ? key
            : environment.getOrDefault(
                "CALLSIGHT_KEY", environment.getOrDefault("CALLSIGHT_BOOTSTRAP_KEY", ""));
    if (found.isBlank()) {
      throw new ImportException(
          "a key is needed: --key, or CALLSIGHT_KEY. The first start of the server printed one;"
              + " an owner can make more");
    }
    return found;
  }

  private static void print(List<FileSummary> summaries, PrintWriter out) {
    if (summaries.isEmpty()) {
      return;
    }
    out.printf(
        Locale.ROOT,
        "%n%-28s %-14s %12s %12s %12s %12s %12s%n",
        "file",
        "entity",
        "new",
        "updated",
        "unchanged",
        "refused",
        "rows/s");
    for (FileSummary summary : summaries) {
      out.printf(
          Locale.ROOT,
          "%-28s %-14s %,12d %,12d %,12d %,12d %,12d%n",
          summary.file().getFileName(),
          summary.entity(),
          summary.accepted(),
          summary.updated(),
          summary.unchanged(),
          summary.rejected(),
          summary.rate());
    }
    summaries.stream()
        .filter(summary -> summary.rejectedFile() != null)
        .forEach(summary ->
            out.printf(
                Locale.ROOT,
                "%,d refused rows of %s, with reasons: %s%n",
                summary.rejected(),
                summary.file().getFileName(),
                summary.rejectedFile()));
    out.flush();
  }

  // JDK 25 answers null again when the output is not a terminal, 22 to 24 did not.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }
}
