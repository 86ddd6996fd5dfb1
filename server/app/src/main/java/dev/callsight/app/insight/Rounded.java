package dev.callsight.app.insight;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** How computed numbers are written: at most six decimal places, no trailing zeros. */
final class Rounded {
  private static final int PLACES = 6;

  private Rounded() {}

  static BigDecimal number(double value) {
    return plain(BigDecimal.valueOf(value));
  }

  static @Nullable BigDecimal number(@Nullable Double value) {
    return value == null ? null : number(value.doubleValue());
  }

  /** A share 0–1 as 0–100. */
  static @Nullable BigDecimal percent(@Nullable Double share) {
    return share == null ? null : number(100 * share);
  }

  static BigDecimal plain(BigDecimal value) {
    BigDecimal stripped = value.setScale(PLACES, RoundingMode.HALF_EVEN).stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
