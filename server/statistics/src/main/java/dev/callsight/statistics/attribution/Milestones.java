package dev.callsight.statistics.attribution;

import org.jspecify.annotations.Nullable;

/**
 * Weights given to the touches that hold milestones, and to the others together. A touch holding
 * two has both weights; what nobody holds is left out, which shares it among the rest in
 * proportion.
 */
final class Milestones {
  private final double[] weights;
  private final boolean[] holds;

  Milestones(Path path) {
    this.weights = new double[path.touches().size()];
    this.holds = new boolean[weights.length];
  }

  /** Gives a weight to the touch at a place; to none when the milestone is missing. */
  Milestones give(@Nullable Integer place, double weight) {
    if (place != null) {
      weights[place] += weight;
      holds[place] = true;
    }
    return this;
  }

  /** The weights, after those without a milestone got theirs in equal parts. */
  double[] rest(double weight) {
    int others = 0;
    for (boolean held : holds) {
      others += held ? 0 : 1;
    }
    for (int i = 0; i < weights.length; i++) {
      if (!holds[i]) {
        weights[i] = weight / others;
      }
    }
    return weights;
  }
}
