package dev.callsight.bench.load;

import dev.callsight.bench.load.Figure.Target;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks questions one after the other over one connection and times each from the first byte sent to
 * the last byte read.
 *
 * @param api where to ask
 * @param server the process whose processor time is counted
 * @param warmUp questions before the clock starts
 * @param rounds questions that are timed
 * @param report where figures go
 */
record QueryRun(Api api, ServerProcess server, int warmUp, int rounds, Report report) {

  private static final Pattern SERVED_FROM = Pattern.compile("\"servedFrom\":\"(\\w+)\"");

  /** Times questions and reports their percentiles; the target, if any, is for the median. */
  void time(String name, IntFunction<Question> questions, @Nullable Target target)
      throws IOException, InterruptedException {
    for (int round = 0; round < warmUp; round++) {
      ask(questions.apply(rounds + round));
    }
    Map<String, Integer> sources = new TreeMap<>();
    long[] times = new long[rounds];
    double usedBefore = Machine.processorSeconds(server.processId());
    for (int round = 0; round < rounds; round++) {
      Question question = questions.apply(round);
      long begun = System.nanoTime();
      String answer = ask(question);
      times[round] = System.nanoTime() - begun;
      sources.merge(servedFrom(answer), 1, Integer::sum);
    }
    double used = Machine.processorSeconds(server.processId()) - usedBefore;
    report(name + " (" + sources + ")", new Latencies(times), used, target);
  }

  private void report(String name, Latencies times, double used, @Nullable Target target) {
    double median = times.percentile(50);
    report.add(
        target == null
            ? Figure.of(name + ", p50", median, "ms")
            : Figure.of(name + ", p50", median, "ms", target));
    report.add(Figure.of(name + ", p90", times.percentile(90), "ms"));
    report.add(Figure.of(name + ", p99", times.percentile(99), "ms"));
    report.add(
        Figure.of(name + ", processor time of the server", used * 1000 / times.count(), "ms"));
  }

  private String ask(Question question) throws IOException, InterruptedException {
    return api.ask(question.path(), question.body());
  }

  private static String servedFrom(String answer) {
    Matcher found = SERVED_FROM.matcher(answer);
    return found.find() ? found.group(1) : "unknown";
  }
}
