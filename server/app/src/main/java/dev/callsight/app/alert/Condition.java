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

    Limits at(BigDecimal limit) {
      return this == ABOVE ? new Limits(null, limit) : new Limits(limit, null);
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
  record Change(Limit limit, Comparison comparison, Measure measure) implements Condition {
    @Nullable BigDecimal moved(
        Metric metric, @Nullable BigDecimal number, @Nullable BigDecimal compared) {
      Delta delta = Delta.of(metric, number, compared);
      return switch (measure) {
        case PERCENT -> delta.percent();
        case POINTS, ABSOLUTE -> delta.absolute();
      };
    }

    /** The number at which the change would be at the limit. */
    Limits limits(@Nullable BigDecimal compared) {
      if (compared == null || (measure == Measure.PERCENT && compared.signum() == 0)) {
        return Limits.NONE;
      }
      BigDecimal step =
          measure == Measure.PERCENT
              ? compared.abs().multiply(limit.value()).movePointLeft(2)
              : limit.value();
      return limit.side().at(compared.add(step));
    }
  }

  /**
   * The number outside of where a forecast from the buckets before expected it.
   *
   * @param side the side that matters; null for both
   * @param confidence 80 or 95: so many of 100 usual buckets lie inside
   */
  record Anomaly(@Nullable Side side, int confidence) implements Condition {
    Limits limits(Reference.@Nullable Band band) {
      if (band == null) {
        return Limits.NONE;
      }
      return new Limits(
          side == Side.ABOVE ? null : band.low(), side == Side.BELOW ? null : band.high());
    }

    private Observation judge(BigDecimal number, Reference.@Nullable Band band) {
      if (band == null) {
        return new Observation.TooFew(number);
      }
      boolean above = side != Side.BELOW && Side.ABOVE.beyond(number, band.high());
      boolean below = side != Side.ABOVE && Side.BELOW.beyond(number, band.low());
      return above || below ? new Observation.Breach(number) : new Observation.Clear(number);
    }
  }

  /** No number at all. */
  record Absent() implements Condition {}

  /** What a number says; a change is judged by how far it moved. */
  default Observation judge(Metric metric, @Nullable BigDecimal number, Reference reference) {
    return switch (this) {
      case Threshold threshold ->
          number == null ? new Observation.Missing() : threshold.limit().judge(number);
      case Change change -> {
        BigDecimal moved = change.moved(metric, number, reference.compared());
        yield moved == null ? new Observation.Missing() : change.limit().judge(moved);
      }
      case Anomaly anomaly ->
          number == null ? new Observation.Missing() : anomaly.judge(number, reference.band());
      case Absent _ ->
          number == null ? new Observation.Breach(null) : new Observation.Clear(number);
    };
  }

  /** Between which numbers all is well. */
  default Limits limits(Reference reference) {
    return switch (this) {
      case Threshold threshold -> threshold.limit().side().at(threshold.limit().value());
      case Change change -> change.limits(reference.compared());
      case Anomaly anomaly -> anomaly.limits(reference.band());
      case Absent _ -> Limits.NONE;
    };
  }

  /** What the number is compared with; null where it is not. */
  default @Nullable Comparison comparedWith() {
    return this instanceof Change change ? change.comparison() : null;
  }
}
