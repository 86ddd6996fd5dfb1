package dev.callsight.app.analytics;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How numbers came about, so that anyone can check them.
 *
 * @param metrics each metric's own account
 * @param range the instants
 * @param timezone the zone
 * @param servedFrom {@code rollup} or {@code facts}
 * @param source the tables that were read
 * @param reasons why no rollup, or no smaller one, was read
 * @param sql the statements, with parameters as {@code ?}
 */
public record Receipt(
    Map<String, Account> metrics,
    Meta.Range range,
    String timezone,
    String servedFrom,
    String source,
    List<String> reasons,
    List<String> sql) {

  /**
   * The account of one metric.
   *
   * @param formula in words of the catalog
   * @param numerator what stands above the line, or null when there is no line
   * @param denominator what stands below it, or null
   * @param excluded records of the period that took no part, by reason
   * @param value the number
   */
  public record Account(
      String formula,
      @Nullable Part numerator,
      @Nullable Part denominator,
      List<Excluded> excluded,
      @Nullable BigDecimal value) {}

  /** A part of a quotient. */
  public record Part(String label, @Nullable BigDecimal value) {}

  /** Records left out. */
  public record Excluded(String reason, @Nullable BigDecimal rows) {}
}
