package dev.callsight.app.demo.company;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The two years the company is told over, ending now. Days are counted back from the local day of
 * now, in the company's zone.
 */
record Timeline(Instant now, ZoneId zone) {
  /** Days of history, today not counted. */
  static final int DAYS = 730;

  LocalDate today() {
    return now.atZone(zone).toLocalDate();
  }

  LocalDate firstDay() {
    return today().minusDays(DAYS);
  }

  LocalDate daysAgo(int days) {
    return today().minusDays(days);
  }

  /** Nine in the morning, company time, so many days ago. */
  Instant morning(int daysAgo) {
    return daysAgo(daysAgo).atTime(9, 0).atZone(zone).toInstant();
  }

  /** Days from this instant to now, with fractions; negative in the future. */
  double age(Instant at) {
    return Duration.between(at, now).toSeconds() / 86_400.0;
  }

  /** 0 at the start of the two years, 1 now. */
  double progress(LocalDate day) {
    return (double) (day.toEpochDay() - firstDay().toEpochDay()) / DAYS;
  }

  boolean past(Instant at) {
    return !at.isAfter(now);
  }

  /** The earlier of the two: nothing is known of the future. */
  Instant atMostNow(Instant at) {
    return at.isAfter(now) ? now : at;
  }
}
