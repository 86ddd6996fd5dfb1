package dev.callsight.core.time;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A stretch of time as it was asked for, before now and the zone are known. */
public sealed interface PeriodRequest {
  /** The longest stretch that can be asked for, in days. */
  int LONGEST_DAYS = 36_600;

  /** What it stands for in that calendar at that time. */
  Period resolve(Calendar calendar, Instant now);

  /** The last hours up to now, rolling. */
  record Hours(int count) implements PeriodRequest {
    @Override
    public Period resolve(Calendar calendar, Instant now) {
      TimeRange range = new TimeRange(now.minus(Duration.ofHours(count)), now);
      return new Period(calendar, range, null, now);
    }
  }

  /** Today so far and the days before it. */
  record Days(int count) implements PeriodRequest {
    @Override
    public Period resolve(Calendar calendar, Instant now) {
      return Period.upToNow(calendar, calendar.date(now).minusDays(count - 1L), now);
    }
  }

  /** The day before today, whole. */
  record Yesterday() implements PeriodRequest {
    @Override
    public Period resolve(Calendar calendar, Instant now) {
      LocalDate day = calendar.date(now).minusDays(1);
      return Period.ofDays(calendar, day, day, now);
    }
  }

  /** From the start of the running week, month, quarter or year up to now. */
  record ToDate(Grain grain) implements PeriodRequest {
    @Override
    public Period resolve(Calendar calendar, Instant now) {
      return Period.upToNow(calendar, calendar.firstDay(grain, calendar.date(now)), now);
    }
  }

  /** Local days, both inclusive. */
  record Dates(LocalDate first, LocalDate last) implements PeriodRequest {
    @Override
    public Period resolve(Calendar calendar, Instant now) {
      return Period.ofDays(calendar, first, last, now);
    }
  }

  /** Half-open instants. */
  record Instants(TimeRange range) implements PeriodRequest {
    @Override
    public Period resolve(Calendar calendar, Instant now) {
      return Period.ofInstants(calendar, range, now);
    }
  }

  /**
   * A named stretch: {@code 24h}, {@code 7d}, {@code 1y} and the like, {@code today}, {@code
   * yesterday}, {@code week_to_date}, {@code month_to_date}, {@code quarter_to_date}, {@code
   * year_to_date}.
   *
   * @throws IllegalArgumentException saying what was expected
   */
  static PeriodRequest named(String name) {
    return switch (name) {
      case "today" -> new Days(1);
      case "yesterday" -> new Yesterday();
      case "week_to_date" -> new ToDate(Grain.WEEK);
      case "month_to_date" -> new ToDate(Grain.MONTH);
      case "quarter_to_date" -> new ToDate(Grain.QUARTER);
      case "year_to_date" -> new ToDate(Grain.YEAR);
      default -> counted(name);
    };
  }

  private static PeriodRequest counted(String name) {
    Matcher matcher = Pattern.compile("([1-9][0-9]{0,5})([hdwy])").matcher(name);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "expected 24h, 7d, 30d, 90d, 1y, another number of h, d, w or y, today, yesterday,"
              + " week_to_date, month_to_date, quarter_to_date, year_to_date, or {start, end}");
    }
    int count = Integer.parseInt(matcher.group(1));
    long days =
        switch (matcher.group(2)) {
          case "h" -> count / 24;
          case "w" -> count * 7L;
          case "y" -> count * 365L;
          default -> count;
        };
    if (days > LONGEST_DAYS) {
      throw new IllegalArgumentException("expected at most 100 years");
    }
    return matcher.group(2).equals("h") ? new Hours(count) : new Days((int) days);
  }

  /**
   * A stretch between two dates (local days, the end inclusive) or two RFC 3339 instants
   * (half-open).
   *
   * @throws IllegalArgumentException saying what was expected
   */
  static PeriodRequest between(String start, String end) {
    if (start.length() == 10 && end.length() == 10) {
      return dates(start, end);
    }
    TimeRange range = range(instant("start", start), instant("end", end));
    if (Duration.between(range.start(), range.end()).toDays() > LONGEST_DAYS) {
      throw new IllegalArgumentException("expected at most 100 years");
    }
    return new Instants(range);
  }

  private static TimeRange range(Instant start, Instant end) {
    if (!start.isBefore(end)) {
      throw new IllegalArgumentException("expected a start before the end");
    }
    return new TimeRange(start, end);
  }

  private static PeriodRequest dates(String start, String end) {
    LocalDate first = date("start", start);
    LocalDate last = date("end", end);
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("expected a start not after the end");
    }
    if (last.toEpochDay() - first.toEpochDay() > LONGEST_DAYS) {
      throw new IllegalArgumentException("expected at most 100 years");
    }
    return new Dates(first, last);
  }

  private static LocalDate date(String name, String text) {
    try {
      LocalDate date = LocalDate.parse(text);
      if (date.getYear() < 1900 || date.getYear() > 2200) {
        throw new IllegalArgumentException("expected " + name + " in the years 1900 to 2200");
      }
      return date;
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("expected " + name + " as a date such as 2026-01-31", e);
    }
  }

  private static Instant instant(String name, String text) {
    try {
      OffsetDateTime moment = OffsetDateTime.parse(text);
      int year = moment.withOffsetSameInstant(ZoneOffset.UTC).getYear();
      if (year < 1900 || year > 2200) {
        throw new IllegalArgumentException("expected " + name + " in the years 1900 to 2200");
      }
      return moment.toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "expected "
              + name
              + " as a date such as 2026-01-31 or an instant such as 2026-01-31T09:30:00Z, both"
              + " alike",
          e);
    }
  }
}
