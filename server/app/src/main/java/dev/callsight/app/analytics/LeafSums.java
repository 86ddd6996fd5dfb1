package dev.callsight.app.analytics;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a leaf comes to in each row of a series, as whole numbers of its smallest unit, so that the
 * sum over a stretch of rows is exact and found without adding up all of them.
 */
final class LeafSums {
  /** Rows between two places at which the sum of all before is kept. */
  private static final int STRIDE = 64;

  private final int scale;
  private final PackedNumbers values;
  private final long[] before;

  private LeafSums(int scale, PackedNumbers values, long[] before) {
    this.scale = scale;
    this.values = values;
    this.before = before;
  }

  /**
   * A leaf's cells.
   *
   * @param rows where each row of the series finds its cells in the table, which are added
   * @return null when what the cells come to, signs aside, does not fit into 64 bits
   */
  static @Nullable LeafSums of(List<List<List<@Nullable Object>>> rows, int column) {
    int scale = 0;
    for (List<List<@Nullable Object>> cells : rows) {
      for (List<@Nullable Object> cell : cells) {
        scale =
            cell.get(column) instanceof BigDecimal number ? Math.max(scale, number.scale()) : scale;
      }
    }
    long[] units = new long[rows.size()];
    try {
      for (int i = 0; i < units.length; i++) {
        for (List<@Nullable Object> cell : rows.get(i)) {
          units[i] = Math.addExact(units[i], units(cell.get(column), scale));
        }
      }
    } catch (ArithmeticException tooLarge) {
      return null;
    }
    return of(scale, units);
  }

  private static @Nullable LeafSums of(int scale, long[] units) {
    long[] before = new long[units.length / STRIDE + 1];
    long sum = 0;
    long magnitude = 0;
    try {
      for (int i = 0; i < units.length; i++) {
        if (i % STRIDE == 0) {
          before[i / STRIDE] = sum;
        }
        magnitude = Math.addExact(magnitude, Math.absExact(units[i]));
        sum += units[i];
      }
    } catch (ArithmeticException tooLarge) {
      return null;
    }
    if (units.length % STRIDE == 0) {
      before[units.length / STRIDE] = sum;
    }
    return new LeafSums(scale, PackedNumbers.of(units), before);
  }

  private static long units(@Nullable Object cell, int scale) {
    return switch (cell) {
      case null -> 0;
      case Long number -> inUnits(number, 0, scale);
      case BigDecimal number -> number.setScale(scale).unscaledValue().longValueExact();
      default -> throw new ArithmeticException("not an exact number: " + cell);
    };
  }

  private static long inUnits(long number, int places, int wanted) {
    long units = number;
    for (int i = places; i < wanted; i++) {
      units = Math.multiplyExact(units, 10);
    }
    return units;
  }

  /**
   * Rows of these and of others.
   *
   * @param picks the places of the rows, those of the others as {@code ~place}
   * @return null when what they come to does not fit
   */
  @Nullable LeafSums with(LeafSums others, int[] picks) {
    int common = Math.max(scale, others.scale);
    long[] units = new long[picks.length];
    try {
      for (int i = 0; i < picks.length; i++) {
        units[i] =
            picks[i] < 0
                ? inUnits(others.values.at(~picks[i]), others.scale, common)
                : inUnits(values.at(picks[i]), scale, common);
      }
    } catch (ArithmeticException tooLarge) {
      return null;
    }
    return of(common, units);
  }

  /** Decimal places of the smallest unit. */
  int scale() {
    return scale;
  }

  /** What the rows from one place up to, but without, another come to, in the smallest unit. */
  long between(int from, int to) {
    return to - from <= STRIDE ? values.sum(from, to) : before(to) - before(from);
  }

  private long before(int place) {
    int stride = place / STRIDE;
    return before[stride] + values.sum(stride * STRIDE, place);
  }

  /** How much memory they take. */
  long bytes() {
    return values.bytes() + 8L * before.length;
  }
}
