package dev.callsight.app.goal;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;

/** What a figure came to on each of a number of local days in a row, all of them over. */
final class DailyCourse {
  private final LocalDate first;
  private final double[] values;

  /**
   * A course.
   *
   * @param first the day of the first value
   * @param values one a day
   */
  DailyCourse(LocalDate first, double[] values) {
    this.first = first;
    this.values = values.clone();
  }

  /** The values in order. */
  double[] values() {
    return values.clone();
  }

  /** The day after the last value. */
  LocalDate end() {
    return first.plusDays(values.length);
  }

  /** The first day with anything: before it there was no history. */
  Optional<LocalDate> begin() {
    for (int day = 0; day < values.length; day++) {
      if (values[day] != 0) {
        return Optional.of(first.plusDays(day));
      }
    }
    return Optional.empty();
  }

  /** What one day came to; 0 for a day that is not of the course. */
  double on(LocalDate day) {
    long at = ChronoUnit.DAYS.between(first, day);
    return at < 0 || at >= values.length ? 0 : values[(int) at];
  }

  /**
   * The sum of days.
   *
   * @param from the first
   * @param to the day after the last
   */
  double sum(LocalDate from, LocalDate to) {
    int begin = index(from);
    return Arrays.stream(values, begin, Math.max(begin, index(to))).sum();
  }

  private int index(LocalDate day) {
    return Math.clamp(ChronoUnit.DAYS.between(first, day), 0, values.length);
  }
}
