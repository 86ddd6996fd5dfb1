package dev.callsight.statistics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeasonalNaiveTest {

  private final SeasonalNaive model = new SeasonalNaive();

  @Test
  void repeatsTheLastSeason() {
    Series history = Series.of(new double[] {9, 9, 9, 1, 2, 3}, 3);
    assertThat(Projected.value(model.project(history, 5)).steps())
        .extracting(ForecastPoint::value)
        .containsExactly(1.0, 2.0, 3.0, 1.0, 2.0);
  }

  /**
   * Seasonal changes 1, −1, 1, 1: their mean square is 1, so one season ahead has deviation 1, two
   * seasons √2 (Hyndman and Athanasopoulos, 3rd edition, table 5.2: σ √(k + 1)).
   */
  @Test
  void widensWithEachSeasonAhead() {
    Series history = Series.of(new double[] {10, 20, 11, 19, 12, 20}, 2);
    List<ForecastPoint> steps = Projected.value(model.project(history, 3)).steps();
    assertThat(steps.get(0).ninetyFive()).isEqualTo(around(12, 1.959963984540054));
    assertThat(steps.get(1).eighty()).isEqualTo(around(20, 1.2815515655446004));
    assertThat(steps.get(2).eighty().high() - 12)
        .isCloseTo(1.2815515655446004 * Math.sqrt(2), within(1e-12));
  }

  /**
   * Three steps of season 2: the first place is forecast twice, with its first shock in both, its
   * second in one (2² + 1²), the other place once (1): variance 6.
   */
  @Test
  void addsErrorsUpInTheTotal() {
    Series history = Series.of(new double[] {10, 20, 11, 19, 12, 20}, 2);
    ForecastPoint total = Projected.value(model.project(history, 3)).total();
    assertThat(total.value()).isEqualTo(44);
    assertThat(total.eighty().high() - 44)
        .isCloseTo(1.2815515655446004 * Math.sqrt(6), within(1e-12));
  }

  @Test
  void saysHowMuchHistoryIsMissing() {
    assertThat(Projected.reason(model.project(Series.of(new double[] {1, 2}, 2), 1)))
        .isEqualTo("needs more than one season of 2 steps, but the history has 2");
  }

  private static Interval around(double middle, double halfWidth) {
    return new Interval(middle - halfWidth, middle + halfWidth);
  }
}
