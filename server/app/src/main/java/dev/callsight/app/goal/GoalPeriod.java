package dev.callsight.app.goal;

import dev.callsight.core.time.Calendar;
import dev.callsight.core.time.Grain;
import dev.callsight.core.time.Period;
import java.time.Instant;
import java.time.LocalDate;

/** How long there is to reach a target. */
sealed interface GoalPeriod {
  /** The days it stands for in that calendar at that time, running ones to their end. */
  Period resolve(Calendar calendar, Instant now);

  /** The running month, quarter or year; the target holds anew for each. */
  record Running(Grain grain) implements GoalPeriod {
    /** Checks the grain. */
    public Running {
      if (grain != Grain.MONTH && grain != Grain.QUARTER && grain != Grain.YEAR) {
        throw new IllegalArgumentException("A goal is for a month, quarter or year, not " + grain);
      }
    }

    @Override
    public Period resolve(Calendar calendar, Instant now) {
      LocalDate first = calendar.firstDay(grain, calendar.date(now));
      return Period.ofDays(calendar, first, later(first, 1).minusDays(1), now);
    }

    /** The first day of the period so many later; negative for earlier. */
    LocalDate later(LocalDate first, int periods) {
      return switch (grain) {
        case MONTH -> first.plusMonths(periods);
        case QUARTER -> first.plusMonths(3L * periods);
        case YEAR -> first.plusYears(periods);
        case HOUR, DAY, WEEK -> throw new IllegalStateException("Not a goal's period");
      };
    }
  }

  /** Local days, both inclusive. */
  record Dates(LocalDate first, LocalDate last) implements GoalPeriod {
    /** Checks the order. */
    public Dates {
      if (last.isBefore(first)) {
        throw new IllegalArgumentException("last day " + last + " is before " + first);
      }
    }

    @Override
    public Period resolve(Calendar calendar, Instant now) {
      return Period.ofDays(calendar, first, last, now);
    }
  }
}
