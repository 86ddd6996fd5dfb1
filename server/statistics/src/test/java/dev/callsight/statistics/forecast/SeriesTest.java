package dev.callsight.statistics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesTest {

  @ParameterizedTest
  @ValueSource(
      doubles = {
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        1e308,
        -Double.MAX_VALUE
      })
  void refusesWhatCannotBeSquaredAndNamesItsPlace(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Series.of(new double[] {1, 2, value}, 7))
        .withMessageContaining("values[2]")
        .withMessageContaining(Double.toString(value));
  }

  @Test
  @SuppressWarnings("NullAway") // a caller outside the null-marked world may pass one
  void refusesNoValuesAndNoSeason() {
    assertThatNullPointerException().isThrownBy(() -> Series.of(null, 7)).withMessage("values");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Series.of(new double[0], 7))
        .withMessageContaining("at least one");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Series.of(new double[] {1}, 0))
        .withMessageContaining("season must be 1 or more steps, but is 0");
  }

  @Test
  void keepsItsOwnCopy() {
    double[] values = {1, 2, 3};
    Series series = Series.of(values, 1);
    values[0] = 99;
    series.toArray()[1] = 99;
    assertThat(series.at(0)).isEqualTo(1);
    assertThat(series.at(1)).isEqualTo(2);
  }

  @Test
  void dropsZerosBeforeTheRecordBeganButNotWithinIt() {
    Series series = Series.of(new double[] {0, 0, 5, 0, 6}, 2).fromFirstActivity();
    assertThat(series.toArray()).containsExactly(5, 0, 6);
    assertThat(Series.of(new double[] {0, 0}, 2).fromFirstActivity().length()).isEqualTo(2);
  }

  @Test
  void forgetsASeasonThatHasNotPassedTwice() {
    assertThat(Series.of(new double[13], 7).withKnowableSeason().season()).isEqualTo(1);
    assertThat(Series.of(new double[14], 7).withKnowableSeason().season()).isEqualTo(7);
  }

  @Test
  void scalesByTheMeanChangeFromSeasonToSeason() {
    assertThat(Series.of(new double[] {1, 10, 2, 13, 4, 10}, 2).seasonalChange())
        .isEqualTo((1 + 3 + 2 + 3) / 4.0);
    assertThat(Series.of(new double[] {1, 2}, 2).seasonalChange()).isZero();
  }
}
