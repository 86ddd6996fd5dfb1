package dev.callsight.engine.duckdb;

import dev.callsight.core.catalog.Condition;
import dev.callsight.core.catalog.Entity;
import dev.callsight.core.catalog.Field;
import dev.callsight.core.catalog.FieldPath;
import dev.callsight.core.catalog.Leaf;
import dev.callsight.core.catalog.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** Additive leaves: what each record gives to one, and how that is put together. */
final class LeafSql {
  private LeafSql() {}

  /** What one record gives to a leaf: null when it takes no part. */
  static String input(Entity entity, Leaf leaf) {
    String value =
        switch (leaf) {
          case Leaf.Count _ -> "true";
          case Leaf.Sum sum -> value(entity, sum.value());
          case Leaf.Distinct _, Leaf.Quantile _, Leaf.Balance _, Leaf.Overlap _ ->
              throw new IllegalArgumentException("a rollup cannot hold " + leaf);
        };
    return leaf.where().equals(Condition.always())
        ? value
        : "CASE WHEN %s THEN %s END".formatted(condition(entity, leaf.where()), value);
  }

  /** The leaf over a column of inputs; never null, also over no rows. */
  static String aggregate(Leaf leaf, String input) {
    return leaf instanceof Leaf.Count ? "count(" + input + ")" : "coalesce(sum(" + input + "), 0)";
  }

  /** The leaf over the one record that gave the input; never null. */
  static String single(Leaf leaf, String input) {
    return leaf instanceof Leaf.Count
        ? "CAST(" + input + " IS NOT NULL AS BIGINT)"
        : "coalesce(" + input + ", 0)";
  }

  private static String value(Entity entity, Value value) {
    return switch (value) {
      case Value.OfField of -> number(entity, of.field());
      case Value.Product product ->
          number(entity, product.left()) + " * " + number(entity, product.right());
      case Value.Magnitude magnitude -> "abs(" + number(entity, magnitude.field()) + ")";
      case Value.Elapsed elapsed -> elapsed(entity, elapsed);
      case Value.OfRelated _ -> throw new IllegalArgumentException("not of one record: " + value);
    };
  }

  private static String elapsed(Entity entity, Value.Elapsed elapsed) {
    String from = column(entity, elapsed.from());
    String to = column(entity, elapsed.to());
    return "CASE WHEN %2$s >= %1$s THEN CAST(epoch_us(%2$s) - epoch_us(%1$s) AS DECIMAL(18,0)) * CAST(0.000001 AS DECIMAL(7,6)) END"
        .formatted(from, to);
  }

  private static String number(Entity entity, String name) {
    Field field = entity.field(name);
    return Identifiers.quote(field.money() ? field.reportingColumn() : field.column());
  }

  private static String column(Entity entity, String name) {
    return Identifiers.quote(entity.field(name).column());
  }

  /** Whether a record meets a condition; never null. */
  static String condition(Entity entity, Condition condition) {
    return switch (condition) {
      case Condition.Equals equals ->
          "(%s IS NOT DISTINCT FROM %s)"
              .formatted(path(entity, equals.field()), literal(equals.value()));
      case Condition.In in -> in(entity, in);
      case Condition.IsSet set -> "(" + path(entity, set.field()) + " IS NOT NULL)";
      case Condition.Counts counts -> "(" + number(entity, counts.field()) + " IS NOT NULL)";
      case Condition.Compare compare ->
          "coalesce(%s %s %s, false)"
              .formatted(
                  path(entity, compare.field()),
                  operator(compare.comparator()),
                  literal(compare.value()));
      case Condition.InOrder order ->
          "coalesce(%s <= %s, false)"
              .formatted(column(entity, order.from()), column(entity, order.to()));
      case Condition.TextMatch match ->
          "coalesce(%s(lower(%s), lower(%s)), false)"
              .formatted(
                  switch (match.matcher()) {
                    case CONTAINS -> "contains";
                    case STARTS_WITH -> "starts_with";
                  },
                  path(entity, match.field()),
                  Identifiers.literal(match.text()));
      case Condition.And and -> joined(entity, and.parts(), " AND ", "true");
      case Condition.Or or -> joined(entity, or.parts(), " OR ", "false");
      case Condition.Not not -> "(NOT " + condition(entity, not.part()) + ")";
    };
  }

  private static String in(Entity entity, Condition.In in) {
    return in.values().stream()
        .map(value ->
            path(entity, in.field())
                + " IS NOT DISTINCT FROM "
                + (value == null ? "NULL" : literal(value)))
        .collect(Collectors.joining(" OR ", "(", in.values().isEmpty() ? "false)" : ")"));
  }

  private static String joined(
      Entity entity, List<Condition> parts, String word, String whenEmpty) {
    if (parts.isEmpty()) {
      return whenEmpty;
    }
    return parts.stream()
        .map(part -> condition(entity, part))
        .collect(Collectors.joining(word, "(", ")"));
  }

  private static String path(Entity entity, FieldPath path) {
    if (!path.isPlain()) {
      throw new IllegalArgumentException("a rollup cannot hold " + path);
    }
    return column(entity, path.field());
  }

  private static String operator(Condition.Comparator comparator) {
    return switch (comparator) {
      case LESS -> "<";
      case LESS_OR_EQUAL -> "<=";
      case GREATER -> ">";
      case GREATER_OR_EQUAL -> ">=";
    };
  }

  private static String literal(Object value) {
    return switch (value) {
      case Boolean bool -> bool.toString();
      case BigDecimal decimal -> decimal.toPlainString();
      case Number number -> number.toString();
      default -> Identifiers.literal(value.toString());
    };
  }
}
