package dev.callsight.statistics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SimpleExponentialSmoothingTest {

  /**
   * Oil production of Saudi Arabia 1996–2013, millions of tonnes. Hyndman and Athanasopoulos,
   * Forecasting: Principles and Practice, 2nd edition, section 7.1, fit alpha 0.8339 and a first
   * level of 446.5868, and forecast 542.6806.
   */
  private static final double[] OIL = {
    445.36, 453.20, 454.41, 422.38, 456.04, 440.39, 425.19, 486.21, 500.43, 521.28, 508.95, 488.89,
    509.87, 456.72, 473.82, 525.95, 549.83, 542.34
  };

  @Test
  void fitsTheOilExampleOfTheTextbook() {
    SimpleExponentialSmoothing fit = SimpleExponentialSmoothing.fit(OIL);
    assertThat(fit.alpha()).isCloseTo(0.8339, within(0.0005));
    assertThat(fit.firstLevel()).isCloseTo(446.5868, within(0.05));
    assertThat(fit.level()).isCloseTo(542.6806, within(0.005));
  }

  @Test
  void followsAConstant() {
    SimpleExponentialSmoothing fit = SimpleExponentialSmoothing.fit(new double[] {7, 7, 7, 7});
    assertThat(fit.level()).isEqualTo(7);
    assertThat(fit.firstLevel()).isEqualTo(7);
  }
}
