package dev.callsight.app.alert;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Between which numbers all is well with a bucket.
 *
 * @param low below it the condition holds; null for no lower limit
 * @param high above it the condition holds; null for no upper limit
 */
record Limits(@Nullable BigDecimal low, @Nullable BigDecimal high) {
  /** No limits, or none that can be told. */
  static final Limits NONE = new Limits(null, null);
}
