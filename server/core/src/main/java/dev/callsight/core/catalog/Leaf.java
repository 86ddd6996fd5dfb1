package dev.callsight.core.catalog;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A number an engine can compute from the records of one entity in one pass: what every metric is
 * made of.
 */
public sealed interface Leaf {
  /** The entity whose records are read. */
  String entity();

  /** Which of them take part. */
  Condition where();

  /** The field a period selects by; for a stock the field that starts a record's life. */
  String time();

  /**
   * Whether the value over a union of disjoint sets of records is the sum of the values: what a
   * rollup may hold.
   */
  default boolean additive() {
    return switch (this) {
      case Count count -> true;
      case Sum sum -> !(sum.value() instanceof Value.OfRelated);
      case Balance balance -> false;
      case Overlap overlap -> false;
      case Distinct distinct -> false;
      case Quantile quantile -> false;
    };
  }

  /** The number of records in the period. */
  record Count(String entity, String time, Condition where) implements Leaf {
    public Count {
      Objects.requireNonNull(entity, "entity");
      Objects.requireNonNull(time, "time");
      Objects.requireNonNull(where, "where");
    }
  }

  /** The exact sum of a value over the records in the period. */
  record Sum(String entity, String time, Value value, Condition where) implements Leaf {
    public Sum {
      Objects.requireNonNull(value, "value");
    }
  }

  /** The number of different texts of a field over the records in the period. */
  record Distinct(String entity, String time, String field, Condition where) implements Leaf {}

  /** A quantile of a value, linearly interpolated between ranks (Hyndman and Fan's type 7). */
  record Quantile(String entity, String time, Value value, double level, Condition where)
      implements Leaf {
    public Quantile {
      if (level <= 0 || level >= 1) {
        throw new IllegalArgumentException("level " + level + " is not between 0 and 1");
      }
    }
  }

  /**
   * A stock: what the records alive at the end of the period amount to. A record lives from {@code
   * time} (for ever before, when that is missing) until {@code until} (for ever, when missing).
   *
   * @param value what each adds, or null to count records
   */
  record Balance(String entity, String time, String until, @Nullable Value value, Condition where)
      implements Leaf {
    /**
     * The additive leaf, by {@link #time()}, of what comes alive. A record that ends before it
     * begins never does.
     */
    public Leaf entering() {
      Condition lasts = new Condition.Not(new Condition.IsSet(FieldPath.of(until)));
      return flow(time, new Condition.Or(List.of(lasts, ends())));
    }

    /** The additive leaf, by {@link #until()}, of what ends after it came alive. */
    public Leaf leaving() {
      return flow(until, ends());
    }

    private Condition ends() {
      return new Condition.InOrder(time, until);
    }

    private Leaf flow(String axis, Condition which) {
      Condition both = where.and(which);
      return value == null ? new Count(entity, axis, both) : new Sum(entity, axis, value, both);
    }
  }

  /**
   * What the records amount to whose life from {@code time} until {@code until} overlaps the
   * period.
   *
   * @param time an instant, or the local date on whose start the life begins
   * @param until an instant of the record or of one that it refers to
   * @param value what each adds, or null to count records
   */
  record Overlap(
      String entity, String time, FieldPath until, @Nullable Value value, Condition where)
      implements Leaf {}
}
