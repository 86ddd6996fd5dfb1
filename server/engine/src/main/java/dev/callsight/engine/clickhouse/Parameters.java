package dev.callsight.engine.clickhouse;

import dev.callsight.core.sql.Sql;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values of a statement as ClickHouse takes them: named, typed, beside the text. */
final class Parameters {
  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

  private final Map<String, Object> values = new HashMap<>();

  /** The values so far, by name. */
  Map<String, Object> values() {
    return values;
  }

  Parameters with(String name, Object value) {
    values.put(name, text(value));
    return this;
  }

  /** Texts as an array. */
  Parameters with(String name, Collection<String> texts) {
    values.put(
        name,
        texts.stream()
            .map(text -> "'" + escaped(text).replace("'", "\\'") + "'")
            .collect(Collectors.joining(",", "[", "]")));
    return this;
  }

  /**
   * The text of a statement with each {@code ?} outside of quotes replaced by a parameter, whose
   * value is taken.
   */
  String named(Sql sql) {
    StringBuilder text = new StringBuilder();
    List<@Nullable Object> given = sql.parameters();
    int next = 0;
    char quote = 0;
    for (int i = 0; i < sql.text().length(); i++) {
      char character = sql.text().charAt(i);
      if (quote != 0) {
        quote = character == quote ? 0 : quote;
      } else if (character == '\'' || character == '"' || character == '`') {
        quote = character;
      } else if (character == '?') {
        text.append(placeholder(next, given.get(next)));
        next++;
        continue;
      }
      text.append(character);
    }
    return text.toString();
  }

  private String placeholder(int number, @Nullable Object value) {
    if (value == null) {
      return "null";
    }
    String name = "p" + number;
    values.put(name, text(value));
    return "{" + name + ":" + type(value) + "}";
  }

  private static String type(Object value) {
    return switch (value) {
      case String _ -> "String";
      case Boolean _ -> "Bool";
      case Double _ -> "Float64";
      case BigDecimal decimal -> "Decimal(38," + Math.max(decimal.scale(), 0) + ")";
      case Instant _ -> "DateTime64(6,'UTC')";
      case LocalDate _ -> "Date32";
      case Number _ -> "Int64";
      default -> throw new IllegalArgumentException("no parameter can be " + value.getClass());
    };
  }

  private static String text(Object value) {
    return switch (value) {
      case Instant instant -> INSTANT.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
      case BigDecimal decimal -> decimal.toPlainString();
      case String text -> escaped(text);
      default -> value.toString();
    };
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r")
        .replace("\0", "\\0")
        .replace("\b", "\\b")
        .replace("\f", "\\f");
  }
}
