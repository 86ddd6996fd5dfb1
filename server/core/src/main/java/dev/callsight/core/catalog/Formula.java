package dev.callsight.core.catalog;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic from leaves to a metric's number. A missing operand makes the result missing, and so
 * does a division by zero; sums and products are exact, quotients have 16 digits.
 */
public sealed interface Formula {
  /** The precision of quotients. */
  MathContext QUOTIENT = new MathContext(16, RoundingMode.HALF_EVEN);

  /** The value of a leaf, divided by a constant that changes its unit. */
  record OfLeaf(Leaf leaf, BigDecimal divideBy) implements Formula {
    public OfLeaf {
      Objects.requireNonNull(leaf, "leaf");
      if (divideBy.signum() <= 0) {
        throw new IllegalArgumentException("divideBy is " + divideBy + ", not positive");
      }
    }
  }

  /** A fixed number. */
  record Constant(BigDecimal value) implements Formula {}

  /** Two formulas under an operator. */
  record Binary(Operator operator, Formula left, Formula right) implements Formula {}

  /** The first formula, or the second where the first is missing. */
  record Otherwise(Formula first, Formula second) implements Formula {}

  /** A formula where another is neither missing nor zero; missing elsewhere. */
  record Given(Formula condition, Formula of) implements Formula {}

  /**
   * The change in percent of a formula against the previous period; missing from a base of zero.
   */
  record Change(Formula of) implements Formula {}

  /** A forecast of a formula for the next period of the same length; never computed here. */
  record Forecast(Formula of) implements Formula {}

  /** The four operations. */
  enum Operator {
    /** Sum. */
    PLUS,
    /** Difference. */
    MINUS,
    /** Product. */
    TIMES,
    /** Quotient. */
    DIVIDE
  }

  /** The values of leaves in one period. */
  interface Values extends Function<Leaf, @Nullable BigDecimal> {}

  /**
   * The number.
   *
   * @param current leaf values in the period
   * @param previous leaf values in the period before
   */
  default @Nullable BigDecimal evaluate(Values current, Values previous) {
    return switch (this) {
      case OfLeaf leaf -> scaled(current.apply(leaf.leaf()), leaf.divideBy());
      case Constant constant -> constant.value();
      case Binary binary ->
          combine(
              binary.operator(),
              binary.left().evaluate(current, previous),
              binary.right().evaluate(current, previous));
      case Otherwise otherwise -> {
        BigDecimal first = otherwise.first().evaluate(current, previous);
        yield first != null ? first : otherwise.second().evaluate(current, previous);
      }
      case Given given -> {
        BigDecimal condition = given.condition().evaluate(current, previous);
        boolean holds = condition != null && condition.signum() != 0;
        yield holds ? given.of().evaluate(current, previous) : null;
      }
      case Change change ->
          percentChange(
              change.of().evaluate(current, previous), change.of().evaluate(previous, previous));
      case Forecast forecast -> null;
    };
  }

  private static @Nullable BigDecimal scaled(@Nullable BigDecimal value, BigDecimal divideBy) {
    if (value == null || divideBy.compareTo(BigDecimal.ONE) == 0) {
      return value;
    }
    return value.divide(divideBy, QUOTIENT);
  }

  private static @Nullable BigDecimal combine(
      Operator operator, @Nullable BigDecimal left, @Nullable BigDecimal right) {
    if (left == null || right == null) {
      return null;
    }
    return switch (operator) {
      case PLUS -> left.add(right);
      case MINUS -> left.subtract(right);
      case TIMES -> left.multiply(right);
      case DIVIDE -> right.signum() == 0 ? null : left.divide(right, QUOTIENT);
    };
  }

  /** (current − previous) ÷ |previous| × 100; missing from a base of zero. */
  static @Nullable BigDecimal percentChange(
      @Nullable BigDecimal current, @Nullable BigDecimal previous) {
    if (current == null || previous == null || previous.signum() == 0) {
      return null;
    }
    return current
        .subtract(previous)
        .multiply(BigDecimal.valueOf(100))
        .divide(previous.abs(), QUOTIENT);
  }

  /** Every leaf it needs in the period, in order of first use. */
  default Set<Leaf> leaves() {
    Set<Leaf> leaves = new LinkedHashSet<>();
    collect(leaves);
    return leaves;
  }

  private void collect(Set<Leaf> leaves) {
    switch (this) {
      case OfLeaf leaf -> leaves.add(leaf.leaf());
      case Constant constant -> {}
      case Binary binary -> {
        binary.left().collect(leaves);
        binary.right().collect(leaves);
      }
      case Otherwise otherwise -> {
        otherwise.first().collect(leaves);
        otherwise.second().collect(leaves);
      }
      case Given given -> {
        given.of().collect(leaves);
        given.condition().collect(leaves);
      }
      case Change change -> change.of().collect(leaves);
      case Forecast forecast -> {}
    }
  }

  /** Whether its values over the parts of a period add up to its value over the whole. */
  default boolean additive() {
    return switch (this) {
      case OfLeaf leaf -> leaf.leaf().additive();
      case Constant constant -> false;
      case Binary binary ->
          switch (binary.operator()) {
            case PLUS, MINUS -> binary.left().additive() && binary.right().additive();
            case TIMES ->
                (binary.left().additive() && binary.right() instanceof Constant)
                    || (binary.left() instanceof Constant && binary.right().additive());
            case DIVIDE -> binary.left().additive() && binary.right() instanceof Constant;
          };
      case Otherwise otherwise -> false;
      case Given given -> false;
      case Change change -> false;
      case Forecast forecast -> false;
    };
  }

  /** Whether it looks at the period before. */
  default boolean needsPrevious() {
    return switch (this) {
      case OfLeaf leaf -> false;
      case Constant constant -> false;
      case Binary binary -> binary.left().needsPrevious() || binary.right().needsPrevious();
      case Otherwise otherwise ->
          otherwise.first().needsPrevious() || otherwise.second().needsPrevious();
      case Given given -> given.condition().needsPrevious() || given.of().needsPrevious();
      case Change change -> true;
      case Forecast forecast -> false;
    };
  }
}
