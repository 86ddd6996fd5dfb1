package dev.callsight.bench.load;

import dev.callsight.bench.load.Figure.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Asks while calls are written: first at a steady rate, where each look also tells how long after
 * its acknowledgement a call is in the overview, then as fast as they are taken.
 */
@Command(
    name = "writing",
    mixinStandardHelpOptions = true,
    description = "Ask a loaded data folder while calls are written to it.")
public final class WritingCommand implements Callable<Integer> {

  private static final ZoneId ZONE = ZoneId.of("Europe/Lisbon");
  private static final Pattern TOTAL = Pattern.compile("\"calls\":\\{\"total\":(\\d+)");
  private static final int FASTEST_WRITERS = 2;

  @Mixin private final ServerOptions options = new ServerOptions();

  @Option(names = "--rate", description = "Rows a second of the steady part. Default: 50000.")
  private int rate = 50_000;

  @Option(names = "--rows", description = "Rows of one request. Default: 5000.")
  private int rows = 5_000;

  @Option(names = "--seconds", description = "Length of each part. Default: 60.")
  private int seconds = 60;

  @Option(names = "--result", description = "JSON file. Default: bench/results/writing.json.")
  private Path result = ServerOptions.ROOT.resolve("bench/results/writing.json");

  private final Report report = new Report();
  private final AtomicLong seeds = new AtomicLong(System.nanoTime());

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (ServerProcess process = options.start();
        Api api = new Api(process.address(), ServerOptions.ORGANIZATION)) {
      Questions questions = questions();
      for (int round = 0; round < 300; round++) {
        api.ask("overview", questions.overview(round).body()); // lets the JVM compile
      }
      steady(api);
      fastest(api, questions);
      report.add(
          Figure.of("memory after writing", Machine.residentMegabytes(process.processId()), "MB"));
    }
    report.write(result);
    System.out.println('\n' + report.table());
    return 0;
  }

  private static Questions questions() {
    LocalDate today = LocalDate.now(ZONE);
    return new Questions(ServerOptions.ORGANIZATION, today.minusDays(364), today);
  }

  /** Each look waits for an acknowledgement and asks until the overview holds what it said. */
  private void steady(Api api) throws IOException, InterruptedException {
    long before = total(api);
    Writers writers = begin(api, 1, rate);
    List<Long> looks = new ArrayList<>();
    List<Long> delays = new ArrayList<>();
    long seen = 0;
    while (writers.running()) {
      Acknowledgements.Latest told = writers.acknowledged().latest();
      if (told.rows() == seen) {
        Thread.onSpinWait();
        continue;
      }
      seen = told.rows();
      long total;
      do {
        long begun = System.nanoTime();
        total = total(api);
        looks.add(System.nanoTime() - begun);
      } while (total - before < seen);
      delays.add(System.nanoTime() - told.at());
    }
    writers.end();
    String at = " while writing %,d rows/s".formatted(rate);
    report.add(Figure.of("rows/s asked for: " + rate + ", written", writers.rate(), "rows/s"));
    percentiles("acknowledged to in the overview" + at, delays, Target.atMost(1_000));
    percentiles("overview of two days" + at, looks, Target.atMost(100));
  }

  private void fastest(Api api, Questions questions) throws IOException, InterruptedException {
    Writers writers = begin(api, FASTEST_WRITERS, Double.POSITIVE_INFINITY);
    List<Long> overviews = new ArrayList<>();
    List<Long> years = new ArrayList<>();
    for (int round = 0; writers.running(); round++) {
      overviews.add(time(api, questions.overview(round)));
      years.add(time(api, questions.byAssistant(round)));
    }
    writers.end();
    report.add(
        Figure.of(
            "writing as fast as it gets, %,d a request".formatted(rows), writers.rate(), "rows/s"));
    percentiles("overview of 28 days meanwhile", overviews, Target.atMost(100));
    percentiles("by assistant over a year meanwhile", years, Target.atMost(100));
  }

  private static long time(Api api, Question question) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    api.ask(question.path(), question.body());
    return System.nanoTime() - begun;
  }

  private void percentiles(String name, List<Long> times, Target target) {
    Latencies latencies = new Latencies(times.stream().mapToLong(Long::longValue).toArray());
    report.add(Figure.of(name + ", p50 of " + latencies.count(), latencies.percentile(50), "ms"));
    report.add(Figure.of(name + ", p99", latencies.percentile(99), "ms", target));
  }

  /** Calls of yesterday and today: all that is written meanwhile is among them. */
  private static long total(Api api) throws IOException, InterruptedException {
    LocalDate today = LocalDate.now(ZONE);
    String answer =
        api.ask(
            "overview",
            "{\"organizationId\":\"%s\",\"timeRange\":{\"start\":\"%s\",\"end\":\"%s\"},\"metrics\":[\"calls\",\"leads\",\"revenue\",\"campaigns\"]}"
                .formatted(ServerOptions.ORGANIZATION, today.minusDays(1), today));
    Matcher found = TOTAL.matcher(answer);
    if (!found.find()) {
      throw new IOException("The overview has no total of calls: " + answer);
    }
    return Long.parseLong(found.group(1));
  }

  private Writers begin(Api api, int writers, double rowsPerSecond) {
    Pace pace = new Pace(writers, rows, rowsPerSecond, Duration.ofSeconds(seconds));
    return Writers.begin(api, pace, seeds::getAndIncrement);
  }
}
