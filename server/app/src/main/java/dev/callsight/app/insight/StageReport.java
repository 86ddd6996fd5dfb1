package dev.callsight.app.insight;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.callsight.app.analytics.Meta;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far leads or deals get, as clients get it. Rates are percentages 0–100.
 *
 * @param subject {@code lead} or {@code deal}
 * @param total those created in the period, as {@code leads.total} or {@code deals.created} says
 * @param withHistory those of whom at least one stage is known
 * @param order by what the steps are put in order
 * @param steps the stages on the way, the first one first
 * @param losses the stages of the lost
 * @param groups the same by the values of a dimension, the largest first; absent unless asked for
 * @param meta how that came about
 */
record StageReport(
    String subject,
    long total,
    long withHistory,
    String order,
    List<Step> steps,
    List<Loss> losses,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Group> groups,
    Meta meta) {

  /**
   * Those with one value of the dimension asked by.
   *
   * @param value the value; null for those without one
   * @param name what people read
   * @param total how many were created in the period
   * @param steps the stages on the way, as of all
   */
  record Group(@Nullable Object value, String name, long total, List<Step> steps) {}

  /**
   * A stage on the way.
   *
   * @param stage its name
   * @param entered how many were in it
   * @param reached how many were in it or in a later one; never more than in the step before
   * @param rateFromPrevious reached, as a share of the step before; of the total in the first step
   * @param rateFromStart reached, as a share of the total
   * @param lost how many got no further than here and were lost
   * @param dwell how long those stayed who left it
   * @param current how many are in it now
   * @param stuck how many of them are in it for longer than nine of ten stayed; null when nobody
   *     left it yet
   */
  record Step(
      String stage,
      long entered,
      long reached,
      @Nullable BigDecimal rateFromPrevious,
      @Nullable BigDecimal rateFromStart,
      long lost,
      Estimation<Dwell> dwell,
      long current,
      @Nullable Long stuck) {}

  /** Median and 90th percentile in days of the stays that ended, and how many those are. */
  record Dwell(BigDecimal medianDays, BigDecimal p90Days, long stays) {}

  /** A stage where the lost go: how many were in it, as a share of the total, and are now. */
  record Loss(String stage, long entered, @Nullable BigDecimal rateFromStart, long current) {}
}
