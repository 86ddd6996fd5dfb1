package dev.callsight.bench.generate;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the records of one organization into a folder, one NDJSON file an entity. */
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    description = "Write the records of one organization into a folder, one NDJSON file an entity.")
public final class GenerateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FOLDER", description = "Where to; created when absent.")
  private Path folder = Path.of(".");

  @Option(names = "--calls", description = "Number of calls; the rest follows. Default: 10000000.")
  private long calls = 10_000_000;

  @Option(names = "--days", description = "Length of the record in days. Default: 365.")
  private int days = 365;

  @Option(names = "--last", description = "Last day (UTC). Default: yesterday.")
  private LocalDate last = LocalDate.now(ZoneOffset.UTC).minusDays(1);

  @Option(names = "--seed", description = "Same seed, same records. Default: 1.")
  private long seed = 1;

  @Option(names = "--gzip", description = "Compress the files.")
  private boolean gzip;

  @Override
  public Integer call() throws IOException {
    LocalDate end = last.plusDays(1);
    Population population =
        new Population(
            calls,
            end.minusDays(days).atStartOfDay(ZoneOffset.UTC).toInstant(),
            end.atStartOfDay(ZoneOffset.UTC).toInstant(),
            seed);
    Files.createDirectories(folder);
    for (Records records : all(population)) {
      write(records);
    }
    return 0;
  }

  /** Every entity, names before what points at them. */
  static List<Records> all(Population population) {
    return List.of(
        new Directory("assistants", population.assistants()),
        new Directory("people", population.people()),
        new Campaigns(population),
        new Spend(population),
        new Leads(population),
        new Touchpoints(population),
        new Deals(population),
        new Subscriptions(population),
        new Payments(population),
        new Calls(population));
  }

  private void write(Records records) throws IOException {
    Path file = folder.resolve(records.entity() + (gzip ? ".ndjson.gz" : ".ndjson"));
    long begun = System.nanoTime();
    long rows;
    try (JsonLines lines = new JsonLines(open(file))) {
      rows = records.write(lines);
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "%-14s %,12d rows %,8.1f MB %6.1f s %,12.0f rows/s%n",
        records.entity(),
        rows,
        Files.size(file) / 1e6,
        seconds,
        rows / seconds);
    out.flush();
  }

  private OutputStream open(Path file) throws IOException {
    OutputStream out = Files.newOutputStream(file);
    return gzip ? new GZIPOutputStream(out, 1 << 16) : out;
  }
}
