package dev.callsight.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** Periods and what they are compared with, on the worst days of the calendar. */
class PeriodTest {
  private static final Calendar LISBON = calendar("Europe/Lisbon");
  private static final Calendar NEW_YORK = calendar("America/New_York");
  private static final Calendar KOLKATA = calendar("Asia/Kolkata");

  private static Calendar calendar(String zone) {
    return new Calendar(ZoneId.of(zone), DayOfWeek.MONDAY);
  }

  private static TimeRange range(String start, String end) {
    return new TimeRange(Instant.parse(start), Instant.parse(end));
  }

  @Test
  void twentyFourHoursRoll() {
    Instant now = Instant.parse("2026-11-22T12:34:56Z");
    Period period = PeriodRequest.named("24h").resolve(LISBON, now);
    assertThat(period.range()).isEqualTo(range("2026-11-21T12:34:56Z", "2026-11-22T12:34:56Z"));
    assertThat(period.previousPeriod().range())
        .isEqualTo(range("2026-11-20T12:34:56Z", "2026-11-21T12:34:56Z"));
  }

  @Test
  void thirtyDaysAreTodaySoFarAndTheTwentyNineBefore() {
    // Lisbon leaves daylight saving on 25 October 2026: the first day starts at 23:00 UTC.
    Instant now = Instant.parse("2026-11-22T12:34:56Z");
    Period period = PeriodRequest.named("30d").resolve(LISBON, now);
    assertThat(period.range()).isEqualTo(range("2026-10-23T23:00:00Z", "2026-11-22T12:34:56Z"));
    assertThat(period.previousPeriod().range())
        .as("cut at the same elapsed local time, 12:34:56 in summer time")
        .isEqualTo(range("2026-09-23T23:00:00Z", "2026-10-23T11:34:56Z"));
  }

  @Test
  void completeDropsTheOpenDay() {
    Instant now = Instant.parse("2026-11-22T12:34:56Z");
    Period period = PeriodRequest.named("7d").resolve(LISBON, now).complete(Grain.DAY);
    assertThat(period.range()).isEqualTo(range("2026-11-16T00:00:00Z", "2026-11-22T00:00:00Z"));
    assertThat(period.previousPeriod().range())
        .isEqualTo(range("2026-11-10T00:00:00Z", "2026-11-16T00:00:00Z"));
  }

  @Test
  void datesAreLocalDaysEndInclusive() {
    Instant now = Instant.parse("2026-11-22T12:00:00Z");
    Period period = PeriodRequest.between("2026-03-08", "2026-03-08").resolve(NEW_YORK, now);
    assertThat(period.range())
        .as("the day New York loses an hour has 23")
        .isEqualTo(range("2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z"));
    assertThat(period.previousPeriod().range())
        .isEqualTo(range("2026-03-07T05:00:00Z", "2026-03-08T05:00:00Z"));
  }

  @Test
  void aYearBeforeTheLeapDayIsTheTwentyEighth() {
    Instant now = Instant.parse("2026-11-22T12:00:00Z");
    Period leapDay = PeriodRequest.between("2024-02-29", "2024-02-29").resolve(KOLKATA, now);
    assertThat(leapDay.previousYear().range())
        .isEqualTo(range("2023-02-27T18:30:00Z", "2023-02-28T18:30:00Z"));
    Period february = PeriodRequest.between("2025-02-01", "2025-02-28").resolve(KOLKATA, now);
    assertThat(february.previousYear().range())
        .as("the same dates: 29 February 2024 is not among them")
        .isEqualTo(range("2024-01-31T18:30:00Z", "2024-02-28T18:30:00Z"));
  }

  @Test
  void weekdaysMatchThreeHundredAndSixtyFourDaysBefore() {
    Instant now = Instant.parse("2026-11-22T12:00:00Z");
    Period period = PeriodRequest.between("2026-06-01", "2026-06-07").resolve(LISBON, now);
    assertThat(period.previousYearMatchingWeekdays().range())
        .isEqualTo(range("2025-06-01T23:00:00Z", "2025-06-08T23:00:00Z"));
  }

  @Test
  void instantsThatBeginLocalDaysStandForDays() {
    Instant now = Instant.parse("2026-11-22T12:00:00Z");
    Period november =
        PeriodRequest.between("2026-10-31T18:30:00Z", "2026-11-10T18:30:00Z").resolve(KOLKATA, now);
    assertThat(november.days()).isNotNull();
    Period odd =
        PeriodRequest.between("2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z").resolve(KOLKATA, now);
    assertThat(odd.days()).isNull();
    assertThat(odd.previousPeriod().range())
        .isEqualTo(range("2026-10-31T00:00:00Z", "2026-11-01T00:00:00Z"));
  }

  @Test
  void nonsenseIsRefusedWithWhatWasExpected() {
    for (String name : new String[] {"", "30", "d", "0d", "-1d", "forever", "99999999d"}) {
      assertThatThrownBy(() -> PeriodRequest.named(name))
          .as(name)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("expected");
    }
    assertThatThrownBy(() -> PeriodRequest.between("2026-02-02", "2026-02-01"))
        .hasMessageContaining("start not after the end");
    assertThatThrownBy(() -> PeriodRequest.between("2026-02-30", "2026-03-01"))
        .hasMessageContaining("start as a date");
    assertThatThrownBy(() -> PeriodRequest.between("9999-01-01", "9999-12-31"))
        .hasMessageContaining("1900 to 2200");
  }
}
