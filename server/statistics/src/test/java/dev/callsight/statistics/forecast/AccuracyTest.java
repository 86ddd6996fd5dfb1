package dev.callsight.statistics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccuracyTest {

  /**
   * By hand: history 2 4 8 changes by 2 and 4, mean 3. Forecasts 10 and 10 against 12 and 7 miss by
   * 2 and 3: mean 2.5, MASE 2.5 ÷ 3, sMAPE (200 × 2/22 + 200 × 3/17) ÷ 2.
   */
  @Test
  void measuresWhatTheDefinitionsSay() {
    Accuracy accuracy =
        Accuracy.of(Series.of(new double[] {2, 4, 8}, 1), projection(10, 10), new double[] {12, 7});
    assertThat(accuracy.meanAbsoluteError()).isEqualTo(2.5);
    assertThat(accuracy.mase()).hasValueCloseTo(2.5 / 3, within(1e-12));
    assertThat(accuracy.smape()).isCloseTo((400.0 / 22 + 600.0 / 17) / 2, within(1e-12));
    assertThat(accuracy.compared()).isEqualTo(2);
  }

  /** Deviation 2: the 80 % interval of 10 ends at 12.56, the 95 % one at 13.92. */
  @Test
  void countsWhatTheIntervalsHold() {
    Accuracy accuracy =
        Accuracy.of(
            Series.of(new double[] {1, 2}, 1),
            projection(10, 10, 10, 10),
            new double[] {12.5, 12.6, 13.9, 14});
    assertThat(accuracy.coverageOfEighty()).isEqualTo(25);
    assertThat(accuracy.coverageOfNinetyFive()).isEqualTo(75);
  }

  @Test
  void hasNoScaledErrorWhereTheHistoryRepeatsExactly() {
    Accuracy accuracy =
        Accuracy.of(Series.of(new double[] {5, 5}, 1), projection(5), new double[] {6});
    assertThat(accuracy.mase()).isEmpty();
    assertThat(accuracy.meanAbsoluteError()).isEqualTo(1);
  }

  @Test
  void nothingForecastAndNothingComeIsNoError() {
    Accuracy accuracy =
        Accuracy.of(Series.of(new double[] {1, 2}, 1), projection(0), new double[] {0});
    assertThat(accuracy.smape()).isZero();
  }

  @Test
  void refusesMoreValuesThanForecasts() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            Accuracy.of(Series.of(new double[] {1, 2}, 1), projection(1), new double[] {1, 2}))
        .withMessageContaining("at most the 1 steps");
  }

  private static Projection projection(double... values) {
    List<ForecastPoint> steps =
        Arrays.stream(values).mapToObj(value -> ForecastPoint.normal(value, 2)).toList();
    return new Projection(steps, ForecastPoint.normal(Arrays.stream(values).sum(), 2));
  }
}
