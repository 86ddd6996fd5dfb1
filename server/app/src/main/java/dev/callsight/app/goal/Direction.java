package dev.callsight.app.goal;

import dev.callsight.core.catalog.Good;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which side of the target is good. */
enum Direction {
  /** The target is to be reached. */
  AT_LEAST,
  /** The target is not to be exceeded. */
  AT_MOST;

  /** The direction of a metric for which nothing else was said. */
  static Direction of(Good good) {
    return switch (good) {
      case UP, NEITHER -> AT_LEAST;
      case DOWN -> AT_MOST;
    };
  }

  /** Whether a number is on the good side of another, or equal. */
  boolean holds(BigDecimal number, BigDecimal limit) {
    return switch (this) {
      case AT_LEAST -> number.compareTo(limit) >= 0;
      case AT_MOST -> number.compareTo(limit) <= 0;
    };
  }

  /** The name in the HTTP contract. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Direction> find(String id) {
    return Arrays.stream(values()).filter(value -> value.id().equals(id)).findFirst();
  }
}
