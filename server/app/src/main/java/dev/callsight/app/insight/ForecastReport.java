package dev.callsight.app.insight;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.callsight.app.analytics.Meta;
import dev.callsight.app.analytics.Outlook;
import dev.callsight.core.time.TimeRange;
import dev.callsight.statistics.forecast.Accuracy;
import dev.callsight.statistics.forecast.Forecast;
import dev.callsight.statistics.forecast.ForecastPoint;
import dev.callsight.statistics.forecast.Interval;
import dev.callsight.statistics.forecast.ModelScore;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a metric is expected to go on, as clients get it.
 *
 * @param metric its id
 * @param label what people read
 * @param unit what it counts
 * @param grain the width of a step
 * @param forecast the steps, or why there are none
 * @param meta how that came about
 */
record ForecastReport(
    String metric,
    String label,
    String unit,
    String grain,
    Estimation<Course> forecast,
    Meta meta) {

  static ForecastReport of(Outlook outlook) {
    return new ForecastReport(
        outlook.metric().id(),
        outlook.metric().label(),
        outlook.metric().unit().id(),
        outlook.grain().id(),
        Estimation.of(outlook.forecast(), forecast -> Course.of(forecast, outlook)),
        outlook.meta());
  }

  /**
   * The steps, and what speaks for them.
   *
   * @param model the name of the model
   * @param choice why this one, in a sentence
   * @param season steps until the pattern repeats; 1 for none
   * @param observations how many whole steps were learned from
   * @param steps what is expected of each; the first may be running
   * @param total of all steps; absent where steps don't add up
   * @param models every model that was tried, the benchmark first
   */
  record Course(
      String model,
      String choice,
      int season,
      int observations,
      List<Step> steps,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Expected total,
      List<Model> models) {

    private static Course of(Forecast forecast, Outlook outlook) {
      List<Step> steps = new ArrayList<>();
      List<ForecastPoint> points = forecast.projection().steps();
      for (int i = 0; i < points.size(); i++) {
        TimeRange range = outlook.steps().get(i);
        steps.add(Step.of(range, points.get(i)));
      }
      return new Course(
          forecast.model(),
          forecast.choice(),
          forecast.season(),
          forecast.observations(),
          steps,
          outlook.adds() ? Expected.of(forecast.total()) : null,
          forecast.scores().stream().map(Model::of).toList());
    }
  }

  /** What is expected of one step. */
  record Step(Instant start, Instant end, BigDecimal value, Bounds eighty, Bounds ninetyFive) {
    private static Step of(TimeRange range, ForecastPoint point) {
      return new Step(
          range.start(),
          range.end(),
          Rounded.number(point.value()),
          Bounds.of(point.eighty()),
          Bounds.of(point.ninetyFive()));
    }
  }

  /** What is expected of all steps together. */
  record Expected(BigDecimal value, Bounds eighty, Bounds ninetyFive) {
    private static Expected of(ForecastPoint point) {
      return new Expected(
          Rounded.number(point.value()), Bounds.of(point.eighty()), Bounds.of(point.ninetyFive()));
    }
  }

  /** Between these it falls, in so many of a hundred cases. */
  record Bounds(BigDecimal low, BigDecimal high) {
    private static Bounds of(Interval interval) {
      return new Bounds(Rounded.number(interval.low()), Rounded.number(interval.high()));
    }
  }

  /** A model and how far its forecasts were from what came, on data it had not seen. */
  record Model(String model, Estimation<Trials> accuracy) {
    private static Model of(ModelScore score) {
      return new Model(score.model(), Estimation.of(score.accuracy(), Trials::of));
    }
  }

  /**
   * How a model did when it was tried on the past.
   *
   * @param mase mean absolute error as a multiple of the usual change from season to season; null
   *     where the season repeats exactly
   * @param smape symmetric mean absolute percentage error, 0 to 200
   * @param meanAbsoluteError in the unit of the metric
   * @param coverageOfEighty share of values inside the 80 % interval, 0 to 100
   * @param coverageOfNinetyFive share of values inside the 95 % interval
   * @param compared how many forecasts were compared with what came
   */
  record Trials(
      @Nullable BigDecimal mase,
      BigDecimal smape,
      BigDecimal meanAbsoluteError,
      BigDecimal coverageOfEighty,
      BigDecimal coverageOfNinetyFive,
      int compared) {
    private static Trials of(Accuracy accuracy) {
      return new Trials(
          accuracy.mase().isPresent() ? Rounded.number(accuracy.mase().getAsDouble()) : null,
          Rounded.number(accuracy.smape()),
          Rounded.number(accuracy.meanAbsoluteError()),
          Rounded.number(accuracy.coverageOfEighty()),
          Rounded.number(accuracy.coverageOfNinetyFive()),
          accuracy.compared());
    }
  }
}
