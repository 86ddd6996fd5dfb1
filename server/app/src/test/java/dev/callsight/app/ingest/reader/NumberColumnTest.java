package dev.callsight.app.ingest.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberColumnTest {
  @Test
  void keepsEveryNumberExactlyToItsScale() throws IOException {
    Random random = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      String text = randomNumber(random);
      BigDecimal exact = new BigDecimal(text);
      Object read = event(text).rows().getFirst().get("value");
      assertThat(read).as(text).isEqualTo(exact.setScale(6, RoundingMode.HALF_EVEN));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0.0000005, 0.000000",
    "0.0000015, 0.000002",
    "0.0000025, 0.000002",
    "-0.0000015, -0.000002",
    "-0, 0.000000",
    "1E+3, 1000.000000",
    "1e-400, 0.000000",
    "1e-2000000000, 0.000000",
    "999999999999, 999999999999.000000",
    "999999999999.0000000, 999999999999.000000",
    "0e999999999, 0.000000",
    "12345678901.123456, 12345678901.123456"
  })
  void roundsHalfToEvenBeyondTheScale(String text, BigDecimal expected) throws IOException {
    assertThat(event(text).rows().getFirst()).containsEntry("value", expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e308",
        "-1e308",
        "1e999999999",
        "1e99999999999",
        "999999999999.000001",
        "1000000000000",
        "99999999999999999999999999",
        "\"1\"",
        "true",
        "[1]",
        "{\"a\":1}"
      })
  void refusesWhatIsNoAmount(String text) throws IOException {
    Reading reading = event(text);
    assertThat(reading.rows()).isEmpty();
    assertThat(reading.errors())
        .singleElement()
        .satisfies(error -> {
          assertThat(error.field()).isEqualTo("value");
          assertThat(error.message()).startsWith("expected a number from -999999999999 to");
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "+1", "01", ".5", "5.", "1,5", "0x1"})
  void refusesWhatJsonHasNoNumberFor(String text) throws IOException {
    Reading reading = event(text);
    assertThat(reading.rejected()).isEqualTo(1);
    assertThat(reading.errors().getFirst().message()).startsWith("is not valid JSON");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"NaN", "Infinity", "1e308", "1,5", "--1", "1.2.3", "abc", "1 2", "0x1", "-"})
  void refusesWhatIsNoNumberInCsv(String text) throws IOException {
    String body = "id,subjectId,name,at,value\n1,s,n,2026-01-01T00:00:00Z,\"" + text + "\"\n";
    Reading reading = Reading.of(BodyFormat.CSV, "events", body);
    assertThat(reading.rejected()).isEqualTo(1);
    assertThat(reading.errors().getFirst().field()).isEqualTo("value");
    assertThat(reading.errors().getFirst().value()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"12.0, 12", "1.2e1, 12", "0, 0", "1000000, 1000000", "5E0, 5"})
  void takesWholeNumbersInAnyNotation(String text, long expected) throws IOException {
    assertThat(call("interruptions", text).rows().getFirst())
        .containsEntry("interruptions", expected);
  }

  @ParameterizedTest
  @CsvSource({
    "interruptions, 12.5",
    "interruptions, -1",
    "interruptions, 1000001",
    "interruptions, 1e-1",
    "interruptions, 9223372036854775808",
    "qualityScore, 100.0001",
    "qualityScore, -0.0000001",
    "satisfaction, 0",
    "satisfaction, 6",
    "sentiment, 1.0000000001"
  })
  void refusesWhatIsOutOfRange(String field, String text) throws IOException {
    Reading reading = call(field, text);
    assertThat(reading.rows()).isEmpty();
    assertThat(reading.errors())
        .singleElement()
        .satisfies(error -> {
          assertThat(error.field()).isEqualTo(field);
          assertThat(error.value()).isEqualTo(text);
        });
  }

  private static Reading event(String value) throws IOException {
    return Reading.of(
        BodyFormat.NDJSON,
        "events",
        "{\"id\":\"1\",\"subjectId\":\"s\",\"name\":\"n\",\"at\":\"2026-01-01T00:00:00Z\",\"value\":"
            + value
            + "}");
  }

  private static Reading call(String field, String value) throws IOException {
    return Reading.of(
        BodyFormat.NDJSON,
        "calls",
        "{\"id\":\"1\",\"startedAt\":\"2026-01-01T00:00:00Z\",\"durationSeconds\":1,\""
            + field
            + "\":"
            + value
            + "}");
  }

  private static String randomNumber(Random random) {
    StringBuilder text = new StringBuilder(random.nextBoolean() ? "-" : "");
    text.append(random.nextLong(1L << random.nextInt(1, 39)));
    if (random.nextInt(3) > 0) {
      text.append('.');
      random.ints(random.nextInt(1, 15), 0, 10).forEach(text::append);
    }
    if (random.nextInt(4) == 0) {
      text.append(random.nextBoolean() ? 'e' : 'E').append(-random.nextInt(12));
    }
    return text.toString();
  }
}
