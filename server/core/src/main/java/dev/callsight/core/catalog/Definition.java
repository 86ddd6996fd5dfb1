package dev.callsight.core.catalog;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a metric was declared; decides which records stand behind it. */
public sealed interface Definition {
  /** One leaf. */
  record Measured(Leaf leaf, BigDecimal divideBy) implements Definition {
    public Measured {
      Objects.requireNonNull(leaf, "leaf");
      Objects.requireNonNull(divideBy, "divideBy");
    }
  }

  /** The mean of a value over the records that have it. */
  record Mean(Leaf.Sum sum, Leaf.Count count, BigDecimal divideBy) implements Definition {}

  /**
   * One metric over another.
   *
   * @param given a metric without which the numerator is not known rather than nothing; null where
   *     nothing recorded means nothing there
   */
  record Ratio(String numerator, String denominator, @Nullable String given, BigDecimal factor)
      implements Definition {}

  /** Arithmetic over metrics. */
  record Computed(String expression) implements Definition {}

  /** The change of a metric against the previous period, in percent. */
  record ChangeOf(String metric) implements Definition {}

  /** The forecast of a metric for the next period of the same length. */
  record ForecastOf(String metric) implements Definition {}
}
