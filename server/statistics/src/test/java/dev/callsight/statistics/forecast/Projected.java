package dev.callsight.statistics.forecast;

import static org.assertj.core.api.Assertions.fail;

import dev.callsight.statistics.Estimate;
import dev.callsight.statistics.Estimated;
import dev.callsight.statistics.NotEstimable;

/** Opens an estimate in a test: the value or the reason that the test expects to be there. */
final class Projected {

  private Projected() {}

  static <T> T value(Estimate<T> estimate) {
    return switch (estimate) {
      case Estimated<T>(T value) -> value;
      case NotEstimable<T>(String reason) -> fail("expected a value, but: " + reason);
    };
  }

  static String reason(Estimate<?> estimate) {
    return switch (estimate) {
      case NotEstimable<?>(String reason) -> reason;
      case Estimated<?> estimated -> fail("expected no value, but got " + estimated);
    };
  }
}
