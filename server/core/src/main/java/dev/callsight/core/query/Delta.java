package dev.callsight.core.query;

import dev.callsight.core.catalog.Formula;
import dev.callsight.core.catalog.Metric;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How a number moved against another period.
 *
 * @param current the number, or null where it has none
 * @param previous the number compared with, or null
 * @param absolute current − previous, or null where one is missing
 * @param percent the change relative to |previous|, or null where there is no base
 * @param points for percentages the difference in percentage points; else null
 * @param direction which way it moved
 * @param good whether that is welcome; null when it did not move or nobody minds
 * @param reason why {@code percent} is missing ({@code no_base}, {@code no_value}), or null
 */
public record Delta(
    @Nullable BigDecimal current,
    @Nullable BigDecimal previous,
    @Nullable BigDecimal absolute,
    @Nullable BigDecimal percent,
    @Nullable BigDecimal points,
    Direction direction,
    @Nullable Boolean good,
    @Nullable String reason) {

  /** Which way a number moved. */
  public enum Direction {
    /** It rose. */
    UP,
    /** It fell. */
    DOWN,
    /** It stayed, or one of the two is missing. */
    FLAT;

    /** The name in answers: lower case. */
    public String id() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** The move of a metric between two numbers. */
  public static Delta of(
      Metric metric, @Nullable BigDecimal current, @Nullable BigDecimal previous) {
    if (current == null || previous == null) {
      return new Delta(current, previous, null, null, null, Direction.FLAT, null, "no_value");
    }
    BigDecimal absolute = current.subtract(previous);
    BigDecimal percent = Formula.percentChange(current, previous);
    Direction direction =
        absolute.signum() > 0
            ? Direction.UP
            : absolute.signum() < 0 ? Direction.DOWN : Direction.FLAT;
    return new Delta(
        current,
        previous,
        absolute,
        percent,
        metric.changesInPoints() ? absolute : null,
        direction,
        good(metric, direction),
        percent == null ? "no_base" : null);
  }

  private static @Nullable Boolean good(Metric metric, Direction direction) {
    if (direction == Direction.FLAT) {
      return null;
    }
    return switch (metric.good()) {
      case UP -> direction == Direction.UP;
      case DOWN -> direction == Direction.DOWN;
      case NEITHER -> null;
    };
  }
}
