package dev.callsight.core.sql;

import dev.callsight.core.catalog.Condition;
import dev.callsight.core.catalog.FieldPath;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Conditions of the catalog and of filters as SQL. */
final class Conditions {
  /** A word that reads the same as text of a statement; everything else is passed beside it. */
  private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z0-9_]{1,64}");

  private Conditions() {}

  static org.jooq.Condition render(Condition condition, Columns columns) {
    return switch (condition) {
      case Condition.Equals equals -> equal(columns.value(equals.field()), equals.value());
      case Condition.In in -> in(in, columns);
      case Condition.IsSet set -> columns.value(set.field()).isNotNull();
      case Condition.Counts counts -> columns.number(counts.field()).isNotNull();
      case Condition.Compare compare -> compare(compare, columns);
      case Condition.InOrder order -> columns.plain(order.from()).le(columns.plain(order.to()));
      case Condition.TextMatch match -> match(match, columns);
      case Condition.And and ->
          and.parts().isEmpty()
              ? DSL.noCondition()
              : DSL.and(and.parts().stream().map(part -> render(part, columns)).toList());
      case Condition.Or or ->
          DSL.or(or.parts().stream().map(part -> render(part, columns)).toList());
      // A missing value makes the inner test unknown in SQL; here it does not hold.
      case Condition.Not not ->
          DSL.condition("not coalesce({0}, false)", DSL.field(render(not.part(), columns)));
    };
  }

  private static org.jooq.Condition equal(Field<?> field, Object value) {
    return field.coerce(Object.class).eq(constant(value));
  }

  private static org.jooq.Condition in(Condition.In in, Columns columns) {
    Field<?> field = columns.value(in.field());
    List<Field<Object>> values = new ArrayList<>();
    boolean missing = false;
    for (@Nullable Object value : in.values()) {
      if (value == null) {
        missing = true;
      } else {
        values.add(constant(value));
      }
    }
    Field<Object> untyped = field.coerce(Object.class);
    org.jooq.Condition any =
        values.size() == 1 ? untyped.eq(values.getFirst()) : untyped.in(values);
    if (!missing) {
      return any;
    }
    return values.isEmpty() ? field.isNull() : any.or(field.isNull());
  }

  private static org.jooq.Condition compare(Condition.Compare compare, Columns columns) {
    Field<Object> field = columns.value(compare.field()).coerce(Object.class);
    Field<Object> bound = constant(compare.value());
    return switch (compare.comparator()) {
      case LESS -> field.lt(bound);
      case LESS_OR_EQUAL -> field.le(bound);
      case GREATER -> field.gt(bound);
      case GREATER_OR_EQUAL -> field.ge(bound);
    };
  }

  private static org.jooq.Condition match(Condition.TextMatch match, Columns columns) {
    FieldPath path = match.field();
    Field<String> text = columns.dialect().lower(columns.value(path).coerce(String.class));
    Field<String> part = constant(match.text().toLowerCase(Locale.ROOT)).coerce(String.class);
    return switch (match.matcher()) {
      case CONTAINS -> columns.dialect().contains(text, part);
      case STARTS_WITH -> columns.dialect().startsWith(text, part);
    };
  }

  private static Field<Object> constant(Object value) {
    Field<?> constant =
        switch (value) {
          case Boolean truth -> DSL.inline(truth);
          case BigDecimal number -> DSL.inline(number);
          case String word when PLAIN_WORD.matcher(word).matches() -> DSL.inline(word);
          default -> DSL.val(value);
        };
    return constant.coerce(Object.class);
  }
}
