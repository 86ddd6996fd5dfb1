package dev.callsight.bench.store;

import com.sun.management.OperatingSystemMXBean;
import dev.callsight.app.ingest.reader.BodyFormat;
import dev.callsight.app.ingest.reader.ParsedBatch;
import dev.callsight.app.ingest.reader.ReadLimits;
import dev.callsight.app.ingest.reader.RecordReader;
import dev.callsight.bench.generate.SampleLines;
import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.catalog.Entity;
import dev.callsight.engine.FactsSettings;
import dev.callsight.engine.RecordBatch;
import dev.callsight.engine.duckdb.DuckDbFacts;
import dev.callsight.engine.duckdb.DuckDbSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Processor time of a row: parsed, stored in bulk, stored alone. Steady on a busy machine. */
@Command(
    name = "store",
    mixinStandardHelpOptions = true,
    description = "Processor time of a call: parsed, stored in bulk, stored alone; without HTTP.")
public final class StoreCommand implements Callable<Integer> {
  private static final String ORGANIZATION = "org_bench";
  private static final long MEMORY = 2L << 30;

  private final OperatingSystemMXBean machine =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  @Option(names = "--rows", description = "Calls stored in bulk. Default: 600000.")
  private int rows = 600_000;

  @Option(names = "--batch", description = "Calls of a commit in bulk. Default: ${DEFAULT-VALUE}.")
  private int batch = ReadLimits.STANDARD.batchRows();

  @Option(names = "--single", description = "Calls stored one by one. Default: 300.")
  private int single = 300;

  @Option(
      names = "--late",
      description = "Leads stored one by one, each after a call that names it. Default: 200.")
  private int late = 200;

  @Override
  public Integer call() throws IOException {
    Catalog catalog = Catalog.builtIn();
    Entity calls = catalog.entity("calls");
    byte[] body = SampleLines.dense(rows, 1);
    long before = machine.getProcessCpuTime();
    ReadLimits limits = new ReadLimits(batch, Integer.MAX_VALUE, 1 << 20, 10);
    List<RecordBatch> batches = parse(body, calls, limits);
    tell("parsing", before, rows);
    Path folder = Files.createTempDirectory("callsight-store-bench");
    try (DuckDbFacts facts =
        DuckDbFacts.start(
            DuckDbSettings.of(folder, MEMORY),
            catalog.entities(),
            catalog.rollups(),
            Clock.systemUTC())) {
      facts.open(
          ORGANIZATION, new FactsSettings(ZoneId.of("Europe/Lisbon"), Currency.getInstance("EUR")));
      before = machine.getProcessCpuTime();
      batches.forEach(batch -> facts.write(ORGANIZATION, List.of(batch)));
      tell("storing in bulk", before, rows);
      storeOneByOne(facts, calls);
      new LateLeads(facts, ORGANIZATION, catalog).store(late, LocalDate.of(2025, 6, 1));
    } finally {
      delete(folder);
    }
    return 0;
  }

  private void storeOneByOne(DuckDbFacts facts, Entity calls) throws IOException {
    ReadLimits oneRow = new ReadLimits(1, 1 << 20, 1 << 20, 10);
    List<RecordBatch> alone = parse(SampleLines.dense(2 * single, 2), calls, oneRow);
    alone.subList(0, single).forEach(batch -> facts.write(ORGANIZATION, List.of(batch)));
    long before = machine.getProcessCpuTime();
    long begun = System.nanoTime();
    alone.subList(single, 2 * single).forEach(batch -> facts.write(ORGANIZATION, List.of(batch)));
    tell("storing one alone", before, single);
    System.out.printf(
        Locale.ROOT, "one alone took %.2f ms%n", (System.nanoTime() - begun) / 1e6 / single);
  }

  private void tell(String what, long before, int count) {
    double used = (machine.getProcessCpuTime() - before) / 1e3 / count;
    System.out.printf(Locale.ROOT, "%-20s %10.2f µs of processor time a row%n", what, used);
  }

  private static List<RecordBatch> parse(byte[] body, Entity calls, ReadLimits limits)
      throws IOException {
    RecordReader reader = BodyFormat.NDJSON.reader(new ByteArrayInputStream(body), calls, limits);
    List<RecordBatch> batches = new ArrayList<>();
    for (ParsedBatch batch = reader.next(); batch != null; batch = reader.next()) {
      batches.add(batch.records());
    }
    return batches;
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
