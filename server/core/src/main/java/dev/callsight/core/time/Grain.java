package dev.callsight.core.time;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The width of a time bucket, in local calendar units. */
public enum Grain {
  /** A local clock hour; an hour that a clock change repeats is two buckets. */
  HOUR,
  /** A local day of 23, 24 or 25 hours. */
  DAY,
  /** Seven local days from the first weekday. */
  WEEK,
  /** A calendar month. */
  MONTH,
  /** Three calendar months from January, April, July or October. */
  QUARTER,
  /** A calendar year. */
  YEAR;

  /** The name in requests: lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The grain of that name. */
  public static Optional<Grain> find(String id) {
    return Arrays.stream(values()).filter(grain -> grain.id().equals(id)).findFirst();
  }
}
