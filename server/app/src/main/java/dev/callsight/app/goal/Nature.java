package dev.callsight.app.goal;

import dev.callsight.core.catalog.Formula;
import dev.callsight.core.catalog.Leaf;
import dev.callsight.core.catalog.Metric;

/** How a metric's number comes about during a period; decides what can be expected halfway. */
enum Nature {
  /** Adds up day by day, such as calls or revenue. */
  FLOW,
  /** Grows with the period but not by adding days, such as distinct customers. */
  GROWING,
  /** What there is at a moment, such as recurring revenue. */
  LEVEL,
  /** A quotient, mean or percentile: as high on the first day as on the last. */
  RATE;

  static Nature of(Metric metric) {
    return of(metric.formula());
  }

  private static Nature of(Formula formula) {
    return switch (formula) {
      case Formula.OfLeaf leaf -> of(leaf.leaf());
      case Formula.Constant _ -> RATE;
      case Formula.Binary binary -> of(binary);
      case Formula.Otherwise otherwise -> alike(of(otherwise.first()), of(otherwise.second()));
      case Formula.Given given -> of(given.of());
      case Formula.Change _ -> RATE;
      case Formula.Forecast _ -> RATE;
    };
  }

  private static Nature of(Leaf leaf) {
    return switch (leaf) {
      case Leaf.Count _ -> FLOW;
      case Leaf.Sum _ -> FLOW;
      case Leaf.Distinct _ -> GROWING;
      case Leaf.Quantile _ -> RATE;
      case Leaf.Balance _ -> LEVEL;
      case Leaf.Overlap _ -> LEVEL;
    };
  }

  private static Nature of(Formula.Binary binary) {
    return switch (binary.operator()) {
      case PLUS, MINUS -> alike(of(binary.left()), of(binary.right()));
      case TIMES ->
          binary.left() instanceof Formula.Constant
              ? of(binary.right())
              : binary.right() instanceof Formula.Constant ? of(binary.left()) : RATE;
      case DIVIDE -> binary.right() instanceof Formula.Constant ? of(binary.left()) : RATE;
    };
  }

  private static Nature alike(Nature left, Nature right) {
    return left == right ? left : RATE;
  }
}
