package dev.callsight.core.time;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a period is compared with. */
public enum Comparison {
  /** As many local days immediately before. */
  PREVIOUS_PERIOD {
    @Override
    public Period of(Period period) {
      return period.previousPeriod();
    }
  },
  /** The same calendar dates a year before. */
  PREVIOUS_YEAR {
    @Override
    public Period of(Period period) {
      return period.previousYear();
    }
  },
  /** 364 days before: the same weekdays. */
  PREVIOUS_YEAR_MATCH_WEEKDAY {
    @Override
    public Period of(Period period) {
      return period.previousYearMatchingWeekdays();
    }
  };

  /** The period that the given one is compared with. */
  public abstract Period of(Period period);

  /** The name in requests: lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The comparison of that name. */
  public static Optional<Comparison> find(String id) {
    return Arrays.stream(values()).filter(value -> value.id().equals(id)).findFirst();
  }
}
