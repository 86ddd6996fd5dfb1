package dev.callsight.app.demo.company;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Values to draw from, each with its weight. Immutable. */
final class Weighted<T> {
  private final List<T> values;
  private final double[] weights;

  Weighted(List<T> values, double[] weights) {
    this.values = List.copyOf(values);
    this.weights = weights.clone();
    if (values.isEmpty() || values.size() != weights.length) {
      throw new IllegalArgumentException(
          "expected one weight a value: " + values.size() + " values, " + weights.length);
    }
  }

  static <T> Weighted<T> by(List<T> values, ToDoubleFunction<T> weight) {
    return new Weighted<>(values, values.stream().mapToDouble(weight).toArray());
  }

  T draw(Dice dice) {
    return values.get(dice.index(weights));
  }
}
