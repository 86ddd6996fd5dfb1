package dev.callsight.app.alert;

import dev.callsight.core.time.TimeRange;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A step that led to another state, or that has something to tell.
 *
 * @param bucket the bucket that made it
 * @param group the value of the grouping dimension; empty without grouping
 * @param groupName what people call it
 * @param number what was judged; null where there was none
 */
record Change(
    TimeRange bucket,
    String group,
    String groupName,
    AlertState before,
    AlertState after,
    News news,
    @Nullable BigDecimal number) {
  /** Whether it is in another state now. */
  boolean moved() {
    return !before.id().equals(after.id());
  }

  /** A number as it is kept. */
  static @Nullable String text(@Nullable BigDecimal number) {
    return number == null ? null : number.stripTrailingZeros().toPlainString();
  }
}
