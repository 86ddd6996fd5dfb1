package dev.callsight.app.ingest.reader;

import dev.callsight.core.catalog.Field;
import dev.callsight.core.catalog.FieldType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * A decimal, kept exactly to the field's scale and rounded half to even beyond it, or a whole
 * number, which may be written {@code 12.0}.
 */
final class NumberColumn extends Column {
  /** The largest unscaled value that a store's 18-digit decimal holds. */
  private static final BigDecimal LARGEST = BigDecimal.valueOf(999_999_999_999_999_999L);

  private final boolean whole;
  private final BigDecimal minimum;
  private final BigDecimal maximum;
  private final long smallest;
  private final long largest;

  NumberColumn(Field field, int position) {
    super(field, position);
    this.whole = field.type() == FieldType.INTEGER;
    this.minimum = orElse(field.minimum(), LARGEST.negate());
    this.maximum = orElse(field.maximum(), LARGEST);
    this.smallest = unscaled(minimum, RoundingMode.CEILING);
    this.largest = unscaled(maximum, RoundingMode.FLOOR);
  }

  @Override
  String expected() {
    return (whole ? "a whole number from " : "a number from ")
        + minimum.toPlainString()
        + " to "
        + maximum.toPlainString();
  }

  @Override
  boolean takes(JsonToken token) {
    return token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
  }

  @Override
  void read(char[] text, int offset, int length, Rows rows) {
    long value = DecimalText.simple(text, offset, length, field.scale());
    if (value == DecimalText.NOT_SIMPLE) {
      readGeneral(text, offset, length, rows);
    } else if (value < smallest || value > largest) {
      refuse(text, offset, length, rows);
    } else {
      rows.number(this, value);
    }
  }

  private void readGeneral(char[] text, int offset, int length, Rows rows) {
    BigDecimal number = DecimalText.general(text, offset, length);
    if (number == null || DecimalText.isHuge(number)) {
      refuse(text, offset, length, rows);
      return;
    }
    BigDecimal sized = DecimalText.isTiny(number) ? tiny(number) : number;
    boolean inRange = sized.compareTo(minimum) >= 0 && sized.compareTo(maximum) <= 0;
    BigDecimal rounded = sized.setScale(field.scale(), RoundingMode.HALF_EVEN);
    if (!inRange || (whole && rounded.compareTo(sized) != 0)) {
      refuse(text, offset, length, rows);
    } else {
      rows.number(this, rounded.unscaledValue().longValueExact());
    }
  }

  /** A number of the same sign that is compared and rounded like it, without its digits. */
  private static BigDecimal tiny(BigDecimal number) {
    return BigDecimal.valueOf(number.signum()).movePointLeft(18);
  }

  private long unscaled(BigDecimal bound, RoundingMode rounding) {
    return bound.setScale(field.scale(), rounding).unscaledValue().longValueExact();
  }

  private BigDecimal orElse(@Nullable BigDecimal bound, BigDecimal largest) {
    return bound == null ? largest.movePointLeft(field.scale()) : bound;
  }
}
