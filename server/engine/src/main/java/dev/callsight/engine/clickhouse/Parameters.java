package dev.callsight.engine.clickhouse;

import dev.callsight.core.sql.Sql;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values of a statement as ClickHouse takes them: texts are named and beside the statement. */
final class Parameters {
  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

  /** So many different texts are a parameter each; more go by the dozen. */
  private static final int SINGLE = 500;

  private static final int PACKED = 24;

  private final Map<String, Object> values = new HashMap<>();
  private final Map<String, Integer> texts = new HashMap<>();
  private final Map<String, List<String>> packs = new HashMap<>();

  /** The values so far, by name. */
  Map<String, Object> values() {
    return values;
  }

  Parameters with(String name, Object value) {
    values.put(name, text(value));
    return this;
  }

  /** Texts as an array. Quotes are doubled; the client escapes all else, as in every value. */
  Parameters with(String name, Collection<String> several) {
    values.put(
        name,
        several.stream()
            .map(text -> "'" + text.replace("'", "''") + "'")
            .collect(Collectors.joining(",", "[", "]")));
    return this;
  }

  /**
   * The text of a statement with each {@code ?} outside of quotes replaced by its value, or by a
   * parameter, whose value is taken.
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
        text.append(placeholder(given.get(next)));
        next++;
        continue;
      }
      text.append(character);
    }
    return text.toString();
  }

  /**
   * Texts are never part of a statement. What cannot hold a quote is: a server takes a thousand
   * parameters at most, and a question about each day of years has more instants.
   */
  private String placeholder(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case String given -> placeholder(given);
      case Boolean truth -> "toBool(" + truth + ")";
      case Double number -> "toFloat64('" + number + "')";
      case BigDecimal decimal ->
          "toDecimal128('%s', %d)".formatted(text(decimal), Math.max(decimal.scale(), 0));
      case Instant _ -> "toDateTime64('" + text(value) + "', 6, 'UTC')";
      case LocalDate date -> "toDate32('" + date + "')";
      case Integer _, Long _ -> "toInt64(" + value + ")";
      default -> throw new IllegalArgumentException("no parameter can be " + value.getClass());
    };
  }

  private String placeholder(String text) {
    int number = texts.computeIfAbsent(text, _ -> texts.size());
    if (number < SINGLE) {
      values.put("p" + number, text);
      return "{p" + number + ":String}";
    }
    int pack = (number - SINGLE) / PACKED;
    List<String> together = packs.computeIfAbsent("packed" + pack, _ -> new ArrayList<>());
    int place = (number - SINGLE) % PACKED;
    if (place == together.size()) {
      together.add(text);
      with("packed" + pack, together);
    }
    return "{packed%d:Array(String)}[%d]".formatted(pack, place + 1);
  }

  private static String text(Object value) {
    return switch (value) {
      case Instant instant -> INSTANT.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
      case BigDecimal decimal -> decimal.toPlainString();
      default -> value.toString();
    };
  }
}
