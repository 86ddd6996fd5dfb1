package dev.callsight.core.catalog;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A test of one record. Null-safe: every condition is true or false for every record, never
 * unknown. A missing value equals nothing but a missing value, and is on no side of a number.
 */
public sealed interface Condition {
  /** True for every record. */
  static Condition always() {
    return new And(List.of());
  }

  /** The field equals the value. */
  record Equals(FieldPath field, Object value) implements Condition {
    public Equals {
      Objects.requireNonNull(field, "field");
      Objects.requireNonNull(value, "value");
    }
  }

  /** The field is one of the values; {@code null} among them stands for a missing value. */
  record In(FieldPath field, List<@Nullable Object> values) implements Condition {
    public In {
      Objects.requireNonNull(field, "field");
      values = java.util.Collections.unmodifiableList(new java.util.ArrayList<>(values));
    }
  }

  /** The field has a value. */
  record IsSet(FieldPath field) implements Condition {}

  /**
   * The number of the field takes part: it has a value, and if it is money, one in the
   * organization's currency.
   */
  record Counts(String field) implements Condition {
    public Counts {
      Objects.requireNonNull(field, "field");
    }
  }

  /** The field has a value on that side of the given one. */
  record Compare(FieldPath field, Comparator comparator, Object value) implements Condition {}

  /** Both instants are known and the second is not before the first. */
  record InOrder(String from, String to) implements Condition {}

  /** The field has a text that matches, upper and lower case alike. */
  record TextMatch(FieldPath field, Matcher matcher, String text) implements Condition {}

  /** Every part holds; true without parts. */
  record And(List<Condition> parts) implements Condition {
    public And {
      parts = List.copyOf(parts);
    }
  }

  /** At least one part holds; false without parts. */
  record Or(List<Condition> parts) implements Condition {
    public Or {
      parts = List.copyOf(parts);
    }
  }

  /** The part does not hold. */
  record Not(Condition part) implements Condition {}

  /** The side of a comparison. */
  enum Comparator {
    /** Smaller. */
    LESS,
    /** Smaller or equal. */
    LESS_OR_EQUAL,
    /** Greater. */
    GREATER,
    /** Greater or equal. */
    GREATER_OR_EQUAL
  }

  /** How a text is matched. */
  enum Matcher {
    /** Anywhere in the text. */
    CONTAINS,
    /** At its start. */
    STARTS_WITH
  }

  /** The condition in words, for people. */
  default String describe() {
    return Wording.of(this);
  }

  /** Both conditions; one that is always true disappears. */
  default Condition and(Condition other) {
    if (this.equals(always())) {
      return other;
    }
    return other.equals(always()) ? this : new And(List.of(this, other));
  }
}
