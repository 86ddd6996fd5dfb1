package dev.callsight.app.alert;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a number is held against.
 *
 * @param compared the number of the bucket compared with; null where there is none
 * @param band where the number was expected; null where that is not known
 */
record Reference(@Nullable BigDecimal compared, @Nullable Band band) {
  /** Nothing to hold against. */
  static final Reference NONE = new Reference(null, null);

  /** A range that was forecast, both ends included. */
  record Band(BigDecimal low, BigDecimal high) {}
}
