package dev.callsight.statistics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.callsight.statistics.forecast.SeasonalAdjustment.Kind;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SeasonalAdjustmentTest {

  /** Level 10 with factors 0.5, 1, 1.5: the moving average of three is 10 everywhere. */
  @Test
  void takesFactorsOutOfPositiveValuesAndPutsThemBack() {
    Series series = repeated(8, 5, 10, 15);
    SeasonalAdjustment adjustment = SeasonalAdjustment.of(series);
    assertThat(adjustment.kind()).isEqualTo(Kind.MULTIPLICATIVE);
    assertThat(adjustment.remove(series)).containsOnly(new double[] {10}, within(1e-12));
    assertThat(adjustment.restore(20, 24)).isCloseTo(10, within(1e-12));
    assertThat(adjustment.restore(20, 26)).isCloseTo(30, within(1e-12));
    assertThat(adjustment.stretch(26)).isCloseTo(1.5, within(1e-12));
  }

  @Test
  void takesDifferencesOutWhereThereAreZeros() {
    Series series = repeated(8, 0, 5, 10);
    SeasonalAdjustment adjustment = SeasonalAdjustment.of(series);
    assertThat(adjustment.kind()).isEqualTo(Kind.ADDITIVE);
    assertThat(adjustment.remove(series)).containsOnly(new double[] {5}, within(1e-12));
    assertThat(adjustment.restore(7, 24)).isCloseTo(2, within(1e-12));
  }

  /** Even season: the ends of the moving average count half, so a straight line passes whole. */
  @Test
  void keepsATrendOutOfTheSeason() {
    double[] values = new double[24];
    double[] pattern = {3, -1, 2, -4};
    for (int i = 0; i < values.length; i++) {
      values[i] = 0.1 * i - 1 + pattern[i % 4];
    }
    Series series = Series.of(values, 4);
    double[] adjusted = SeasonalAdjustment.of(series).remove(series);
    for (int i = 0; i < adjusted.length; i++) {
      assertThat(adjusted[i]).isCloseTo(0.1 * i - 1, within(1e-12));
    }
  }

  /**
   * Worked by hand. Values 1 3 1 3 1 3: mean 2, centred −1 1 −1 1 −1 1, r1 = −5/6, r2 = 4/6. Limit
   * 1.645 √((1 + 2 × 25/36) / 6) = 1.038 is above 0.667: six observations prove no season. With
   * twenty, r1 = −19/20, r2 = 18/20 and the limit is 1.645 √((1 + 2 × 0.9025) / 20) = 0.616.
   */
  @Test
  void testsTheSeasonAtNinetyPercent() {
    assertThat(SeasonalAdjustment.isSeasonal(repeated(3, 1, 3))).isFalse();
    assertThat(SeasonalAdjustment.isSeasonal(repeated(10, 1, 3))).isTrue();
  }

  @Test
  void findsASeasonInAboutOneOfTenSeriesOfNoise() {
    Random random = new Random(20261122);
    int found = 0;
    for (int i = 0; i < 1000; i++) {
      double[] noise = random.doubles(140).toArray();
      found += SeasonalAdjustment.isSeasonal(Series.of(noise, 7)) ? 1 : 0;
    }
    assertThat(found).isBetween(50, 130);
  }

  @Test
  void leavesConstantsAndShortSeriesAlone() {
    assertThat(SeasonalAdjustment.of(Series.of(new double[30], 7)).kind()).isEqualTo(Kind.NONE);
    assertThat(SeasonalAdjustment.of(repeated(2, 1, 3)).kind()).isEqualTo(Kind.NONE);
    assertThat(SeasonalAdjustment.of(Series.of(repeated(20, 1, 3).toArray(), 1)).kind())
        .isEqualTo(Kind.NONE);
  }

  private static Series repeated(int times, double... season) {
    double[] values = new double[times * season.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = season[i % season.length];
    }
    return Series.of(values, season.length);
  }
}
