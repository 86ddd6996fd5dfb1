package dev.callsight.app.analytics;

import dev.callsight.core.time.Bucket;
import dev.callsight.core.time.Calendar;
import dev.callsight.core.time.Grain;
import dev.callsight.core.time.Period;
import dev.callsight.core.time.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * How a period is forecast: which whole buckets are learned from, and how many are told.
 *
 * @param grain the width of a step
 * @param history whole steps before the period's end
 * @param season steps until the pattern repeats; 1 for none
 * @param horizon steps that are told, from the end of the history on: the running one is the first
 */
record ForecastSteps(Grain grain, TimeRange history, int season, int horizon) {
  private static final int DAYS_OF_DAYS = 730;
  private static final int DAYS_OF_WEEKS = 7 * 261;
  private static final int DAYS_OF_MONTHS = 30 * 120;

  /**
   * For the next period of the same length: days for periods up to a quarter, weeks up to two
   * years, months beyond.
   */
  static ForecastSteps after(Period period) {
    long days = days(period);
    if (days <= 92) {
      return of(period, Grain.DAY, days);
    }
    return days <= 731
        ? of(period, Grain.WEEK, Math.round(days / 7.0))
        : of(period, Grain.MONTH, Math.round(days / 30.4));
  }

  private static long days(Period period) {
    if (period.days() != null) {
      return period.days().count();
    }
    TimeRange range = period.range();
    return Math.max(1, Math.round(Duration.between(range.start(), range.end()).toHours() / 24.0));
  }

  /** That many steps of a width of their own. */
  static ForecastSteps of(Period period, Grain grain, long horizon) {
    return switch (grain) {
      case HOUR -> of(period, grain, 28, 24, horizon);
      case DAY -> of(period, grain, DAYS_OF_DAYS, 7, horizon);
      case WEEK -> of(period, grain, DAYS_OF_WEEKS, 52, horizon);
      case MONTH -> of(period, grain, DAYS_OF_MONTHS, 12, horizon);
      case QUARTER -> of(period, grain, 3 * DAYS_OF_MONTHS, 4, horizon);
      case YEAR -> of(period, grain, 3 * DAYS_OF_MONTHS, 1, horizon);
    };
  }

  private static ForecastSteps of(
      Period period, Grain grain, int daysBack, int season, long horizon) {
    Calendar calendar = period.calendar();
    Instant known = period.effectiveEnd();
    // What has not begun has no history of its own: that ends now.
    Instant end = calendar.floor(known.isAfter(period.now()) ? period.now() : known, grain);
    LocalDate last = calendar.date(end);
    LocalDate back = last.minusDays(daysBack);
    // Before the calendar's first year nothing is recorded.
    LocalDate first = back.getYear() < 1 ? last : calendar.firstDay(grain, back);
    Instant start = calendar.startOf(first);
    TimeRange history = new TimeRange(start.isBefore(end) ? start : end, end);
    return new ForecastSteps(grain, history, season, Math.clamp(horizon, 1, 10_000));
  }

  /** The steps that are told, in order. */
  List<TimeRange> told(Calendar calendar) {
    Instant first = history.end();
    LocalDate end = calendar.date(first);
    LocalDate far =
        switch (grain) {
          case HOUR -> end.plusDays(horizon / 22 + 2L);
          case DAY -> end.plusDays(horizon + 2L);
          case WEEK -> end.plusWeeks(horizon + 2L);
          case MONTH -> end.plusMonths(horizon + 2L);
          case QUARTER -> end.plusMonths(3L * horizon + 4);
          case YEAR -> end.plusYears(horizon + 2L);
        };
    return calendar.buckets(new TimeRange(first, calendar.startOf(far)), grain, first).stream()
        .limit(horizon)
        .map(Bucket::range)
        .toList();
  }
}
