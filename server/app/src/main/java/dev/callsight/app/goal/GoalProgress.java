package dev.callsight.app.goal;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.callsight.app.analytics.Meta;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far a target is reached.
 *
 * @param range the instants of the period
 * @param firstDay the first local day of the period
 * @param lastDay the last one
 * @param current the metric so far; null where it has no value yet
 * @param percent current ÷ target, in percent; null without a value, and for a target of 0
 * @param expected what would be on pace now; null before the period begins
 * @param projection where the period will end
 * @param status how it stands, in lower case
 */
record GoalProgress(
    Meta.Range range,
    LocalDate firstDay,
    LocalDate lastDay,
    @Nullable BigDecimal current,
    @Nullable BigDecimal percent,
    @Nullable Expected expected,
    Projection projection,
    String status) {
  /** How a goal stands. */
  enum Status {
    /** The period is ahead. */
    NOT_STARTED,
    /** The metric has no value. */
    NO_DATA,
    /** Reached; for a limit: kept to the end. */
    MET,
    /** Not reached yet, but no less than expected by now; for a limit: no more. */
    ON_TRACK,
    /** On the wrong side of what is expected by now. */
    BEHIND,
    /** Over, and not reached; or a limit that can't be kept any more. */
    MISSED;

    String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What would be on pace.
   *
   * @param value in the metric's unit
   * @param share which part of the total is expected by now, 0–100; for a level or a rate the part
   *     of the period that is over
   * @param method {@code previous_year}: the target times the part that was in by the same day of
   *     the year before; {@code weekday_profile}: the same by the usual days of the week; {@code
   *     elapsed_time}: the target times the share of the period's local time that is over; {@code
   *     direct}: a level or a rate is compared with the target itself
   * @param basis the days that a pattern was learnt from
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Expected(BigDecimal value, BigDecimal share, String method, @Nullable String basis) {}

  /**
   * Where the period will end.
   *
   * @param value the whole days so far and a forecast of the rest; null when not estimable
   * @param low lower end of the interval
   * @param high upper end of the interval
   * @param confidence percent of cases that the interval holds
   * @param method how it was forecast, a sentence
   * @param reason why there is none
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Projection(
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable BigDecimal value,
      @Nullable BigDecimal low,
      @Nullable BigDecimal high,
      @Nullable Integer confidence,
      @Nullable String method,
      @Nullable String reason) {
    static Projection none(String reason) {
      return new Projection(null, null, null, null, null, reason);
    }
  }
}
