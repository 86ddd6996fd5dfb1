package dev.callsight.core.sql;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
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
  public Sql {
    Objects.requireNonNull(text, "text");
    parameters = Collections.unmodifiableList(Arrays.asList(parameters.toArray()));
  }
}
