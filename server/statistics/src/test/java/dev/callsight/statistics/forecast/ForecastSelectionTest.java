package dev.callsight.statistics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForecastSelectionTest {

  private final ForecastSelection selection = ForecastSelection.standard();

  @Test
  void takesThetaWhereItsErrorIsSmaller() {
    Forecast forecast = Projected.value(selection.forecast(growingWeeks(280, 1), 7, 28));
    assertThat(forecast.model()).isEqualTo("theta");
    assertThat(forecast.choice())
        .startsWith("theta, because its error was smaller (MASE ")
        .contains("than that of seasonal naive (MASE ");
    assertThat(error(forecast, 1)).isLessThan(error(forecast, 0));
  }

  /** Each weekday goes its own way: nothing knows more than last week. */
  @Test
  void takesTheNaiveWhereNothingBeatsIt() {
    Random random = new Random(3);
    double[] history = new double[280];
    for (int i = 0; i < history.length; i++) {
      history[i] = (i < 7 ? 5000 : history[i - 7]) + 100 * random.nextGaussian();
    }
    Forecast forecast = Projected.value(selection.forecast(history, 7, 7));
    assertThat(forecast.model()).isEqualTo("seasonal naive");
    assertThat(forecast.choice()).contains("because no other model had a smaller error");
    assertThat(forecast.scores())
        .extracting(ModelScore::model)
        .containsExactly("seasonal naive", "theta");
  }

  @Test
  void takesTheNaiveOnATie() {
    Forecast forecast = Projected.value(selection.forecast(constant(60, 12), 7, 14));
    assertThat(forecast.model()).isEqualTo("seasonal naive");
    assertThat(forecast.total()).isEqualTo(new ForecastPoint(168, exactly(168), exactly(168)));
  }

  @Test
  void takesTheNaiveWhereErrorsCannotBeMeasured() {
    Forecast forecast = Projected.value(selection.forecast(new double[] {4, 6, 5}, 7, 2));
    assertThat(forecast.model()).isEqualTo("seasonal naive");
    assertThat(forecast.season()).isEqualTo(1);
    assertThat(forecast.total().value()).isEqualTo(10);
    assertThat(forecast.choice())
        .isEqualTo(
            "seasonal naive, because errors need 7 or more observations to be measured, but the"
                + " history has 3");
  }

  @Test
  void forecastsNothingWhereNothingEverCame() {
    Forecast forecast = Projected.value(selection.forecast(constant(400, 0), 7, 30));
    assertThat(forecast.total()).isEqualTo(new ForecastPoint(0, exactly(0), exactly(0)));
  }

  @Test
  void doesNotTakeTheTimeBeforeTheFirstRecordForAYearOfZeros() {
    double[] late =
        DoubleStream.concat(DoubleStream.of(new double[300]), DoubleStream.of(growingWeeks(140, 1)))
            .toArray();
    Forecast alone = Projected.value(selection.forecast(growingWeeks(140, 1), 7, 7));
    assertThat(Projected.value(selection.forecast(late, 7, 7))).isEqualTo(alone);
    assertThat(alone.observations()).isEqualTo(140);
  }

  @Test
  void staysAboveZeroWhereTheHistoryDid() {
    double[] falling = IntStream.range(0, 60).mapToDouble(i -> 600 - 10.0 * i).toArray();
    Forecast forecast = Projected.value(selection.forecast(falling, 1, 60));
    assertThat(forecast.projection().steps())
        .allSatisfy(point -> {
          assertThat(point.value()).isNotNegative();
          assertThat(point.ninetyFive().low()).isNotNegative();
        });
    assertThat(forecast.total().eighty().contains(forecast.total().value())).isTrue();
  }

  @Test
  void followsRefundsBelowZero() {
    Forecast forecast = Projected.value(selection.forecast(constant(30, -5), 7, 10));
    assertThat(forecast.total().value()).isEqualTo(-50);
  }

  @Test
  void saysWhyThereIsNoForecast() {
    assertThat(Projected.reason(selection.forecast(new double[0], 7, 30)))
        .isEqualTo("needs 2 or more observations, but there is none");
    assertThat(Projected.reason(selection.forecast(new double[] {5}, 7, 30)))
        .isEqualTo("needs more than one season of 1 steps, but the history has 1");
  }

  @ParameterizedTest
  @CsvSource({"0", "-3", "10001"})
  void refusesAHorizonOutOfRange(int horizon) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> selection.forecast(new double[] {1, 2}, 1, horizon))
        .withMessage("horizon must be 1 to 10000 steps, but is " + horizon);
  }

  @Test
  void givesTheSameAnswerTwice() {
    double[] history = growingWeeks(730, 9);
    assertThat(selection.forecast(history, 7, 30)).isEqualTo(selection.forecast(history, 7, 30));
  }

  /** Lengths around every limit, hostile sizes and signs: an answer or a reason, never NaN. */
  @Test
  void answersFiniteNumbersForAnySeries() {
    Random random = new Random(20261122);
    for (int round = 0; round < 3000; round++) {
      int season = 1 + random.nextInt(13);
      double[] history = hostile(random, random.nextInt(45));
      // The records of a forecast refuse to hold a number that is not finite.
      assertThat(selection.forecast(history, season, 1 + random.nextInt(20))).isNotNull();
    }
  }

  /** Own noise on a known process: the 80 % interval must hold about 80 % of what comes. */
  @Test
  void intervalOfTheTotalHoldsAboutWhatItSays() {
    int inside = 0;
    int rounds = 300;
    for (int seed = 0; seed < rounds; seed++) {
      double[] whole = growingWeeks(280 + 28, seed);
      double[] known = Arrays.copyOf(whole, 280);
      double came = Arrays.stream(whole, 280, whole.length).sum();
      Forecast forecast = Projected.value(selection.forecast(known, 7, 28));
      inside += forecast.total().eighty().contains(came) ? 1 : 0;
    }
    assertThat(100.0 * inside / rounds).isCloseTo(80, within(12.0));
  }

  private static double[] hostile(Random random, int length) {
    double size = Math.pow(10, random.nextInt(201) - 100);
    double zeros = random.nextDouble();
    boolean signed = random.nextBoolean();
    return random
        .doubles(length, signed ? -1 : 0, 1)
        .map(value -> random.nextDouble() < zeros ? 0 : value * size)
        .toArray();
  }

  /** Daily figures with a week in them, a slow random trend and noise. */
  private static double[] growingWeeks(int length, long seed) {
    double[] week = {1.1, 1.2, 1.2, 1.1, 1.0, 0.7, 0.7};
    Random random = new Random(seed);
    double level = 1000;
    double[] values = new double[length];
    for (int i = 0; i < length; i++) {
      level += 1 + 3 * random.nextGaussian();
      values[i] = Math.max(1, level + 150 * random.nextGaussian()) * week[i % 7];
    }
    return values;
  }

  private static double error(Forecast forecast, int score) {
    return Projected.value(forecast.scores().get(score).accuracy()).mase().orElseThrow();
  }

  private static double[] constant(int length, double value) {
    return DoubleStream.generate(() -> value).limit(length).toArray();
  }

  private static Interval exactly(double value) {
    return new Interval(value, value);
  }
}
