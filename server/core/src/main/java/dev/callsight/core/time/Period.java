package dev.callsight.core.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A resolved stretch of time that knows the local days it stands for, so that it can be compared.
 *
 * @param calendar the zone it was resolved in
 * @param range the instants
 * @param days the local days it stands for, or null when it stands for instants only
 * @param now when it was asked; a period that contains it is still running
 */
public record Period(Calendar calendar, TimeRange range, @Nullable LocalDays days, Instant now) {

  /**
   * Local days, both inclusive.
   *
   * @param first the first
   * @param last the last; not before {@code first}
   */
  public record LocalDays(LocalDate first, LocalDate last) {
    public LocalDays {
      if (last.isBefore(first)) {
        throw new IllegalArgumentException("last day " + last + " is before first day " + first);
      }
    }

    /** How many. */
    public long count() {
      return ChronoUnit.DAYS.between(first, last) + 1;
    }
  }

  public Period {
    Objects.requireNonNull(calendar, "calendar");
    Objects.requireNonNull(range, "range");
    Objects.requireNonNull(now, "now");
  }

  /** Whole local days, running ones included to their end. */
  public static Period ofDays(Calendar calendar, LocalDate first, LocalDate last, Instant now) {
    TimeRange range = new TimeRange(calendar.startOf(first), calendar.startOf(last.plusDays(1)));
    return new Period(calendar, range, new LocalDays(first, last), now);
  }

  /** Local days up to now: from the start of the first day. */
  public static Period upToNow(Calendar calendar, LocalDate first, Instant now) {
    LocalDays days = new LocalDays(first, calendar.date(now));
    return new Period(calendar, new TimeRange(calendar.startOf(first), now), days, now);
  }

  /** Instants; when both begin a local day they stand for the days between. */
  public static Period ofInstants(Calendar calendar, TimeRange range, Instant now) {
    boolean whole =
        !range.isEmpty() && calendar.isDayStart(range.start()) && calendar.isDayStart(range.end());
    LocalDays days =
        whole
            ? new LocalDays(calendar.date(range.start()), calendar.date(range.end()).minusDays(1))
            : null;
    return new Period(calendar, range, days, now);
  }

  /** Whether it is still running. */
  public boolean inProgress() {
    return range.start().isBefore(now) && !range.end().isBefore(now);
  }

  /** Its end, or now while it is running: when stocks are taken. */
  public Instant effectiveEnd() {
    return range.end().isBefore(now) ? range.end() : later(now, range.start());
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  /** Without the bucket that is still open at now; empty when nothing is left. */
  public Period complete(Grain grain) {
    Instant closed = calendar.floor(now, grain);
    if (!range.end().isAfter(closed)) {
      return this;
    }
    Instant end = later(closed, range.start());
    return ofInstants(calendar, new TimeRange(range.start(), end), now);
  }

  /**
   * As many local days immediately before; while this one is running, cut at the same elapsed local
   * time. A period of instants is moved back by its exact length.
   */
  public Period previousPeriod() {
    if (days == null) {
      Duration length = Duration.between(range.start(), range.end());
      return moved(instant -> instant.minus(length));
    }
    long count = days.count();
    return movedDays(day -> day.minusDays(count), local -> local.minusDays(count));
  }

  /** The same calendar dates a year before; 29 February becomes the 28th. */
  public Period previousYear() {
    if (days == null) {
      return moved(instant -> calendar.instant(calendar.local(instant).minusYears(1)));
    }
    return movedDays(day -> day.minusYears(1), local -> local.minusYears(1));
  }

  /** 364 days before, so that weekdays match. */
  public Period previousYearMatchingWeekdays() {
    if (days == null) {
      return moved(instant -> calendar.instant(calendar.local(instant).minusDays(364)));
    }
    return movedDays(day -> day.minusDays(364), local -> local.minusDays(364));
  }

  private Period moved(UnaryOperator<Instant> move) {
    TimeRange before = new TimeRange(move.apply(range.start()), move.apply(range.end()));
    return new Period(calendar, before, null, now);
  }

  private Period movedDays(UnaryOperator<LocalDate> day, UnaryOperator<LocalDateTime> moment) {
    LocalDays own = Objects.requireNonNull(days);
    LocalDays before = new LocalDays(day.apply(own.first()), day.apply(own.last()));
    Instant start = calendar.startOf(before.first());
    Instant end = calendar.startOf(before.last().plusDays(1));
    if (inProgress()) {
      Instant cut = calendar.instant(moment.apply(calendar.local(now)));
      end = cut.isBefore(end) ? cut : end;
    }
    return new Period(calendar, new TimeRange(start, later(end, start)), before, now);
  }
}
