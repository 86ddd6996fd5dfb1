package dev.callsight.core.catalog;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a value of a record is found: in a field of its own, in a field of the record one of its
 * fields refers to, or in its free {@code properties}. May be put into bands.
 *
 * @param reference the field with the other record's id, or null
 * @param target the entity of that other record; null exactly when {@code reference} is
 * @param field the field that holds the value, in the record or the one referred to
 * @param property a key of {@code properties}, when {@code field} is that; else null
 * @param shape what is made of the value
 */
public record FieldPath(
    @Nullable String reference,
    @Nullable String target,
    String field,
    @Nullable String property,
    Shape shape) {

  /** What is made of a value before it is compared or grouped. */
  public sealed interface Shape {
    /** The value itself. */
    static Shape plain() {
      return new Plain();
    }

    /** The value itself. */
    record Plain() implements Shape {}

    /**
     * The greatest bound not above the number; missing below the first.
     *
     * @param bounds ascending
     */
    record Band(java.util.List<java.math.BigDecimal> bounds) implements Shape {
      public Band {
        bounds = java.util.List.copyOf(bounds);
      }
    }

    /** The hour 0–23 of an instant in the question's zone. */
    record HourOfDay() implements Shape {}

    /** The local day of an instant in the question's zone. */
    record Day() implements Shape {}

    /** The weekday of an instant in the question's zone, Monday 1 to Sunday 7. */
    record Weekday() implements Shape {}
  }

  public FieldPath {
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(shape, "shape");
    if ((reference == null) != (target == null)) {
      throw new IllegalArgumentException("reference and target go together: " + field);
    }
  }

  /** A field of the record itself. */
  public static FieldPath of(String field) {
    return new FieldPath(null, null, field, null, Shape.plain());
  }

  /** Whether the value stands in the record itself, as it is. */
  public boolean isPlain() {
    return reference == null && property == null && shape instanceof Shape.Plain;
  }
}
