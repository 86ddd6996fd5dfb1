package dev.callsight.app.ingest.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callsight.core.catalog.Field;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Random right rows survive exactly; random damage ends in a declared outcome, never another. */
class ReaderFuzzTest {
  private static final ReadLimits LIMITS = new ReadLimits(50, 1 << 16, 1 << 20, 1_000);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "calls",
        "leads",
        "deals",
        "stages",
        "payments",
        "subscriptions",
        "campaigns",
        "spend",
        "touchpoints",
        "events",
        "assistants",
        "people"
      })
  void rightRowsSurviveInEveryFormat(String entity) throws IOException {
    List<Map<String, Object>> rows = rows(entity, new Random(entity.hashCode()), 300);
    String lines = rows.stream().map(ReaderFuzzTest::json).collect(Collectors.joining("\n"));
    String array =
        rows.stream().map(ReaderFuzzTest::json).collect(Collectors.joining(",", "[", "]"));
    assertSurvived(Reading.of(BodyFormat.NDJSON, entity, Reading.bytes(lines), LIMITS), rows);
    assertSurvived(Reading.of(BodyFormat.JSON, entity, Reading.bytes(array), LIMITS), rows);
    assertSurvived(Reading.of(BodyFormat.CSV, entity, csv(entity, rows), LIMITS), rows);
    assertSurvived(
        Reading.of(BodyFormat.CSV, entity, Reading.gzip(csv(entity, rows)), LIMITS), rows);
  }

  @ParameterizedTest
  @EnumSource(BodyFormat.class)
  void damageIsAlwaysADeclaredOutcome(BodyFormat format) {
    Random random = new Random(42);
    for (int round = 0; round < 1_500; round++) {
      byte[] body = body(format, rows("calls", random, 1 + random.nextInt(8)));
      damage(body, random);
      assertThat(outcome(format, body)).isIn("read", "malformed");
    }
  }

  @ParameterizedTest
  @EnumSource(BodyFormat.class)
  void damagedGzipIsAlwaysADeclaredOutcome(BodyFormat format) {
    Random random = new Random(43);
    for (int round = 0; round < 500; round++) {
      byte[] body = Reading.gzip(body(format, rows("calls", random, 3)));
      damage(body, random);
      assertThat(outcome(format, body)).isIn("read", "malformed");
    }
  }

  private static String outcome(BodyFormat format, byte[] body) {
    try {
      Reading reading = Reading.of(format, "calls", body, LIMITS);
      reading.rows().forEach(row -> assertThat(row).containsKeys("id", "startedAt"));
      assertThat(reading.errors().isEmpty()).isEqualTo(reading.rejected() == 0);
      return "read";
    } catch (MalformedBodyException _) {
      return "malformed";
    } catch (IOException e) {
      return "other: " + e;
    }
  }

  private static void assertSurvived(Reading reading, List<Map<String, Object>> rows) {
    assertThat(reading.errors()).isEmpty();
    assertThat(reading.rows()).hasSameSizeAs(rows);
    for (int i = 0; i < rows.size(); i++) {
      assertThat(reading.rows().get(i)).isEqualTo(rows.get(i));
    }
  }

  private static void damage(byte[] body, Random random) {
    for (int i = random.nextInt(1, 6); i > 0; i--) {
      int at = random.nextInt(body.length);
      switch (random.nextInt(4)) {
        case 0 -> body[at] = (byte) random.nextInt(256);
        case 1 -> body[at] = (byte) "{}[]\",:\n\\\r0-e.".charAt(random.nextInt(14));
        case 2 -> body[at] ^= (byte) (1 << random.nextInt(8));
        default ->
            System.arraycopy(body, 0, body, at, Math.min(random.nextInt(20), body.length - at));
      }
    }
  }

  private static byte[] body(BodyFormat format, List<Map<String, Object>> rows) {
    return switch (format) {
      case NDJSON ->
          Reading.bytes(rows.stream().map(ReaderFuzzTest::json).collect(Collectors.joining("\n")));
      case JSON ->
          Reading.bytes(
              rows.stream().map(ReaderFuzzTest::json).collect(Collectors.joining(",", "[", "]")));
      case CSV -> csv("calls", rows);
    };
  }

  private static List<Map<String, Object>> rows(String entity, Random random, int count) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Map<String, Object> row = new LinkedHashMap<>();
      for (Field field : Reading.entity(entity).recordFields()) {
        if (field.required() || random.nextInt(3) > 0) {
          row.put(field.name(), value(field, random));
        }
      }
      rows.add(row);
    }
    return rows;
  }

  private static Object value(Field field, Random random) {
    return switch (field.type()) {
      case TEXT -> text(field, random);
      case INSTANT ->
          Instant.ofEpochSecond(
              random.nextLong(4_133_980_800L), 1_000L * random.nextInt(1_000_000));
      case DATE -> LocalDate.ofEpochDay(random.nextInt(47_847));
      case DECIMAL -> decimal(field, random);
      case INTEGER -> decimal(field, random).longValue();
      case BOOLEAN -> random.nextBoolean();
      case JSON -> "{\"a\":" + random.nextInt() + ",\"b\":[true,null,{\"c\":\"é\\n\"}]}";
    };
  }

  private static BigDecimal decimal(Field field, Random random) {
    BigDecimal minimum = java.util.Objects.requireNonNull(field.minimum());
    BigDecimal width = java.util.Objects.requireNonNull(field.maximum()).subtract(minimum);
    return minimum
        .add(width.multiply(BigDecimal.valueOf(random.nextDouble())))
        .setScale(field.scale(), java.math.RoundingMode.DOWN);
  }

  private static String text(Field field, Random random) {
    if (!field.values().isEmpty()) {
      return field.values().get(random.nextInt(field.values().size()));
    }
    if (field.name().equals("country")) {
      return List.of("DE", "PT", "IN", "XK").get(random.nextInt(4));
    }
    if (field.name().equals("currency")) {
      return List.of("EUR", "USD", "JPY").get(random.nextInt(3));
    }
    int[] alphabet =
        "abcXYZ 019_-=+@,;:'\"\\/\n\r\t{}[]<>éßñ漢字\uD83D\uDE00\u2028\u0001".codePoints().toArray();
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(1, 40); i > 0; i--) {
      text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
    }
    return text.toString();
  }

  private static String json(Map<String, Object> row) {
    return row.entrySet().stream()
        .map(entry -> quoted(entry.getKey()) + ":" + jsonValue(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String jsonValue(String name, Object value) {
    return switch (value) {
      case String text when name.equals("properties") -> text;
      case String text -> quoted(text);
      case Instant instant -> quoted(instant.toString());
      case LocalDate date -> quoted(date.toString());
      case BigDecimal number -> number.toPlainString();
      default -> value.toString();
    };
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    text.chars()
        .forEach(unit -> {
          if (unit < ' ' || unit == '"' || unit == '\\') {
            json.append("\\u%04x".formatted(unit));
          } else {
            json.append((char) unit);
          }
        });
    return json.append('"').toString();
  }

  private static byte[] csv(String entity, List<Map<String, Object>> rows) {
    List<String> names = Reading.entity(entity).recordFields().stream().map(Field::name).toList();
    StringBuilder csv = new StringBuilder(String.join(",", names)).append("\r\n");
    for (Map<String, Object> row : rows) {
      csv.append(
              names.stream()
                  .map(name -> csvField(row.getOrDefault(name, "").toString()))
                  .collect(Collectors.joining(",")))
          .append("\r\n");
    }
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String csvField(String text) {
    return "\"" + text.replace("\"", "\"\"") + "\"";
  }
}
