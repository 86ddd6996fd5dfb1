package dev.callsight.bench.generate;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/**
 * When things happen: more in office hours and on weekdays, less in August and around New Year, and
 * more each month than the month before. Any number of moments can be drawn in order, each directly
 * by its place.
 */
final class Timetable {

  private static final int SECONDS_PER_HOUR = 3600;

  private static final double[] HOURS = {
    0.05, 0.03, 0.02, 0.02, 0.03, 0.08, 0.25, 0.6, 1.3, 2.0, 2.3, 2.2, 1.5, 1.4, 2.0, 2.2, 2.1, 1.8,
    1.2, 0.8, 0.5, 0.3, 0.15, 0.08
  };
  private static final double[] WEEKDAYS = {1.15, 1.25, 1.2, 1.15, 1.0, 0.4, 0.25};
  private static final double[] MONTHS = {
    0.9, 0.98, 1.05, 1.02, 1.04, 1.0, 0.95, 0.8, 1.06, 1.1, 1.12, 0.85
  };
  private static final double YEARLY_GROWTH = 0.5;

  private final long first;
  private final double[] cumulated;

  Timetable(Instant from, Instant to) {
    first = from.getEpochSecond();
    int hours = Math.toIntExact((to.getEpochSecond() - first) / SECONDS_PER_HOUR);
    cumulated = new double[hours + 1];
    for (int hour = 0; hour < hours; hour++) {
      cumulated[hour + 1] = cumulated[hour] + weight(from, hour);
    }
  }

  private static double weight(Instant from, int hour) {
    ZonedDateTime time = from.plusSeconds((long) hour * SECONDS_PER_HOUR).atZone(ZoneOffset.UTC);
    double growth = 1 + YEARLY_GROWTH * hour / (365 * 24);
    return growth
        * HOURS[time.getHour()]
        * WEEKDAYS[time.getDayOfWeek().getValue() - 1]
        * MONTHS[time.getMonthValue() - 1];
  }

  /**
   * The moment before which a share of everything has happened.
   *
   * @param share 0 (inclusive) to 1 (exclusive)
   * @return seconds since 1970
   */
  long at(double share) {
    double target = share * cumulated[cumulated.length - 1];
    int low = 0;
    int high = cumulated.length - 1;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (cumulated[middle] <= target) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double within = (target - cumulated[low]) / (cumulated[high] - cumulated[low]);
    return first + (long) ((low + within) * SECONDS_PER_HOUR);
  }
}
