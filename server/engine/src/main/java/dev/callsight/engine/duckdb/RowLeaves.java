package dev.callsight.engine.duckdb;

import dev.callsight.core.catalog.Entity;
import dev.callsight.core.catalog.Field;
import dev.callsight.core.catalog.Leaf;
import dev.callsight.core.catalog.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/**
 * What records in memory give to additive leaves, exactly as {@link LeafSql} writes it for DuckDB:
 * whole numbers of each leaf's smallest unit.
 */
final class RowLeaves {
  private static final int MICROSECONDS = 6;

  private final Entity entity;
  private final RowConditions conditions;
  private final List<Input> inputs = new ArrayList<>();
  private final int[] wheres;
  private final List<Kind> kinds = new ArrayList<>();
  private final BitSet read = new BitSet();

  /**
   * @throws IllegalArgumentException when a leaf can't be evaluated here
   */
  RowLeaves(Entity entity, Collection<Leaf> leaves) {
    this.entity = entity;
    this.conditions = new RowConditions(entity);
    this.wheres = new int[leaves.size()];
    for (Leaf leaf : leaves) {
      int place = inputs.size();
      wheres[place] = conditions.place(leaf.where());
      kinds.add(leaf instanceof Leaf.Sum sum ? kind(sum.value()) : new Kind.Count());
      inputs.add(input(leaf));
    }
  }

  /** What a record that meets the leaf's condition gives; 0 when it lacks the value. */
  private interface Input {
    long of(FactRows rows, int row);
  }

  /** The number of leaves. */
  int size() {
    return inputs.size();
  }

  /** How DuckDB holds the sums of a leaf. */
  Kind kind(int leaf) {
    return kinds.get(leaf);
  }

  /** The fields that leaves read. */
  BitSet read() {
    BitSet all = (BitSet) read.clone();
    all.or(conditions.read());
    return all;
  }

  /** Results of conditions for a block of so many rows. */
  boolean[][] results(int rows) {
    return new boolean[conditions.size()][rows];
  }

  /**
   * Evaluates every leaf for a block of rows.
   *
   * @param results of {@link #results}
   * @param values row after row, a number for each leaf
   * @return the largest number among them, without sign
   * @throws ArithmeticException when one does not fit 64 bits
   */
  long evaluate(FactRows rows, int from, int count, boolean[][] results, long[] values) {
    conditions.evaluate(rows, from, count, results);
    long largest = 0;
    for (int leaf = 0; leaf < inputs.size(); leaf++) {
      boolean[] where = results[wheres[leaf]];
      Input input = inputs.get(leaf);
      int at = leaf;
      for (int i = 0; i < count; i++) {
        long value = where[i] ? input.of(rows, from + i) : 0;
        values[at] = value;
        largest = Math.max(largest, Math.absExact(value));
        at += inputs.size();
      }
    }
    return largest;
  }

  private Input input(Leaf leaf) {
    return switch (leaf) {
      case Leaf.Count _ -> (rows, row) -> 1;
      case Leaf.Sum sum -> value(sum.value());
      case Leaf.Distinct _, Leaf.Quantile _, Leaf.Balance _, Leaf.Overlap _ ->
          throw new IllegalArgumentException("a rollup cannot hold " + leaf);
    };
  }

  private Input value(Value value) {
    return switch (value) {
      case Value.OfField of -> number(of.field());
      case Value.Magnitude magnitude -> {
        Input number = number(magnitude.field());
        yield (rows, row) -> Math.absExact(number.of(rows, row));
      }
      case Value.Product product -> product(product);
      case Value.Elapsed elapsed -> elapsed(elapsed);
      case Value.OfRelated _ -> throw new IllegalArgumentException("not of one record: " + value);
    };
  }

  // A missing factor gives 0, as a missing product does.
  private Input product(Value.Product product) {
    Input left = number(product.left());
    Input right = number(product.right());
    return (rows, row) -> Math.multiplyExact(left.of(rows, row), right.of(rows, row));
  }

  private Input elapsed(Value.Elapsed elapsed) {
    int from = position(elapsed.from());
    int to = position(elapsed.to());
    return (rows, row) ->
        rows.isPresent(from, row) && rows.isPresent(to, row)
            ? Math.max(0, rows.number(to, row) - rows.number(from, row))
            : 0;
  }

  private Input number(String name) {
    int field = position(name);
    return entity.fields().get(field).money()
        ? (rows, row) -> rows.hasAmount(field, row) ? rows.amount(field, row) : 0
        : (rows, row) -> rows.isPresent(field, row) ? rows.number(field, row) : 0;
  }

  private int position(String field) {
    int position = entity.fields().indexOf(entity.field(field));
    read.set(position);
    return position;
  }

  private Kind kind(Value value) {
    return switch (value) {
      case Value.OfField of -> kind(of.field());
      case Value.Magnitude magnitude -> kind(magnitude.field());
      case Value.Product product -> kind(product.left()).times(kind(product.right()));
      case Value.Elapsed _ -> new Kind.Decimal(MICROSECONDS);
      case Value.OfRelated _ -> throw new IllegalArgumentException("not of one record: " + value);
    };
  }

  private Kind kind(String name) {
    Field field = entity.field(name);
    return switch (field.type()) {
      case DECIMAL -> new Kind.Decimal(field.scale());
      case INTEGER -> new Kind.Whole();
      case TEXT, JSON, INSTANT, DATE, BOOLEAN ->
          throw new IllegalArgumentException(name + " is no number");
    };
  }

  /** How DuckDB holds sums. */
  sealed interface Kind {
    /** A count: {@code BIGINT}. */
    record Count() implements Kind {}

    /** Sums of whole numbers: {@code HUGEINT}. */
    record Whole() implements Kind {}

    /** Sums of decimals: {@code DECIMAL(38, scale)}. */
    record Decimal(int scale) implements Kind {}

    /** What sums of products are held as. */
    default Kind times(Kind other) {
      int places = places() + other.places();
      return this instanceof Whole && other instanceof Whole ? this : new Decimal(places);
    }

    private int places() {
      return this instanceof Decimal decimal ? decimal.scale() : 0;
    }
  }
}
