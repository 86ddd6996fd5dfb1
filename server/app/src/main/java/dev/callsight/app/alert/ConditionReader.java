package dev.callsight.app.alert;

import dev.callsight.app.analytics.JsonBody;
import dev.callsight.app.http.ApiException;
import dev.callsight.core.time.Comparison;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads conditions from JSON. */
final class ConditionReader {
  private ConditionReader() {}

  static Condition read(JsonBody body) {
    return switch (body.require("type").text()) {
      case "threshold" -> new Condition.Threshold(limit(body));
      case "change" -> new Condition.Change(limit(body), comparison(body), measure(body));
      case "anomaly" -> new Condition.Anomaly(side(body), confidence(body));
      case "no_data" -> new Condition.Absent();
      default -> throw body.require("type").malformed("threshold, change, anomaly or no_data");
    };
  }

  private static Condition.@Nullable Side side(JsonBody body) {
    JsonBody direction = body.find("direction").orElse(null);
    if (direction == null) {
      return null;
    }
    return switch (direction.text()) {
      case "above" -> Condition.Side.ABOVE;
      case "below" -> Condition.Side.BELOW;
      case "either" -> null;
      default -> throw direction.malformed("above, below or either");
    };
  }

  private static int confidence(JsonBody body) {
    JsonBody confidence = body.find("confidence").orElse(null);
    if (confidence == null) {
      return 95;
    }
    int percent = confidence.whole(0, 100);
    if (percent != 80 && percent != 95) {
      throw confidence.malformed("80 or 95");
    }
    return percent;
  }

  private static Condition.Limit limit(JsonBody body) {
    Condition.Side side =
        switch (body.require("operator").text()) {
          case "above" -> Condition.Side.ABOVE;
          case "below" -> Condition.Side.BELOW;
          default -> throw body.require("operator").malformed("above or below");
        };
    BigDecimal value = body.require("value").number();
    BigDecimal recovery = body.find("recovery").map(JsonBody::number).orElse(value);
    if (side.beyond(recovery, value)) {
      throw ApiException.invalidField(
          body.pointer() + "/recovery", "must not be beyond the value " + value);
    }
    return new Condition.Limit(side, value, recovery);
  }

  private static Comparison comparison(JsonBody body) {
    JsonBody name = body.find("comparison").orElse(null);
    if (name == null) {
      return Comparison.PREVIOUS_PERIOD;
    }
    return switch (name.text()) {
      case "previous_period" -> Comparison.PREVIOUS_PERIOD;
      case "previous_year" -> Comparison.PREVIOUS_YEAR;
      default -> throw name.malformed("previous_period or previous_year");
    };
  }

  private static Condition.Measure measure(JsonBody body) {
    @Nullable JsonBody name = body.find("by").orElse(null);
    if (name == null) {
      return Condition.Measure.PERCENT;
    }
    return switch (name.text()) {
      case "percent" -> Condition.Measure.PERCENT;
      case "points" -> Condition.Measure.POINTS;
      case "absolute" -> Condition.Measure.ABSOLUTE;
      default -> throw name.malformed("percent, points or absolute");
    };
  }
}
