package dev.callsight.app.alert;

import dev.callsight.core.catalog.Metric;
import dev.callsight.core.query.Delta;
import dev.callsight.core.time.Comparison;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** When a number is where it should not be. */
sealed interface Condition {
  /** Which side of a limit is meant. */
  enum Side {
    ABOVE,
    BELOW;

    /** Whether a number is beyond the limit. */
    boolean beyond(BigDecimal number, BigDecimal limit) {
      return this == ABOVE ? number.compareTo(limit) > 0 : number.compareTo(limit) < 0;
    }
  }

  /**
   * A limit, with another to come back behind.
   *
   * @param recovery not beyond {@code value}; equal unless there is hysteresis
   */
  record Limit(Side side, BigDecimal value, BigDecimal recovery) {
    /** Checks that one can come back. */
    public Limit {
      if (side.beyond(recovery, value)) {
        throw new IllegalArgumentException("recovery " + recovery + " is beyond " + value);
      }
    }

    Observation judge(BigDecimal number) {
      if (side.beyond(number, value)) {
        return new Observation.Breach(number);
      }
      return side.beyond(number, recovery)
          ? new Observation.Between(number)
          : new Observation.Clear(number);
    }
  }

  /** How a change is measured. */
  enum Measure {
    PERCENT,
    POINTS,
    ABSOLUTE
  }

  /** The number itself beyond a limit. */
  record Threshold(Limit limit) implements Condition {}

  /** The number's change beyond a limit. */
  record Change(Limit limit, Comparison comparison, Measure measure) implements Condition {}

  /** No number at all. */
  record Absent() implements Condition {}

  /**
   * What a number says.
   *
   * @param compared the number compared with, where the condition compares
   */
  default Observation judge(
      Metric metric, @Nullable BigDecimal number, @Nullable BigDecimal compared) {
    return switch (this) {
      case Threshold threshold ->
          number == null ? new Observation.Missing() : threshold.limit().judge(number);
      case Change change -> {
        Delta delta = Delta.of(metric, number, compared);
        BigDecimal moved =
            switch (change.measure()) {
              case PERCENT -> delta.percent();
              case POINTS, ABSOLUTE -> delta.absolute();
            };
        yield moved == null ? new Observation.Missing() : change.limit().judge(moved);
      }
      case Absent _ ->
          number == null ? new Observation.Breach(null) : new Observation.Clear(number);
    };
  }

  /** What the number is compared with; null where it is not. */
  default @Nullable Comparison comparedWith() {
    return this instanceof Change change ? change.comparison() : null;
  }
}
