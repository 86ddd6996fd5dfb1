package dev.callsight.statistics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThetaTest {

  private final Theta model = new Theta();

  /** Hyndman and Billah 2003: the method continues with half the slope of the straight line. */
  @Test
  void growsByHalfTheSlopeOfAStraightLine() {
    double[] line = IntStream.range(0, 40).mapToDouble(i -> 100 + 6.0 * i).toArray();
    List<ForecastPoint> steps = Projected.value(model.project(Series.of(line, 1), 3)).steps();
    assertThat(steps.get(0).value()).isCloseTo(100 + 6 * 39 + 3, within(0.01));
    assertThat(steps.get(2).value() - steps.get(0).value()).isCloseTo(6, within(0.001));
  }

  @Test
  void putsTheSeasonBack() {
    double[] factors = {0.5, 1, 1.5, 1};
    double[] values = IntStream.range(0, 40).mapToDouble(i -> 80 * factors[i % 4]).toArray();
    assertThat(Projected.value(model.project(Series.of(values, 4), 6)).steps())
        .extracting(ForecastPoint::value)
        .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-6 ? 0 : Double.compare(a, b))
        .containsExactly(40.0, 80.0, 120.0, 80.0, 40.0, 80.0);
  }

  @Test
  void totalIsTheSumOfItsSteps() {
    Projection projection = Projected.value(model.project(noisy(200, 7), 30));
    double sum = projection.steps().stream().mapToDouble(ForecastPoint::value).sum();
    assertThat(projection.total().value()).isCloseTo(sum, within(1e-9 * sum));
  }

  /**
   * The analytic interval of the total against simulation: paths of the fitted state space, whose
   * alpha and one-step deviation are read off the widths of the first two steps.
   */
  @Test
  void intervalOfTheTotalAgreesWithSimulation() {
    int horizon = 20;
    Projection projection = Projected.value(model.project(noisy(300, 1), horizon));
    double first = halfWidth(projection.steps().get(0));
    double second = halfWidth(projection.steps().get(1));
    double deviation = first / 1.2815515655446004;
    double alpha = Math.sqrt(second * second / (first * first) - 1);
    Random random = new Random(7);
    double squares = 0;
    int paths = 40_000;
    for (int path = 0; path < paths; path++) {
      double level = 0;
      double sum = 0;
      for (int step = 0; step < horizon; step++) {
        double shock = deviation * random.nextGaussian();
        sum += level + shock;
        level += alpha * shock;
      }
      squares += sum * sum;
    }
    double simulated = 1.2815515655446004 * Math.sqrt(squares / paths);
    assertThat(halfWidth(projection.total())).isCloseTo(simulated, within(0.02 * simulated));
  }

  @Test
  void saysHowMuchHistoryIsMissing() {
    assertThat(Projected.reason(model.project(Series.of(new double[] {1, 2, 3}, 1), 5)))
        .isEqualTo("needs 4 or more observations, but the history has 3");
  }

  private static double halfWidth(ForecastPoint point) {
    return point.eighty().high() - point.value();
  }

  private static Series noisy(int length, int season) {
    Random random = new Random(42);
    double[] values = new double[length];
    double level = 1000;
    for (int i = 0; i < length; i++) {
      level += 15 * random.nextGaussian();
      values[i] = level + 40 * random.nextGaussian() + (season > 1 ? 300.0 * (i % season) : 0);
    }
    return Series.of(values, season);
  }
}
