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
    return switch (leaf) {
      case Leaf.Count count -> whole(filtered(DSL.count(), leaf, columns), columns);
      case Leaf.Sum sum -> filtered(sum(value(sum.value(), columns)), leaf, columns);
      case Leaf.Distinct distinct ->
          whole(
              filtered(DSL.countDistinct(columns.plain(distinct.field())), leaf, columns), columns);
      case Leaf.Quantile quantile -> quantile(quantile, columns);
      case Leaf.Balance balance ->
          balance.value() == null
              ? whole(filtered(DSL.count(), leaf, columns), columns)
              : filtered(balance(balance, columns), leaf, columns);
      case Leaf.Overlap overlap ->
          overlap.value() == null
              ? whole(filtered(DSL.count(), leaf, columns), columns)
              : filtered(stock(overlap.value(), columns), leaf, columns);
    };
  }

  private static Field<?> whole(Field<?> count, Columns columns) {
    return columns.dialect().whole(count);
  }

  private static Field<?> quantile(Leaf.Quantile quantile, Columns columns) {
    Field<?> value = value(quantile.value(), columns);
    if (quantile.where().equals(Condition.always())) {
      return columns.dialect().quantile(value, quantile.level());
    }
    Field<?> where =
        DSL.when(Conditions.render(quantile.where(), columns), value.coerce(Object.class));
    return columns.dialect().quantile(where, quantile.level());
  }

  static AggregateFunction<?> balance(Leaf.Balance balance, Columns columns) {
    return stock(balance.value(), columns);
  }

  private static AggregateFunction<?> stock(@Nullable Value value, Columns columns) {
    return value == null ? DSL.count() : sum(value(value, columns));
  }

  /** A balance fit to be taken away. */
  static Field<?> signed(AggregateFunction<?> aggregate, Leaf.Balance leaf, Columns columns) {
    Field<?> amount = filtered(aggregate, leaf, columns);
    return leaf.value() == null ? whole(amount, columns) : amount;
  }

  static AggregateFunction<BigDecimal> sum(Field<?> value) {
    return DSL.aggregate("sum", SQLDataType.NUMERIC, value);
  }

  static Field<?> filtered(AggregateFunction<?> aggregate, Leaf leaf, Columns columns) {
    return leaf.where().equals(Condition.always())
        ? aggregate
        : aggregate.filterWhere(Conditions.render(leaf.where(), columns));
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
