package dev.callsight.app.analytics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** How numbers are written: at most ten decimal places, no trailing zeros, no exponent. */
final class Numbers {
  private static final int PLACES = 10;

  private Numbers() {}

  static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
    if (number == null) {
      return null;
    }
    BigDecimal rounded =
        number.scale() > PLACES ? number.setScale(PLACES, RoundingMode.HALF_EVEN) : number;
    BigDecimal stripped = rounded.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
