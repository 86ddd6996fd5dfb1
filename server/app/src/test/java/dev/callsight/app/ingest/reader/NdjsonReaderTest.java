package dev.callsight.app.ingest.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NdjsonReaderTest {
  private static final String MINIMAL =
      "\"id\":\"%s\",\"startedAt\":\"2026-03-29T00:30:00+01:00\",\"durationSeconds\":61.5";

  @Test
  void readsEveryTypeOfField() throws IOException {
    Reading reading =
        read(
            """
            {"id":"c1","startedAt":"2026-03-29T00:30:00.25+01:00","durationSeconds":61.5,\
            "direction":"inbound","successful":true,"transferred":false,"country":"de",\
            "satisfaction":4,"cost":0.123456,"currency":"eur","city":"S\\u00e3o \\uD83D\\uDE00",\
            "outcome":null,"properties":{"b":[1,{"z":1,"a":null}],"a":"x"},"extra":1.50}
            """);
    assertThat(reading.errors()).isEmpty();
    assertThat(reading.rows().getFirst())
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("id", "c1"),
                Map.entry("startedAt", Instant.parse("2026-03-28T23:30:00.250Z")),
                Map.entry("durationSeconds", new BigDecimal("61.500")),
                Map.entry("direction", "inbound"),
                Map.entry("successful", true),
                Map.entry("transferred", false),
                Map.entry("country", "DE"),
                Map.entry("satisfaction", 4L),
                Map.entry("cost", new BigDecimal("0.123456")),
                Map.entry("currency", "EUR"),
                Map.entry("city", "São \uD83D\uDE00"),
                Map.entry(
                    "properties", "{\"a\":\"x\",\"b\":[1,{\"a\":null,\"z\":1}],\"extra\":1.50}")));
  }

  @Test
  void refusesABrokenLineAndReadsTheNext() throws IOException {
    Reading reading =
        read(row("a") + "\n{\"id\":\"b\",\n\n" + row("c") + "\nnull\n[]\n" + row("d"));
    assertThat(ids(reading)).containsExactly("a", "c", "d");
    assertThat(reading.errors()).extracting(RowError::line).containsExactly(2L, 5L, 6L);
    assertThat(reading.errors()).extracting(RowError::field).containsOnlyNulls();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"x\"}{\"id\":\"y\"}",
        "{\"id\":\"x\"} trailing",
        "{\"id\":\"x\",}",
        "{id:\"x\"}",
        "{'id':'x'}",
        "{\"id\":\"x\"",
        "{\"id\":\"tab\there\"}",
        "{\"id\":\"\\x\"}",
        "\"text\"",
        "12",
        "{\"a\":[[[[",
        "}"
      })
  void refusesWhatIsNotOneObject(String line) throws IOException {
    Reading reading = read(line + "\n" + row("next"));
    assertThat(ids(reading)).containsExactly("next");
    assertThat(reading.errors())
        .isNotEmpty()
        .allSatisfy(error -> {
          assertThat(error.line()).isEqualTo(1);
        });
    assertThat(reading.errors().getFirst().value()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "country | \"XX\" | ISO 3166",
        "country | \"DEU\" | ISO 3166",
        "country | \"\" | ISO 3166",
        "currency | \"EURO\" | ISO 4217",
        "currency | \"QQQ\" | ISO 4217",
        "direction | \"Inbound\" | one of inbound, outbound",
        "direction | 1 | one of inbound, outbound",
        "successful | \"true\" | true or false",
        "successful | 1 | true or false",
        "updatedAt | \"2026-01-01\" | RFC 3339",
        "updatedAt | \"2026-01-01T00:00:00\" | RFC 3339",
        "updatedAt | \"1969-12-31T23:59:59Z\" | RFC 3339",
        "updatedAt | \"2101-01-01T00:00:00Z\" | RFC 3339",
        "updatedAt | \"9999-12-31T00:00:00Z\" | RFC 3339",
        "updatedAt | 1700000000 | RFC 3339",
        "city | 5 | text",
        "city | \"a\\u0000b\" | NUL",
        "city | \"\\ud800\" | surrogate",
        "city | \"\\udc00\\ud800\" | surrogate",
        "city | [\"x\"] | text",
        "properties | \"x\" | object",
        "properties | [1] | object",
        "properties | {\"a\":\"\\u0000\"} | NUL",
        "properties | {\"a\":1e999} | 1e999",
        "properties | {\"a\":{\"b\":1,\"b\":2}} | twice"
      })
  void refusesAFieldThatIsWrong(String field, String value, String message) throws IOException {
    Reading reading = read("{" + MINIMAL.formatted("x") + ",\"" + field + "\":" + value + "}");
    assertThat(reading.rows()).isEmpty();
    assertThat(reading.errors())
        .singleElement()
        .satisfies(error -> {
          assertThat(error.message()).contains(message);
          if (!field.equals("properties") || !value.startsWith("{")) {
            assertThat(error.field()).isEqualTo(field);
          }
        });
  }

  @Test
  void namesEveryMissingFieldAndTheOneMeant() throws IOException {
    Reading reading = read("{\"id\":\"\",\"started_at\":\"2026-01-01T00:00:00Z\"}");
    assertThat(reading.errors())
        .extracting(RowError::field)
        .containsExactlyInAnyOrder("id", "startedAt", "durationSeconds");
    assertThat(reading.errors())
        .anySatisfy(error -> assertThat(error.message()).contains("\"started_at\""));
    assertThat(reading.rejected()).isEqualTo(1);
  }

  @Test
  void refusesANameThatStandsTwice() throws IOException {
    assertThat(read("{" + MINIMAL.formatted("x") + ",\"id\":\"y\"}").errors())
        .singleElement()
        .satisfies(error -> assertThat(error.message()).contains("twice"));
    assertThat(read("{" + MINIMAL.formatted("x") + ",\"z\":1,\"properties\":{\"z\":1}}").errors())
        .singleElement()
        .satisfies(error -> assertThat(error.field()).isEqualTo("z"));
  }

  @Test
  void boundsProperties() throws IOException {
    String deep = "[".repeat(20) + "]".repeat(20);
    assertThat(read("{" + MINIMAL.formatted("x") + ",\"deep\":" + deep + "}").errors())
        .singleElement()
        .satisfies(error -> assertThat(error.message()).contains("16 levels"));
    String deepest = "[".repeat(5_000) + "]".repeat(5_000);
    assertThat(read("{" + MINIMAL.formatted("x") + ",\"deep\":" + deepest + "}").rejected())
        .isEqualTo(1);
    String large = "y".repeat(Properties.LONGEST);
    assertThat(read("{" + MINIMAL.formatted("x") + ",\"large\":\"" + large + "\"}").errors())
        .singleElement()
        .satisfies(error -> assertThat(error.message()).contains("65536 characters"));
  }

  @Test
  void refusesWhatIsNotUtf8OnItsLineOnly() throws IOException {
    byte[] body =
        (row("a") + "\n" + row("\u00ff") + "\n" + row("c")).getBytes(StandardCharsets.ISO_8859_1);
    Reading reading = Reading.of(BodyFormat.NDJSON, "calls", body, ReadLimits.STANDARD);
    assertThat(ids(reading)).containsExactly("a", "c");
    assertThat(reading.errors().getFirst().message()).contains("UTF-8");
  }

  @Test
  void takesNoOtherEncoding() throws IOException {
    byte[] body = row("a").getBytes(StandardCharsets.UTF_16LE);
    Reading reading = Reading.of(BodyFormat.NDJSON, "calls", body, ReadLimits.STANDARD);
    assertThat(reading.rows()).isEmpty();
    assertThat(reading.rejected()).isEqualTo(1);
  }

  @Test
  void passesOverAnEndlessLine() throws IOException {
    List<InputStream> parts = new ArrayList<>();
    parts.add(stream(row("a") + "\n{\"id\":\""));
    byte[] block = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 100; i++) {
      parts.add(new ByteArrayInputStream(block));
    }
    parts.add(stream("\"}\n" + row("b")));
    InputStream body = new SequenceInputStream(Collections.enumeration(parts));
    RecordReader reader =
        BodyFormat.NDJSON.reader(body, Reading.entity("calls"), ReadLimits.STANDARD);
    ParsedBatch batch = Objects.requireNonNull(reader.next());
    assertThat(batch.records().size()).isEqualTo(2);
    assertThat(batch.errors())
        .singleElement()
        .satisfies(error -> {
          assertThat(error.line()).isEqualTo(2);
          assertThat(error.message()).contains("longer than 16777216 bytes");
          assertThat(error.value()).hasSize(RowError.LONGEST_VALUE).startsWith("{\"id\":\"xxx");
        });
    assertThat(reader.next()).isNull();
  }

  @Test
  void cutsBatchesByRowsAndKeepsTheOrder() throws IOException {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 1_000; i++) {
      body.append(row("c" + i)).append(i % 3 == 0 ? "\r\n" : "\n");
    }
    ReadLimits small = new ReadLimits(7, 1_000_000, 1_000, 10);
    RecordReader reader =
        BodyFormat.NDJSON.reader(stream(body.toString()), Reading.entity("calls"), small);
    assertThat(reader.next()).satisfies(batch -> assertThat(batch.rows()).isEqualTo(7));
    Reading all = Reading.of(BodyFormat.NDJSON, "calls", Reading.bytes(body.toString()), small);
    assertThat(all.rows()).hasSize(1_000);
    assertThat(ids(all).get(999)).isEqualTo("c999");
  }

  @Test
  void cutsBatchesByTheSizeOfTheirTexts() throws IOException {
    String body = row("a").replace("}", ",\"summary\":\"" + "s".repeat(600) + "\"}\n").repeat(10);
    ReadLimits small = new ReadLimits(1_000, 1_000, 10_000, 10);
    RecordReader reader = BodyFormat.NDJSON.reader(stream(body), Reading.entity("calls"), small);
    assertThat(reader.next()).satisfies(batch -> assertThat(batch.rows()).isEqualTo(2));
  }

  @Test
  void keepsAtMostTheErrorsAskedForAndCountsAll() throws IOException {
    ReadLimits small = new ReadLimits(100, 1_000_000, 1_000, 10);
    Reading reading =
        Reading.of(BodyFormat.NDJSON, "calls", Reading.bytes("nonsense\n".repeat(5_000)), small);
    assertThat(reading.rejected()).isEqualTo(5_000);
    assertThat(reading.errors()).hasSize(10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "  \r\n\t\n"})
  void refusesAnEmptyBody(String body) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOf(MalformedBodyException.class)
        .hasMessageContaining("empty");
  }

  @Test
  void readsPastAByteOrderMark() throws IOException {
    assertThat(ids(read("\ufeff" + row("a")))).containsExactly("a");
  }

  @Test
  void readsTheSameThroughGzipInSeveralMembers() throws IOException {
    byte[] first = Reading.gzip(Reading.bytes(row("a") + "\n" + row("b").substring(0, 10)));
    byte[] second = Reading.gzip(Reading.bytes(row("b").substring(10)));
    byte[] both = new byte[first.length + second.length];
    System.arraycopy(first, 0, both, 0, first.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    assertThat(ids(Reading.of(BodyFormat.NDJSON, "calls", both, ReadLimits.STANDARD)))
        .containsExactly("a", "b");
  }

  @Test
  void saysThatACutGzipIsDamaged() {
    byte[] whole = Reading.gzip(Reading.bytes((row("a") + "\n").repeat(1_000)));
    for (int length : new int[] {2, 9, 15, whole.length / 2, whole.length - 1}) {
      byte[] cut = java.util.Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> Reading.of(BodyFormat.NDJSON, "calls", cut, ReadLimits.STANDARD))
          .isInstanceOf(MalformedBodyException.class)
          .hasMessageContaining("gzip body is damaged");
    }
  }

  @Test
  void refusesABodyThatExpandsWithoutEnd() {
    byte[] bomb = Reading.gzip(new byte[200 << 20]);
    assertThatThrownBy(() -> Reading.of(BodyFormat.NDJSON, "calls", bomb, ReadLimits.STANDARD))
        .isInstanceOf(BodyTooLargeException.class)
        .hasMessageContaining("expands more than 400 times");
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(Reading.bytes(text));
  }

  private static String row(String id) {
    return "{" + MINIMAL.formatted(id) + "}";
  }

  private static List<Object> ids(Reading reading) {
    return reading.rows().stream().map(row -> row.get("id")).toList();
  }

  private static Reading read(String body) throws IOException {
    return Reading.of(BodyFormat.NDJSON, "calls", body);
  }
}
