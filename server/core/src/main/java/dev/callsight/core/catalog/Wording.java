package dev.callsight.core.catalog;

import java.util.stream.Collectors;

/** Leaves, values and conditions in words for people. */
final class Wording {
  private Wording() {}

  static String of(Leaf leaf) {
    String what =
        switch (leaf) {
          case Leaf.Count count -> "count of " + count.entity();
          case Leaf.Sum sum -> "sum of " + of(sum.value()) + " over " + sum.entity();
          case Leaf.Distinct distinct ->
              "different " + distinct.field() + " among " + distinct.entity();
          case Leaf.Quantile quantile ->
              "quantile "
                  + quantile.level()
                  + " of "
                  + of(quantile.value())
                  + " over "
                  + quantile.entity();
          case Leaf.Balance balance ->
              (balance.value() == null ? "count" : "sum of " + of(balance.value()))
                  + " of "
                  + balance.entity()
                  + " alive at the end, from "
                  + balance.time()
                  + " until "
                  + balance.until();
          case Leaf.Overlap overlap ->
              (overlap.value() == null ? "count" : "sum of " + of(overlap.value()))
                  + " of "
                  + overlap.entity()
                  + " alive in the period, from "
                  + overlap.time()
                  + " until "
                  + of(overlap.until());
        };
    return leaf.where().equals(Condition.always()) ? what : what + " where " + of(leaf.where());
  }

  private static String of(Value value) {
    return switch (value) {
      case Value.OfField field -> field.field();
      case Value.Magnitude magnitude -> "|" + magnitude.field() + "|";
      case Value.Elapsed elapsed -> "seconds from " + elapsed.from() + " to " + elapsed.to();
      case Value.Product product -> product.left() + " * " + product.right();
      case Value.OfRelated related ->
          related.related().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    };
  }

  static String of(Condition condition) {
    return switch (condition) {
      case Condition.Equals equals -> of(equals.field()) + " = " + equals.value();
      case Condition.In in -> of(in.field()) + " in " + in.values();
      case Condition.IsSet set -> of(set.field()) + " is set";
      case Condition.Counts counts -> counts.field() + " has a value in the reporting currency";
      case Condition.Compare compare ->
          of(compare.field()) + " " + sign(compare.comparator()) + " " + compare.value();
      case Condition.InOrder order -> order.from() + " <= " + order.to();
      case Condition.TextMatch match ->
          of(match.field())
              + (match.matcher() == Condition.Matcher.CONTAINS ? " contains " : " starts with ")
              + match.text();
      case Condition.And and ->
          and.parts().stream().map(Wording::inner).collect(Collectors.joining(" and "));
      case Condition.Or or ->
          or.parts().stream().map(Wording::inner).collect(Collectors.joining(" or "));
      case Condition.Not(Condition.Counts counts) ->
          counts.field() + " has no value in the reporting currency";
      case Condition.Not(Condition.IsSet set) -> of(set.field()) + " is missing";
      case Condition.Not(Condition.Equals equals) ->
          of(equals.field()) + " is not " + equals.value();
      case Condition.Not not -> "not " + inner(not.part());
    };
  }

  private static String inner(Condition condition) {
    return switch (condition) {
      case Condition.And and -> "(" + of(and) + ")";
      case Condition.Or or -> "(" + of(or) + ")";
      case Condition.Equals equals -> of(equals);
      case Condition.In in -> of(in);
      case Condition.IsSet set -> of(set);
      case Condition.Counts counts -> of(counts);
      case Condition.Compare compare -> of(compare);
      case Condition.InOrder order -> of(order);
      case Condition.TextMatch match -> of(match);
      case Condition.Not not -> of(not);
    };
  }

  private static String of(FieldPath path) {
    return (path.target() == null ? "" : path.target() + ".")
        + (path.property() == null ? path.field() : "properties." + path.property());
  }

  private static String sign(Condition.Comparator comparator) {
    return switch (comparator) {
      case LESS -> "<";
      case LESS_OR_EQUAL -> "<=";
      case GREATER -> ">";
      case GREATER_OR_EQUAL -> ">=";
    };
  }
}
