package dev.callsight.bench.load;

import dev.callsight.bench.generate.GeneratedBodies;
import dev.callsight.bench.load.Figure.Target;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Starts the built server, loads a folder of generated records into it, asks it, and reports. */
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    description = {
      "Start the built server, load generated records into it, ask it, and report.",
      "Loading is skipped when the data folder is there already."
    })
public final class LoadCommand implements Callable<Integer> {

  @Mixin private final ServerOptions options = new ServerOptions();

  @Parameters(
      paramLabel = "FOLDER",
      description = "Folder of `generate`; its record has to span about a year.")
  private Path folder = Path.of(".");

  @Option(names = "--last", description = "Last day of the record. Default: yesterday.")
  private LocalDate last = LocalDate.now(ZoneOffset.UTC).minusDays(1);

  @Option(names = "--days", description = "Length of the record in days. Default: 365.")
  private int days = 365;

  @Option(
      names = "--server",
      split = ",",
      description = "What starts it, its words separated by commas. Default: callsight,serve.")
  private List<String> server = ServerOptions.COMMAND;

  @Option(names = "--connections", description = "Connections that ingest. Default: 2.")
  private int connections = 2;

  @Option(names = "--megabytes", description = "Size of one ingest request. Default: 64.")
  private int megabytes = 64;

  @Option(
      names = "--generate",
      description = "Make so many calls, and what goes with them, on the way; FOLDER is not read.")
  private long generate;

  @Option(names = "--rounds", description = "Questions of each kind. Default: 300.")
  private int rounds = 300;

  @Option(names = "--warm-up", description = "Questions before the clock starts. Default: 1000.")
  private int warmUp = 1_000;

  @Option(names = "--starts", description = "Starts that are timed. Default: 3.")
  private int starts = 3;

  @Option(names = "--result", description = "JSON file. Default: bench/results/latest.json.")
  private Path result = ServerOptions.ROOT.resolve("bench/results/latest.json");

  private final Report report = new Report();

  @Override
  public Integer call() throws IOException, InterruptedException {
    boolean filled = Files.exists(options.data());
    Files.createDirectories(options.data());
    report.about("server", String.join(" ", server));
    // Builds what is not built yet, so that no figure holds the time of a build.
    start().close();
    if (!filled) {
      timeStarts("empty");
      ingest();
    }
    timeStarts("loaded");
    ask();
    report.write(result);
    System.out.println('\n' + report.table());
    return 0;
  }

  private ServerProcess start() throws IOException, InterruptedException {
    return options.start(server);
  }

  private void timeStarts(String state) throws IOException, InterruptedException {
    double[] seconds = new double[starts];
    double[] megabytes = new double[starts];
    for (int i = 0; i < starts; i++) {
      try (ServerProcess process = start()) {
        seconds[i] = process.secondsToReady();
        megabytes[i] = Machine.residentMegabytes(process.processId());
      }
    }
    report.add(
        Figure.of(
            "start to ready, %s, median of %d".formatted(state, starts),
            median(seconds),
            "s",
            Target.atMost(4)));
    report.add(
        Figure.of("memory after start, " + state, median(megabytes), "MB", Target.atMost(600)));
  }

  private void ingest() throws IOException, InterruptedException {
    try (ServerProcess process = start();
        Api api = new Api(process.address(), ServerOptions.ORGANIZATION)) {
      api.createOrganization();
      IngestRun run = new IngestRun(connections, megabytes * 1_000_000L);
      if (generate > 0) {
        run.load(api, process, generated(), report);
      } else {
        run.load(api, process, folder, report);
      }
      report.add(
          Figure.of("memory after ingest", Machine.residentMegabytes(process.processId()), "MB"));
    }
    report.add(Figure.of("data folder", bytes(options.data()) / 1e6, "MB"));
  }

  private Map<String, List<Supplier<InputStream>>> generated() {
    LocalDate end = last.plusDays(1);
    return GeneratedBodies.of(
        generate,
        end.minusDays(days).atStartOfDay(ZoneOffset.UTC).toInstant(),
        end.atStartOfDay(ZoneOffset.UTC).toInstant(),
        connections);
  }

  private void ask() throws IOException, InterruptedException {
    try (ServerProcess process = start();
        Api api = new Api(process.address(), ServerOptions.ORGANIZATION)) {
      QueryRun run = new QueryRun(api, process, warmUp, rounds, report);
      overviews(run, new Questions(ServerOptions.ORGANIZATION, last.minusDays(days - 1L), last));
      queries(run, new Questions(ServerOptions.ORGANIZATION, last.minusDays(days - 1L), last));
      report.add(
          Figure.of("memory after queries", Machine.residentMegabytes(process.processId()), "MB"));
    }
  }

  private static void overviews(QueryRun run, Questions questions)
      throws IOException, InterruptedException {
    run.time("overview of 28 days, not cached", questions::overview, Target.atMost(20));
    run.time("overview of 28 days, cached", _ -> questions.overview(0), Target.atMost(2));
    run.time("overview of a year, not cached", questions::overviewOfYear, null);
    run.time("overview of one assistant, not cached", questions::overviewOfAssistant, null);
  }

  private static void queries(QueryRun run, Questions questions)
      throws IOException, InterruptedException {
    run.time("daily over a year, not cached", questions::daily, Target.atMost(10));
    run.time("daily of one assistant over a year", questions::dailyOfAssistant, Target.atMost(30));
    run.time("by assistant over a year, not cached", questions::byAssistant, Target.atMost(30));
    run.time(
        "daily by two filters that no rollup has", questions::byTwoFilters, Target.atMost(400));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static double bytes(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
