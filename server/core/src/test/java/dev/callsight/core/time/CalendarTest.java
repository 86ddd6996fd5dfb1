package dev.callsight.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Buckets across clock changes, in half-hour zones, and where a zone skipped a day. */
class CalendarTest {
  private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

  private static Calendar calendar(String zone) {
    return new Calendar(ZoneId.of(zone), DayOfWeek.MONDAY);
  }

  private static List<Long> hoursOfDays(String zone, String start, String end) {
    Calendar calendar = calendar(zone);
    TimeRange range =
        new TimeRange(
            calendar.startOf(LocalDate.parse(start)), calendar.startOf(LocalDate.parse(end)));
    return calendar.buckets(range, Grain.DAY, LATER).stream()
        .map(bucket -> Duration.between(bucket.range().start(), bucket.range().end()).toMinutes())
        .toList();
  }

  @Test
  void daysHaveTwentyThreeToTwentyFiveHours() {
    assertThat(hoursOfDays("Europe/Lisbon", "2026-03-28", "2026-03-31"))
        .containsExactly(1440L, 1380L, 1440L);
    assertThat(hoursOfDays("America/New_York", "2026-10-31", "2026-11-03"))
        .containsExactly(1440L, 1500L, 1440L);
    assertThat(hoursOfDays("Australia/Lord_Howe", "2026-04-04", "2026-04-07"))
        .as("half an hour")
        .containsExactly(1440L, 1470L, 1440L);
    assertThat(hoursOfDays("Asia/Kathmandu", "2026-04-04", "2026-04-06"))
        .containsExactly(1440L, 1440L);
  }

  @Test
  void aSkippedDayHasNoBucket() {
    // Samoa had no 30 December 2011.
    assertThat(hoursOfDays("Pacific/Apia", "2011-12-29", "2012-01-01"))
        .containsExactly(1440L, 1440L);
  }

  @Test
  void aDayThatStartsAtOneOClockStartsThere() {
    // Brazil's clocks went from 0:00 to 1:00 on 4 November 2018.
    Calendar calendar = calendar("America/Sao_Paulo");
    assertThat(calendar.startOf(LocalDate.parse("2018-11-04")))
        .isEqualTo(Instant.parse("2018-11-04T03:00:00Z"));
    assertThat(hoursOfDays("America/Sao_Paulo", "2018-11-03", "2018-11-05"))
        .containsExactly(1440L, 1380L);
  }

  @Test
  void aRepeatedHourIsTwoBuckets() {
    Calendar calendar = calendar("America/New_York");
    TimeRange range =
        new TimeRange(Instant.parse("2026-11-01T05:00:00Z"), Instant.parse("2026-11-01T07:00:00Z"));
    assertThat(calendar.buckets(range, Grain.HOUR, LATER))
        .extracting(Bucket::key)
        .containsExactly(
            Instant.parse("2026-11-01T05:00:00Z"), Instant.parse("2026-11-01T06:00:00Z"));
  }

  @Test
  void weeksBeginOnTheirFirstDay() {
    Calendar sunday = new Calendar(ZoneId.of("UTC"), DayOfWeek.SUNDAY);
    assertThat(sunday.firstDay(Grain.WEEK, LocalDate.parse("2026-11-21")))
        .isEqualTo(LocalDate.parse("2026-11-15"));
    assertThat(sunday.firstDay(Grain.WEEK, LocalDate.parse("2026-11-22")))
        .isEqualTo(LocalDate.parse("2026-11-22"));
    assertThat(sunday.firstDay(Grain.QUARTER, LocalDate.parse("2026-11-22")))
        .isEqualTo(LocalDate.parse("2026-10-01"));
  }

  @Test
  void bucketsTileTheirRangeInEveryZone() {
    Random random = new Random(17);
    List<Grain> grains = List.of(Grain.values());
    List<String> zones =
        ZoneId.getAvailableZoneIds().stream().filter(id -> id.contains("/")).sorted().toList();
    for (int i = 0; i < 2_000; i++) {
      Calendar calendar = calendar(zones.get(random.nextInt(zones.size())));
      Instant start = Instant.ofEpochSecond(1_200_000_000L + random.nextInt(600_000_000));
      Grain grain = grains.get(random.nextInt(grains.size()));
      int seconds = grain == Grain.HOUR ? 400_000 : 40_000_000;
      TimeRange range = new TimeRange(start, start.plusSeconds(1 + random.nextInt(seconds)));
      List<Bucket> buckets = calendar.buckets(range, grain, LATER);
      Instant at = range.start();
      for (Bucket bucket : buckets) {
        assertThat(bucket.range().start()).isEqualTo(at);
        assertThat(bucket.range().isEmpty()).isFalse();
        at = bucket.range().end();
      }
      assertThat(at).isEqualTo(range.end());
      assertThat(buckets).extracting(Bucket::key).doesNotHaveDuplicates();
      assertThat((long) buckets.size()).isLessThanOrEqualTo(calendar.countBuckets(range, grain));
    }
  }

  @Test
  void rollupBucketsAlignOnlyWhereOffsetsDo() {
    TimeRange range =
        new TimeRange(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-12-31T00:00:00Z"));
    Duration hour = Duration.ofHours(1);
    assertThat(calendar("Europe/Lisbon").alignsWith(range, hour)).isTrue();
    assertThat(calendar("Asia/Kolkata").alignsWith(range, hour)).isFalse();
    assertThat(calendar("Asia/Kolkata").alignsWith(range, Duration.ofMinutes(30))).isTrue();
    assertThat(calendar("Asia/Kathmandu").alignsWith(range, Duration.ofMinutes(30))).isFalse();
    assertThat(calendar("Asia/Kathmandu").alignsWith(range, Duration.ofMinutes(15))).isTrue();
    assertThat(calendar("Australia/Lord_Howe").alignsWith(range, hour)).isFalse();
  }
}
