package dev.callsight.bench.load;

import dev.callsight.bench.load.Figure.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Writes and asks for a long time, and looks whether memory and the time of answers grow: each
 * tenth request writes calls again that are there, and questions of every kind take turns, none of
 * which a cached answer serves.
 */
@Command(
    name = "soak",
    mixinStandardHelpOptions = true,
    description = "Write to and ask a loaded data folder for ten minutes; draws what it saw.")
public final class SoakCommand implements Callable<Integer> {

  private static final ZoneId ZONE = ZoneId.of("Europe/Lisbon");
  private static final long STRETCH = TimeUnit.SECONDS.toNanos(5);
  private static final int REPEATED = 10;

  @Mixin private final ServerOptions options = new ServerOptions();

  @Option(names = "--rate", description = "Rows a second. Default: 5000.")
  private int rate = 5_000;

  @Option(names = "--rows", description = "Rows of one request. Default: 1000.")
  private int rows = 1_000;

  @Option(names = "--seconds", description = "Length. Default: 600.")
  private int seconds = 600;

  @Option(
      names = "--result",
      description = "Folder of soak.json, soak.csv and soak.svg. Default: bench/results.")
  private Path result = ServerOptions.ROOT.resolve("bench/results");

  private final Report report = new Report();
  private final List<Sample> samples = new ArrayList<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (ServerProcess process = options.start();
        Api api = new Api(process.address(), ServerOptions.ORGANIZATION)) {
      Pace pace = new Pace(1, rows, rate, Duration.ofSeconds(seconds));
      Writers writers = Writers.begin(api, pace, seeds());
      ask(api, process, writers);
      writers.end();
      report.add(Figure.of("written at %,d rows/s".formatted(rate), writers.rate(), "rows/s"));
    }
    compare("memory", Sample::megabytes, "MB");
    compare("median of answers", Sample::median, "ms");
    compare("99th percentile of answers", Sample::slow, "ms");
    write();
    System.out.println('\n' + report.table());
    return 0;
  }

  /** New ones, and each tenth time one that was there. */
  private static LongSupplier seeds() {
    long first = System.nanoTime();
    return new LongSupplier() {
      private long asked;

      @Override
      public long getAsLong() {
        long turn = asked++;
        return first + (turn % REPEATED == REPEATED - 1 ? turn / 2 : turn);
      }
    };
  }

  private void ask(Api api, ServerProcess process, Writers writers)
      throws IOException, InterruptedException {
    LocalDate today = LocalDate.now(ZONE);
    Questions questions = new Questions(ServerOptions.ORGANIZATION, today.minusDays(364), today);
    List<Long> times = new ArrayList<>();
    long rowsBefore = 0;
    long stretch = System.nanoTime();
    for (int round = 0; writers.running(); round++) {
      Question question = questions.ofAnyKind(round);
      long begun = System.nanoTime();
      api.ask(question.path(), question.body());
      long ended = System.nanoTime();
      times.add(ended - begun);
      if (ended - stretch >= STRETCH) {
        long written = writers.acknowledged().latest().rows();
        note(process, times, (written - rowsBefore) / ((ended - stretch) / 1e9), writers.begun());
        rowsBefore = written;
        stretch = ended;
        times.clear();
      }
    }
  }

  private void note(ServerProcess process, List<Long> times, double rowsPerSecond, long begun) {
    Latencies latencies = new Latencies(times.stream().mapToLong(Long::longValue).toArray());
    Sample sample =
        new Sample(
            (System.nanoTime() - begun) / 60e9,
            Machine.residentMegabytes(process.processId()),
            latencies.percentile(50),
            latencies.percentile(99),
            rowsPerSecond);
    samples.add(sample);
    System.out.println(line(sample));
  }

  /** The middle of the second fifth beside that of the last: in the first, the JVM compiles. */
  private void compare(String what, ToDoubleFunction<Sample> measure, String unit) {
    int fifth = samples.size() / 5;
    if (fifth == 0) {
      throw new IllegalStateException("the run was too short to compare its beginning and end");
    }
    double early = middle(samples.subList(fifth, 2 * fifth), measure);
    double late = middle(samples.subList(samples.size() - fifth, samples.size()), measure);
    report.add(Figure.of(what + ", second fifth", early, unit));
    report.add(Figure.of(what + ", last fifth", late, unit));
    report.add(Figure.of(what + ", last ÷ second", late / early, "×", Target.atMost(1.1)));
  }

  private static double middle(List<Sample> samples, ToDoubleFunction<Sample> measure) {
    double[] sorted = samples.stream().mapToDouble(measure).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private void write() throws IOException {
    report.write(result.resolve("soak.json"));
    List<String> lines = new ArrayList<>();
    lines.add("minute,megabytes,p50_ms,p99_ms,rows_per_second");
    samples.forEach(sample -> lines.add(line(sample)));
    Files.write(result.resolve("soak.csv"), lines);
    Files.writeString(result.resolve("soak.svg"), SoakPicture.of(samples));
  }

  private static String line(Sample sample) {
    return String.format(
        Locale.ROOT,
        "%.2f,%.0f,%.1f,%.1f,%.0f",
        sample.minute(),
        sample.megabytes(),
        sample.median(),
        sample.slow(),
        sample.rowsPerSecond());
  }
}
