package dev.callsight.statistics.score;

import dev.callsight.statistics.Estimate;
import dev.callsight.statistics.Estimated;
import dev.callsight.statistics.NotEstimable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How well a score works as a probability, a score of 70 promising 70 %.
 *
 * @param brier mean squared difference between promise and outcome, after Brier (1950) for one
 *     class; 0 is perfect
 * @param reference the score of always promising the overall share
 * @param skill 1 − brier ÷ reference: above 0 is better than that, 1 perfect; null when reference
 *     is 0
 * @param bins by tenths of the scale, lowest first; those without anybody are left out
 */
public record Calibration(double brier, double reference, @Nullable Double skill, List<Bin> bins) {
  private static final int BINS = 10;
  private static final double SCALE = 100;

  /**
   * Those whose score is in a tenth of the scale.
   *
   * @param from the lowest score that belongs here
   * @param to the lowest that belongs to the next bin; 100 belongs to the last
   * @param count how many
   * @param promised their mean score as a probability, 0–1
   * @param observed the share that had the outcome, 0–1
   */
  public record Bin(double from, double to, long count, double promised, double observed) {}

  public Calibration {
    bins = List.copyOf(bins);
  }

  /** The calibration of a score. */
  public static Estimate<Calibration> of(ScoreDistribution distribution) {
    if (distribution.total() == 0) {
      return new NotEstimable<>("no lead in the period has a score");
    }
    double squares = 0;
    for (ScoreCount count : distribution.counts()) {
      double promise = count.score() / SCALE;
      squares += count.positives() * (1 - promise) * (1 - promise);
      squares += count.negatives() * promise * promise;
    }
    double brier = squares / distribution.total();
    double rate = distribution.baseRate();
    double reference = rate * (1 - rate);
    Double skill = reference == 0 ? null : 1 - brier / reference;
    return new Estimated<>(new Calibration(brier, reference, skill, bins(distribution)));
  }

  private static List<Bin> bins(ScoreDistribution distribution) {
    long[] counts = new long[BINS];
    long[] positives = new long[BINS];
    double[] promises = new double[BINS];
    for (ScoreCount count : distribution.counts()) {
      int bin = Math.min((int) (count.score() / SCALE * BINS), BINS - 1);
      counts[bin] += count.count();
      positives[bin] += count.positives();
      promises[bin] += count.count() * count.score() / SCALE;
    }
    double width = SCALE / BINS;
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i < BINS; i++) {
      if (counts[i] > 0) {
        bins.add(
            new Bin(
                i * width,
                (i + 1) * width,
                counts[i],
                promises[i] / counts[i],
                (double) positives[i] / counts[i]));
      }
    }
    return bins;
  }
}
