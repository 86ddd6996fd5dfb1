package dev.callsight.core.time;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Local days and hours of one zone.
 *
 * @param zone an IANA zone
 * @param weekStart the first day of a week
 */
public record Calendar(ZoneId zone, DayOfWeek weekStart) {
  public Calendar {
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(weekStart, "weekStart");
  }

  /** The local date at an instant. */
  public LocalDate date(Instant instant) {
    return instant.atZone(zone).toLocalDate();
  }

  /** The local date and time at an instant. */
  public LocalDateTime local(Instant instant) {
    return instant.atZone(zone).toLocalDateTime();
  }

  /**
   * The instant of a local time; one that a clock change skips is moved forward by the gap, of one
   * that happens twice the earlier is taken.
   */
  public Instant instant(LocalDateTime local) {
    return local.atZone(zone).toInstant();
  }

  /** The first instant of a local day. */
  public Instant startOf(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  /** Whether the instant is the first of a local day. */
  public boolean isDayStart(Instant instant) {
    return startOf(date(instant)).equals(instant);
  }

  /** The first day of the bucket that a day belongs to. */
  public LocalDate firstDay(Grain grain, LocalDate day) {
    return switch (grain) {
      case HOUR, DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(weekStart));
      case MONTH -> day.withDayOfMonth(1);
      case QUARTER -> day.withDayOfMonth(1).with(day.getMonth().firstMonthOfQuarter());
      case YEAR -> day.withDayOfYear(1);
    };
  }

  private static LocalDate nextFirstDay(Grain grain, LocalDate firstDay) {
    return switch (grain) {
      case HOUR, DAY -> firstDay.plusDays(1);
      case WEEK -> firstDay.plusWeeks(1);
      case MONTH -> firstDay.plusMonths(1);
      case QUARTER -> firstDay.plusMonths(3);
      case YEAR -> firstDay.plusYears(1);
    };
  }

  /** The start of the bucket that an instant lies in. */
  public Instant floor(Instant instant, Grain grain) {
    return grain == Grain.HOUR ? hourStart(instant) : startOf(firstDay(grain, date(instant)));
  }

  private Instant hourStart(Instant instant) {
    ZoneRules rules = zone.getRules();
    ZoneOffset offset = rules.getOffset(instant);
    Instant hour =
        LocalDateTime.ofInstant(instant, offset).truncatedTo(ChronoUnit.HOURS).toInstant(offset);
    ZoneOffsetTransition change = rules.previousTransition(instant.plusNanos(1));
    return change != null && change.getInstant().isAfter(hour) ? change.getInstant() : hour;
  }

  private Instant hourEnd(Instant instant) {
    ZoneRules rules = zone.getRules();
    ZoneOffset offset = rules.getOffset(instant);
    Instant next =
        LocalDateTime.ofInstant(instant, offset)
            .truncatedTo(ChronoUnit.HOURS)
            .plusHours(1)
            .toInstant(offset);
    ZoneOffsetTransition change = rules.nextTransition(instant);
    return change != null && change.getInstant().isBefore(next) ? change.getInstant() : next;
  }

  /**
   * The buckets a range touches, in order, each cut to the range.
   *
   * @param now a bucket that ends later is partial
   */
  public List<Bucket> buckets(TimeRange range, Grain grain, Instant now) {
    List<Bucket> buckets = new ArrayList<>();
    Instant at = range.start();
    while (at.isBefore(range.end())) {
      Instant start = floor(at, grain);
      Instant end = end(at, grain);
      TimeRange inside = new TimeRange(at, end.isBefore(range.end()) ? end : range.end());
      boolean whole = start.equals(at) && !end.isAfter(range.end()) && !end.isAfter(now);
      Object key = grain == Grain.HOUR ? start : firstDay(grain, date(at));
      buckets.add(new Bucket(key, inside, !whole));
      at = inside.end();
    }
    return List.copyOf(buckets);
  }

  private Instant end(Instant at, Grain grain) {
    if (grain == Grain.HOUR) {
      return hourEnd(at);
    }
    LocalDate next = nextFirstDay(grain, firstDay(grain, date(at)));
    Instant end = startOf(next);
    // A day that a zone skipped (Samoa, 30 December 2011) starts where the next one does.
    while (!end.isAfter(at)) {
      next = nextFirstDay(grain, next);
      end = startOf(next);
    }
    return end;
  }

  /** The number of buckets a range touches, up to a bound, without listing them. */
  public long countBuckets(TimeRange range, Grain grain) {
    Duration length = Duration.between(range.start(), range.end());
    return switch (grain) {
      case HOUR -> length.toHours() + 2;
      case DAY -> length.toDays() + 2;
      case WEEK -> length.toDays() / 7 + 2;
      case MONTH -> length.toDays() / 28 + 2;
      case QUARTER -> length.toDays() / 90 + 2;
      case YEAR -> length.toDays() / 365 + 2;
    };
  }

  /** The offsets a range goes through, in order; the first one starts at {@link Instant#MIN}. */
  public List<OffsetSegment> offsets(TimeRange range) {
    ZoneRules rules = zone.getRules();
    List<OffsetSegment> segments = new ArrayList<>();
    segments.add(new OffsetSegment(Instant.MIN, rules.getOffset(range.start())));
    @Nullable ZoneOffsetTransition change = rules.nextTransition(range.start());
    while (change != null && change.getInstant().isBefore(range.end())) {
      segments.add(new OffsetSegment(change.getInstant(), change.getOffsetAfter()));
      change = rules.nextTransition(change.getInstant());
    }
    return List.copyOf(segments);
  }

  /**
   * Whether every local hour in the range is a union of UTC-aligned steps of that width, so that
   * buckets of that width can answer for it.
   */
  public boolean alignsWith(TimeRange range, Duration step) {
    long seconds = step.toSeconds();
    return offsets(range).stream()
        .allMatch(segment ->
            segment.offset().getTotalSeconds() % seconds == 0
                && (segment.start().equals(Instant.MIN)
                    || segment.start().getEpochSecond() % seconds == 0));
  }
}
