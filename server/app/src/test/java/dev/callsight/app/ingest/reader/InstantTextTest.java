package dev.callsight.app.ingest.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantTextTest {
  private static final long LAST_SECOND = 4_133_980_799L;

  @Test
  void readsWhatTheLibraryWrites() {
    Random random = new Random(7);
    for (int i = 0; i < 200_000; i++) {
      OffsetDateTime moment = randomMoment(random);
      String text = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment);
      long expected = ChronoUnit.MICROS.between(Instant.EPOCH, moment.toInstant());
      assertThat(micros(text)).as(text).isEqualTo(expected);
    }
  }

  @Test
  void readsEveryDateOfTwoCenturies() {
    LocalDate last = LocalDate.of(2200, 1, 1);
    for (LocalDate day = LocalDate.of(1900, 1, 1); day.isBefore(last); day = day.plusDays(1)) {
      String text = day.toString();
      assertThat(InstantText.date(text.toCharArray(), 0, text.length()))
          .as(text)
          .isEqualTo(day.toEpochDay());
    }
  }

  @Test
  void cutsTheFractionBeyondTheMicrosecond() {
    assertThat(micros("1970-01-01T00:00:01.1234569999999Z")).isEqualTo(1_123_456);
    assertThat(micros("1970-01-01T00:00:01.5Z")).isEqualTo(1_500_000);
  }

  @Test
  void readsTheLeapSecondAsTheNextOne() {
    assertThat(micros("2016-12-31T23:59:60Z")).isEqualTo(micros("2017-01-01T00:00:00Z"));
  }

  @Test
  void takesSmallLettersAndASpace() {
    assertThat(micros("2026-01-02 03:04:05z")).isEqualTo(micros("2026-01-02T03:04:05Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-01-02",
        "2026-01-02T03:04:05",
        "2026-01-02T03:04Z",
        "2026-02-29T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-00-01T00:00:00Z",
        "2026-01-00T00:00:00Z",
        "2026-04-31T00:00:00Z",
        "2026-01-02T24:00:00Z",
        "2026-01-02T23:60:00Z",
        "2026-01-02T23:00:61Z",
        "2026-01-02T23:00:00.Z",
        "2026-01-02T23:00:00.5",
        "2026-01-02T23:00:00+0100",
        "2026-01-02T23:00:00+24:00",
        "2026-01-02T23:00:00+01:60",
        "2026-01-02T23:00:00Zjunk",
        "2026-01-02T23:00:00ZZ",
        "20260102T230000Z      ",
        "2026/01/02T23:00:00Z",
        "-026-01-02T23:00:00Z",
        "+2026-01-02T23:00:00Z",
        "２０２６-01-02T23:00:00Z"
      })
  void refuses(String text) {
    assertThat(micros(text)).isEqualTo(InstantText.INVALID);
  }

  private static long micros(String text) {
    char[] padded = ("xx" + text + "yy").toCharArray();
    return InstantText.micros(padded, 2, text.length());
  }

  private static OffsetDateTime randomMoment(Random random) {
    Instant second = Instant.ofEpochSecond(random.nextLong(LAST_SECOND));
    int micros = random.nextBoolean() ? random.nextInt(1_000_000) : 0;
    ZoneOffset offset = ZoneOffset.ofTotalSeconds(60 * (random.nextInt(2 * 1_080) - 1_080));
    return second.plus(micros, ChronoUnit.MICROS).atOffset(offset);
  }
}
