package dev.callsight.bench.micro;

import dev.callsight.statistics.Estimate;
import dev.callsight.statistics.forecast.Forecast;
import dev.callsight.statistics.forecast.ForecastSelection;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Choosing a model by rolling-origin cross-validation and forecasting with it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ForecastBenchmark {

  /** Days of history. */
  @Param({"90", "365", "730"})
  public int days;

  /** Days ahead. */
  @Param({"30", "365"})
  public int horizon;

  private double[] history = new double[0];

  /** Daily revenue with a week in it. */
  @Setup
  public void prepare() {
    Random random = new Random(1);
    double[] week = {1.1, 1.2, 1.2, 1.1, 1.0, 0.7, 0.7};
    history = new double[days];
    for (int day = 0; day < days; day++) {
      history[day] = (1000 + day + 150 * random.nextGaussian()) * week[day % 7];
    }
  }

  /** The whole of it, as the overview asks for it. */
  @Benchmark
  public Estimate<Forecast> select() {
    return ForecastSelection.standard().forecast(history, 7, horizon);
  }
}
