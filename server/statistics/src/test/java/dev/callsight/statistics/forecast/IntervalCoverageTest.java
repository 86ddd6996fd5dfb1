package dev.callsight.statistics.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Intervals must hold what they promise, whatever the numbers are like: counts, sums of a few large
 * payments, levels that wander, errors that last, and short histories, which may only be too wide.
 */
class IntervalCoverageTest {

  private static final double[] WEEK = {1.1, 1.2, 1.2, 1.1, 1.0, 0.7, 0.7};

  /** Writes one series of a kind, step by step. */
  interface Kind {
    IntToDoubleFunction of(Random random);
  }

  record Sample(String name, Kind kind, int known, int horizon) {
    @Override
    public String toString() {
      return "%s, %d after %d".formatted(name, horizon, known);
    }
  }

  static List<Sample> longHistories() {
    return List.of(
        new Sample("growth", IntervalCoverageTest::growth, 280, 28),
        new Sample("calls of a small team", IntervalCoverageTest::counts, 280, 28),
        new Sample("rare events", random -> i -> poisson(random, 0.3), 280, 28),
        new Sample("payments", IntervalCoverageTest::payments, 280, 28),
        new Sample("a wandering level", IntervalCoverageTest::wandering, 280, 28),
        new Sample("lasting errors", IntervalCoverageTest::lasting, 280, 28),
        new Sample("payments", IntervalCoverageTest::payments, 120, 30),
        new Sample("lasting errors", IntervalCoverageTest::lasting, 120, 30));
  }

  static List<Sample> shortHistories() {
    return List.of(
        new Sample("growth", IntervalCoverageTest::growth, 30, 7),
        new Sample("calls of a small team", IntervalCoverageTest::counts, 30, 7),
        new Sample("lasting errors", IntervalCoverageTest::lasting, 30, 7),
        new Sample("calls of a small team", IntervalCoverageTest::counts, 10, 5),
        new Sample("payments", IntervalCoverageTest::payments, 10, 5),
        new Sample("payments", IntervalCoverageTest::payments, 4, 3));
  }

  @ParameterizedTest
  @MethodSource("longHistories")
  void holdsWhatItPromises(Sample sample) {
    Held held = Held.by(sample);
    assertThat(held.steps80()).as("steps, 80 %%").isBetween(76.0, 85.0);
    assertThat(held.steps95()).as("steps, 95 %%").isBetween(92.0, 98.0);
    assertThat(held.total80()).as("total, 80 %%").isBetween(74.0, 91.0);
    assertThat(held.total95()).as("total, 95 %%").isBetween(92.0, 100.0);
  }

  @ParameterizedTest
  @MethodSource("shortHistories")
  void isRatherTooWideThanTooNarrowWhenLittleIsKnown(Sample sample) {
    Held held = Held.by(sample);
    assertThat(held.steps80()).as("steps, 80 %%").isBetween(76.0, 99.0);
    assertThat(held.steps95()).as("steps, 95 %%").isBetween(91.0, 100.0);
    assertThat(held.total80()).as("total, 80 %%").isBetween(74.0, 100.0);
    assertThat(held.total95()).as("total, 95 %%").isBetween(91.0, 100.0);
  }

  /** Shares of what came that lay inside, in percent. */
  private record Held(double steps80, double steps95, double total80, double total95) {

    static Held by(Sample sample) {
      int series = sample.known() < 100 ? 400 : 120;
      double[] inside = new double[4];
      for (int seed = 0; seed < series; seed++) {
        count(sample, seed, inside);
      }
      double steps = 100.0 / (series * sample.horizon());
      double totals = 100.0 / series;
      return new Held(inside[0] * steps, inside[1] * steps, inside[2] * totals, inside[3] * totals);
    }

    private static void count(Sample sample, int seed, double[] inside) {
      IntToDoubleFunction next = sample.kind().of(new Random(7_000 + seed));
      double[] whole =
          IntStream.range(0, sample.known() + sample.horizon()).mapToDouble(next).toArray();
      double[] known = Arrays.copyOf(whole, sample.known());
      double[] came = Arrays.copyOfRange(whole, sample.known(), whole.length);
      Forecast forecast =
          Projected.value(ForecastSelection.standard().forecast(known, 7, sample.horizon()));
      for (int i = 0; i < came.length; i++) {
        ForecastPoint point = forecast.projection().steps().get(i);
        inside[0] += point.eighty().contains(came[i]) ? 1 : 0;
        inside[1] += point.ninetyFive().contains(came[i]) ? 1 : 0;
      }
      double sum = Arrays.stream(came).sum();
      inside[2] += forecast.total().eighty().contains(sum) ? 1 : 0;
      inside[3] += forecast.total().ninetyFive().contains(sum) ? 1 : 0;
    }
  }

  private static IntToDoubleFunction growth(Random random) {
    double[] level = {1000};
    return i -> {
      level[0] += 1 + 3 * random.nextGaussian();
      return Math.max(1, level[0] + 150 * random.nextGaussian()) * WEEK[i % 7];
    };
  }

  private static IntToDoubleFunction counts(Random random) {
    return i -> poisson(random, 5 * WEEK[i % 7]);
  }

  /** About three payments a day, of which a few are many times as large as most. */
  private static IntToDoubleFunction payments(Random random) {
    return i -> {
      int payments = poisson(random, 3 * WEEK[i % 7]);
      return random.doubles(payments).map(any -> Math.exp(6 + random.nextGaussian())).sum();
    };
  }

  private static IntToDoubleFunction wandering(Random random) {
    double[] level = {1000};
    return i -> {
      level[0] += 20 * random.nextGaussian();
      return (level[0] + 80 * random.nextGaussian()) * WEEK[i % 7];
    };
  }

  private static IntToDoubleFunction lasting(Random random) {
    double[] error = {0};
    return i -> {
      error[0] = 0.6 * error[0] + 100 * random.nextGaussian();
      return (1000 + error[0]) * WEEK[i % 7];
    };
  }

  private static int poisson(Random random, double mean) {
    double limit = Math.exp(-mean);
    double product = random.nextDouble();
    int count = 0;
    while (product > limit) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }
}
