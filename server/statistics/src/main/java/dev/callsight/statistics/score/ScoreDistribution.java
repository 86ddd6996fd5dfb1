package dev.callsight.statistics.score;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Everything the statistics of a score need to know.
 *
 * @param counts by score, ascending, each score once
 */
public record ScoreDistribution(List<ScoreCount> counts) {

  public ScoreDistribution {
    counts = List.copyOf(counts);
    for (int i = 1; i < counts.size(); i++) {
      if (counts.get(i - 1).score() >= counts.get(i).score()) {
        throw new IllegalArgumentException("scores must ascend: " + counts.get(i).score());
      }
    }
  }

  /** The distribution of counts in any order; equal scores are added up, empty ones left out. */
  public static ScoreDistribution of(Collection<ScoreCount> counts) {
    Map<Double, ScoreCount> merged =
        counts.stream()
            .collect(
                Collectors.toMap(ScoreCount::score, Function.identity(), ScoreDistribution::added));
    return new ScoreDistribution(
        merged.values().stream()
            .filter(count -> count.count() > 0)
            .sorted(Comparator.comparingDouble(ScoreCount::score))
            .toList());
  }

  private static ScoreCount added(ScoreCount one, ScoreCount other) {
    return new ScoreCount(
        one.score(), one.count() + other.count(), one.positives() + other.positives());
  }

  /** How many there are. */
  public long total() {
    return counts.stream().mapToLong(ScoreCount::count).sum();
  }

  /** How many had the outcome. */
  public long positives() {
    return counts.stream().mapToLong(ScoreCount::positives).sum();
  }

  /** The share that had the outcome, 0–1; only of a distribution that is not empty. */
  double baseRate() {
    return (double) positives() / total();
  }
}
