package dev.callsight.core.catalog;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One field of an entity: how it is written, checked and stored.
 *
 * @param name camelCase, as in records
 * @param type the kind of value
 * @param required whether a record without it is refused
 * @param scale decimal places kept, 0–6; 0 unless {@link FieldType#DECIMAL}
 * @param minimum smallest number accepted, or null
 * @param maximum largest number accepted, or null
 * @param values the only texts accepted; empty means any
 * @param maximumLength longest text accepted, in characters
 * @param money whether the value is an amount in the record's {@code currency}; such a field has a
 *     second column {@link #reportingColumn()} in the organization's currency
 * @param derived whether the store computes it; never read from a record
 */
public record Field(
    String name,
    FieldType type,
    boolean required,
    int scale,
    @Nullable BigDecimal minimum,
    @Nullable BigDecimal maximum,
    List<String> values,
    int maximumLength,
    boolean money,
    boolean derived) {

  public Field {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    values = List.copyOf(values);
    if (scale < 0 || scale > 6) {
      throw new IllegalArgumentException("scale of " + name + " is " + scale + ", not 0–6");
    }
  }

  /** The column that holds it: the name in snake_case. */
  public String column() {
    return snakeCase(name);
  }

  /**
   * For money: the column with the amount in the organization's currency, null when no rate is
   * known.
   */
  public String reportingColumn() {
    return column() + "_reporting";
  }

  private static String snakeCase(String camelCase) {
    return camelCase.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }
}
