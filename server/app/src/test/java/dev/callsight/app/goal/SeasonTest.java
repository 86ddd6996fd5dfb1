package dev.callsight.app.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.callsight.core.time.Calendar;
import dev.callsight.core.time.Period;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeasonTest {
  private static final Calendar LISBON = new Calendar(ZoneId.of("Europe/Lisbon"), DayOfWeek.MONDAY);

  /** Noon of a Wednesday. */
  private static final Instant NOW = Instant.parse("2026-11-18T12:00:00Z");

  private static final LocalDate TODAY = LocalDate.parse("2026-11-18");

  @Test
  void aMonthFollowsTheDaysOfTheWeek() {
    // Ten on each weekday, none at the weekend. November 2026 has 21 weekdays; 12 and a half are
    // over.
    DailyCourse course = course(TODAY.minusDays(100), day -> isWeekend(day) ? 0 : 10);
    Season.Share share = Season.share(course, november()).orElseThrow();
    assertThat(share.method()).isEqualTo("weekday_profile");
    assertThat(share.value()).isCloseTo(12.5 / 21, within(1e-9));
    assertThat(share.basis()).isEqualTo("2026-08-10 to 2026-11-17");
  }

  @Test
  void aQuarterFollowsTheYearBefore() {
    // All of last year's quarter came in December.
    DailyCourse course =
        course(TODAY.minusDays(700), day -> day.getMonthValue() == 12 ? 5 : 0.0001);
    Period quarter =
        Period.ofDays(LISBON, LocalDate.parse("2026-10-01"), LocalDate.parse("2026-12-31"), NOW);
    Season.Share share = Season.share(course, quarter).orElseThrow();
    assertThat(share.method()).isEqualTo("previous_year");
    assertThat(share.basis()).isEqualTo("2025-10-02 to 2026-01-01");
    assertThat(share.value()).isLessThan(0.001);
  }

  @Test
  void withoutThatYearAQuarterFollowsTheDaysOfTheWeek() {
    DailyCourse course = course(TODAY.minusDays(300), _ -> 1);
    Period quarter =
        Period.ofDays(LISBON, LocalDate.parse("2026-10-01"), LocalDate.parse("2026-12-31"), NOW);
    Season.Share share = Season.share(course, quarter).orElseThrow();
    assertThat(share.method()).isEqualTo("weekday_profile");
    assertThat(share.value()).isCloseTo(48.5 / 92, within(1e-9));
  }

  @Test
  void tooLittleOrTooOddAPastTellsNothing() {
    assertThat(Season.share(course(TODAY.minusDays(55), _ -> 1), november())).isEmpty();
    assertThat(Season.share(course(TODAY.minusDays(56), _ -> 1), november())).isPresent();
    assertThat(Season.share(course(TODAY.minusDays(200), _ -> 0), november())).isEmpty();
    ToDoubleFunction<LocalDate> refunds = _ -> -1;
    assertThat(Season.share(course(TODAY.minusDays(200), refunds), november())).isEmpty();
  }

  @Test
  void nothingIsExpectedOfDaysThatPayBack() {
    // On Mondays more is paid back than paid: five of them in November 2026, three are over.
    ToDoubleFunction<LocalDate> mondays = day -> day.getDayOfWeek() == DayOfWeek.MONDAY ? -1 : 1;
    Season.Share share =
        Season.share(course(TODAY.minusDays(210), mondays), november()).orElseThrow();
    assertThat(share.value()).isCloseTo((17.5 - 3) / (30 - 5), within(1e-9));
  }

  /** However the past went, the part grows with the days and stays between nothing and all. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void thePartGrowsFromNothingToAll(long seed) {
    RandomGenerator numbers = new SplittableRandom(seed);
    LocalDate first = LocalDate.parse("2026-10-01");
    DailyCourse whole = course(first.minusDays(600), first.plusDays(92), _ -> numbers.nextInt(20));
    double before = 0;
    for (LocalDate day = first; day.isBefore(first.plusDays(92)); day = day.plusDays(1)) {
      Instant noon = LISBON.startOf(day).plusSeconds(12 * 3600);
      Period quarter = Period.ofDays(LISBON, first, first.plusDays(91), noon);
      LocalDate today = day;
      DailyCourse known = course(first.minusDays(600), today, whole::on);
      Season.Share share = Season.share(known, quarter).orElseThrow();
      assertThat(share.method()).isEqualTo("previous_year");
      assertThat(share.value()).isBetween(before, 1.0);
      before = share.value();
    }
    assertThat(before).isGreaterThan(0.9);
  }

  private static Period november() {
    return Period.ofDays(LISBON, LocalDate.parse("2026-11-01"), LocalDate.parse("2026-11-30"), NOW);
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek().getValue() > 5;
  }

  private static DailyCourse course(LocalDate first, ToDoubleFunction<LocalDate> value) {
    return course(first, TODAY, value);
  }

  private static DailyCourse course(
      LocalDate first, LocalDate end, ToDoubleFunction<LocalDate> value) {
    return new DailyCourse(first, first.datesUntil(end).mapToDouble(value).toArray());
  }
}
