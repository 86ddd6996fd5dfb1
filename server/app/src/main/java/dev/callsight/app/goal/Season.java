package dev.callsight.app.goal;

import dev.callsight.core.time.Period;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which part of a running period's total is usually in by now, learnt from the organization's own
 * past: the last season is the shape of this one (the seasonal naive method; Hyndman and
 * Athanasopoulos, <i>Forecasting: Principles and Practice</i>, 3rd edition, 5.2). Two months and
 * more follow the same days of the year before; shorter ones, or ones without such a year, follow
 * the days of the week. Of today, the part of its time that is over counts.
 */
final class Season {
  /** 52 weeks: the same time of the year, the same days of the week. */
  private static final int YEAR = 364;

  private static final int SHORTEST_OF_A_YEAR = 60;
  private static final int LONGEST = 366;
  private static final int DAYS_OF_WEEKS = 182;
  private static final int FEWEST_DAYS_OF_WEEKS = 56;

  private final DailyCourse course;
  private final LocalDate first;
  private final LocalDate end;
  private final LocalDate today;
  private final double ofToday;

  private Season(DailyCourse course, Period period) {
    Period.LocalDays days = Objects.requireNonNull(period.days());
    this.course = course;
    this.first = days.first();
    this.end = days.last().plusDays(1);
    this.today = period.calendar().date(period.now());
    LocalTime time = period.calendar().local(period.now()).toLocalTime();
    this.ofToday = time.toNanoOfDay() / (double) LocalTime.MAX.toNanoOfDay();
  }

  /**
   * A part of a total.
   *
   * @param value 0–1
   * @param method {@code previous_year} or {@code weekday_profile}
   * @param basis the days that it was learnt from, in words
   */
  record Share(double value, String method, String basis) {}

  /** The part that is usually in; empty when the past is too short, or too odd, to tell. */
  static Optional<Share> share(DailyCourse course, Period period) {
    Season season = new Season(course, period);
    return season.ofYearBefore().or(season::ofWeekdays);
  }

  private Optional<Share> ofYearBefore() {
    long length = end.toEpochDay() - first.toEpochDay();
    LocalDate from = first.minusDays(YEAR);
    LocalDate to = end.minusDays(YEAR);
    boolean known = course.begin().filter(begin -> !begin.isAfter(from)).isPresent();
    if (length < SHORTEST_OF_A_YEAR || length > LONGEST || !known || to.isAfter(course.end())) {
      return Optional.empty();
    }
    LocalDate then = today.minusDays(YEAR);
    double gone = course.sum(from, then) + ofToday * course.on(then);
    return part(gone, course.sum(from, to), "previous_year", from, to);
  }

  private Optional<Share> ofWeekdays() {
    LocalDate from =
        course.begin().map(begin -> later(begin, today.minusDays(DAYS_OF_WEEKS))).orElse(today);
    LocalDate to = course.end();
    if (to.toEpochDay() - from.toEpochDay() < FEWEST_DAYS_OF_WEEKS) {
      return Optional.empty();
    }
    Map<DayOfWeek, Double> profile = profile(from, to);
    double gone = along(profile, first, today) + ofToday * of(profile, today);
    return part(gone, along(profile, first, end), "weekday_profile", from, to);
  }

  /** The mean of each day of the week. */
  private Map<DayOfWeek, Double> profile(LocalDate from, LocalDate to) {
    return from.datesUntil(to)
        .collect(
            Collectors.groupingBy(
                LocalDate::getDayOfWeek,
                () -> new EnumMap<>(DayOfWeek.class),
                Collectors.averagingDouble(course::on)));
  }

  private static double along(Map<DayOfWeek, Double> profile, LocalDate from, LocalDate to) {
    return from.datesUntil(to).mapToDouble(day -> of(profile, day)).sum();
  }

  /** Of days of the week on which more is paid back than paid, nothing is expected. */
  private static double of(Map<DayOfWeek, Double> profile, LocalDate day) {
    return Math.max(0, profile.getOrDefault(day.getDayOfWeek(), 0.0));
  }

  private static Optional<Share> part(
      double gone, double whole, String method, LocalDate from, LocalDate to) {
    // With more paid back than paid, a part of the whole means nothing.
    if (whole <= 0 || gone < 0 || gone > whole) {
      return Optional.empty();
    }
    return Optional.of(new Share(gone / whole, method, from + " to " + to.minusDays(1)));
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }
}
