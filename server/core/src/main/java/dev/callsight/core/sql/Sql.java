package dev.callsight.core.sql;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One read-only statement: text with {@code ?} placeholders and their values in order.
 *
 * <p>The text never names an organization; the engine runs it inside one. Values are {@link
 * String}, {@link Boolean}, {@link Long}, {@link java.math.BigDecimal}, {@link Double}, {@link
 * java.time.Instant}, {@link java.time.LocalDate} or null.
 *
 * @param text the statement
 * @param parameters values for the placeholders, in order
 */
public record Sql(String text, List<@Nullable Object> parameters) {
  private static final DateTimeFormatter SECONDS =
      new DateTimeFormatterBuilder()
          .appendPattern("yyyy-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
          .toFormatter(Locale.ROOT);

  public Sql {
    Objects.requireNonNull(text, "text");
    parameters = Collections.unmodifiableList(Arrays.asList(parameters.toArray()));
  }

  /** The statement with its values in place: to be read and tried by people, not to be run. */
  public String readable() {
    StringBuilder readable = new StringBuilder();
    int next = 0;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (quote != 0) {
        quote = character == quote ? 0 : quote;
      } else if (character == '\'' || character == '"') {
        quote = character;
      } else if (character == '?' && next < parameters.size()) {
        readable.append(literal(parameters.get(next++)));
        continue;
      }
      readable.append(character);
    }
    return readable.toString();
  }

  private static String literal(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Instant instant ->
          "timestamp '" + SECONDS.format(LocalDateTime.ofInstant(instant, UTC)) + "'";
      case LocalDate date -> "date '" + date + "'";
      case Number number -> number.toString();
      case Boolean truth -> truth.toString();
      default -> "'" + value.toString().replace("'", "''") + "'";
    };
  }
}
