package dev.callsight.app.ingest.reader;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Decimal numbers read exactly: the common short ones without an object, the rest in general. */
final class DecimalText {
  /** What the quick way leaves to the general one: no unscaled value is as small. */
  static final long NOT_SIMPLE = Long.MIN_VALUE;

  /** So many digits fit into a long whatever they are. */
  private static final int SAFE_DIGITS = 18;

  /** More is no amount anybody means, and costs time that grows with its square. */
  private static final int LONGEST = 1_000;

  private static final long[] POWERS = powers();

  private DecimalText() {}

  /**
   * The unscaled value at that scale of a number with an optional sign, digits and at most {@code
   * scale} decimals; {@link #NOT_SIMPLE} for everything else, right or wrong.
   */
  static long simple(char[] text, int offset, int length, int scale) {
    int index = offset;
    int end = offset + length;
    boolean negative = length > 0 && text[index] == '-';
    index += negative ? 1 : 0;
    long value = 0;
    int digits = 0;
    int decimals = -1;
    for (; index < end; index++) {
      int digit = text[index] - '0';
      if (digit >= 0 && digit <= 9) {
        value = value * 10 + digit;
        digits++;
        decimals += decimals < 0 ? 0 : 1;
      } else if (text[index] == '.' && decimals < 0 && digits > 0) {
        decimals = 0;
      } else {
        return NOT_SIMPLE;
      }
      if (digits > SAFE_DIGITS) {
        return NOT_SIMPLE;
      }
    }
    int missing = scale - Math.max(decimals, 0);
    if (digits == 0 || decimals == 0 || missing < 0 || digits + missing > SAFE_DIGITS) {
      return NOT_SIMPLE;
    }
    long unscaled = value * POWERS[missing];
    return negative ? -unscaled : unscaled;
  }

  /** The number exactly as written, also with an exponent; null when it is none. */
  static @Nullable BigDecimal general(char[] text, int offset, int length) {
    if (length == 0 || length > LONGEST) {
      return null;
    }
    try {
      return new BigDecimal(text, offset, length);
    } catch (NumberFormatException _) {
      return null;
    }
  }

  /** Whether the number is so large that no field takes it; safe to ask of any exponent. */
  static boolean isHuge(BigDecimal number) {
    return number.signum() != 0 && (long) number.precision() - number.scale() > SAFE_DIGITS + 1;
  }

  /** Whether the number is so small that it rounds to nothing; safe to ask of any exponent. */
  static boolean isTiny(BigDecimal number) {
    return number.signum() == 0 || (long) number.precision() - number.scale() < -SAFE_DIGITS;
  }

  private static long[] powers() {
    long[] powers = new long[SAFE_DIGITS + 1];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }
}
