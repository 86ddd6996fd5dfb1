package dev.callsight.statistics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelTest {

  /** The usual table of Student's t: points that 90 and 97.5 % lie below. */
  @ParameterizedTest
  @CsvSource({
    "1, 3.078, 12.706",
    "2, 1.886, 4.303",
    "3, 1.638, 3.182",
    "4, 1.533, 2.776",
    "5, 1.476, 2.571",
    "8, 1.397, 2.306",
    "10, 1.372, 2.228",
    "30, 1.310, 2.042",
    "120, 1.289, 1.980"
  })
  void standsInTheTable(double freedom, double eighty, double ninetyFive) {
    assertThat(Level.EIGHTY.student(freedom)).isCloseTo(eighty, within(0.004));
    assertThat(Level.NINETY_FIVE.student(freedom)).isCloseTo(ninetyFive, within(0.004));
  }
}
