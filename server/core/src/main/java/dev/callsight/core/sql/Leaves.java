package dev.callsight.core.sql;

import dev.callsight.core.catalog.Condition;
import dev.callsight.core.catalog.Leaf;
import dev.callsight.core.catalog.Value;
import java.math.BigDecimal;
import org.jooq.AggregateFunction;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Leaves as aggregates over the records of their entity. */
final class Leaves {
  private Leaves() {}

  static Field<?> aggregate(Leaf leaf, Columns columns) {
    Dialect dialect = columns.dialect();
    return switch (leaf) {
      case Leaf.Count _ -> count(leaf, columns);
      case Leaf.Sum sum -> sum(chosen(value(sum.value(), columns), leaf, columns));
      case Leaf.Distinct distinct ->
          dialect.whole(DSL.countDistinct(chosen(columns.plain(distinct.field()), leaf, columns)));
      case Leaf.Quantile quantile ->
          dialect.quantile(
              chosen(value(quantile.value(), columns), leaf, columns), quantile.level());
      case Leaf.Balance balance -> stock(balance.value(), leaf, columns);
      case Leaf.Overlap overlap -> stock(overlap.value(), leaf, columns);
    };
  }

  private static Field<?> count(Leaf leaf, Columns columns) {
    Dialect dialect = columns.dialect();
    return leaf.where().equals(Condition.always())
        ? dialect.whole(DSL.count())
        : dialect.count(Conditions.render(leaf.where(), columns));
  }

  private static Field<?> stock(@Nullable Value value, Leaf leaf, Columns columns) {
    return value == null ? count(leaf, columns) : sum(chosen(value(value, columns), leaf, columns));
  }

  static AggregateFunction<BigDecimal> sum(Field<?> value) {
    return DSL.aggregate("sum", SQLDataType.NUMERIC, value);
  }

  /** A value, missing where the leaf's condition does not hold: cheaper than filtered rows. */
  private static Field<?> chosen(Field<?> value, Leaf leaf, Columns columns) {
    return leaf.where().equals(Condition.always())
        ? value
        : DSL.when(Conditions.render(leaf.where(), columns), value.coerce(Object.class));
  }

  static Field<?> value(Value value, Columns columns) {
    return switch (value) {
      case Value.OfField field -> columns.number(field.field());
      case Value.Magnitude magnitude ->
          DSL.abs(columns.number(magnitude.field()).coerce(BigDecimal.class));
      case Value.Elapsed elapsed -> {
        Field<Object> from = columns.plain(elapsed.from());
        Field<Object> to = columns.plain(elapsed.to());
        yield DSL.when(from.le(to), columns.dialect().seconds(from, to).coerce(BigDecimal.class));
      }
      case Value.Product product ->
          columns
              .dialect()
              .product(
                  columns.number(product.left()),
                  columns.entity().field(product.left()).scale(),
                  columns.number(product.right()));
      case Value.OfRelated related -> Related.value(related.related(), columns);
    };
  }
}
