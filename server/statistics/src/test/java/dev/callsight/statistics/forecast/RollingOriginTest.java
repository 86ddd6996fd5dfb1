package dev.callsight.statistics.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.statistics.Estimate;
import dev.callsight.statistics.Estimated;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RollingOriginTest {

  @Test
  void knowsHalfOfALongHistoryAndEndsWithIt() {
    RollingOrigin rolling = Projected.value(RollingOrigin.over(Series.of(new double[730], 7), 30));
    assertThat(rolling).isEqualTo(new RollingOrigin(365, 700, 30, 10));
  }

  @Test
  void leavesSeveralOriginsToALongHorizon() {
    RollingOrigin rolling = Projected.value(RollingOrigin.over(Series.of(new double[730], 7), 365));
    assertThat(rolling).isEqualTo(new RollingOrigin(365, 547, 183, 10));
  }

  @Test
  void saysHowManyObservationsAreMissing() {
    assertThat(Projected.reason(RollingOrigin.over(Series.of(new double[16], 7), 1)))
        .isEqualTo("errors need 17 or more observations to be measured, but the history has 16");
    assertThat(RollingOrigin.over(Series.of(new double[17], 7), 1)).isInstanceOf(Estimated.class);
  }

  /** The model below remembers what it was shown: nothing after an origin may be among it. */
  @Test
  void neverShowsAModelWhatCameAfter() {
    double[] values = new double[40];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    List<Integer> shown = new ArrayList<>();
    ForecastModel witness =
        new ForecastModel() {
          @Override
          public String name() {
            return "witness";
          }

          @Override
          public Estimate<Projection> project(Series history, int horizon) {
            shown.add(history.length());
            assertThat(history.at(history.length() - 1)).isEqualTo(history.length() - 1.0);
            return new SeasonalNaive().project(history, horizon);
          }
        };
    Series history = Series.of(values, 1);
    RollingOrigin rolling = Projected.value(RollingOrigin.over(history, 4));
    Accuracy accuracy = Projected.value(rolling.trial(witness, history)).accuracy();
    assertThat(shown).containsExactly(20, 21, 23, 25, 27, 28, 30, 32, 34, 36);
    assertThat(accuracy.compared()).isEqualTo(40);
    // A line that grows by 1 is missed by 1, 2, 3 and 4 steps ahead.
    assertThat(accuracy.meanAbsoluteError()).isEqualTo(2.5);
  }
}
