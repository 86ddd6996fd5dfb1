package dev.callsight.statistics.score;

import dev.callsight.statistics.Estimate;
import dev.callsight.statistics.Estimated;
import dev.callsight.statistics.NotEstimable;

/**
 * How well a score puts those with the outcome above those without: the area under the ROC curve.
 *
 * @param auc the chance that one with the outcome has a higher score than one without, a tie
 *     counting half; 0–1, 0.5 is guessing. The Mann–Whitney statistic over the number of pairs
 * @param standardError after Hanley and McNeil (1982), equations 1 and 2
 * @param low the lower end of the 95 % interval, not below 0
 * @param high its upper end, not above 1
 */
public record Discrimination(double auc, double standardError, double low, double high) {
  private static final double NORMAL_975 = 1.959963984540054;

  /** The discrimination of a score; there is none unless some had the outcome and some had not. */
  public static Estimate<Discrimination> of(ScoreDistribution distribution) {
    long positives = distribution.positives();
    long negatives = distribution.total() - positives;
    if (distribution.total() == 0) {
      return new NotEstimable<>("no lead in the period has a score");
    }
    if (positives == 0) {
      return new NotEstimable<>("no scored lead converted; at least one is needed");
    }
    if (negatives == 0) {
      return new NotEstimable<>("every scored lead converted; at least one that did not is needed");
    }
    double auc = pairsWon(distribution) / positives / negatives;
    double error = standardError(auc, positives, negatives);
    return new Estimated<>(
        new Discrimination(
            auc,
            error,
            Math.max(0, auc - NORMAL_975 * error),
            Math.min(1, auc + NORMAL_975 * error)));
  }

  private static double pairsWon(ScoreDistribution distribution) {
    double won = 0;
    double negativesBelow = 0;
    for (ScoreCount count : distribution.counts()) {
      won += count.positives() * (negativesBelow + count.negatives() / 2.0);
      negativesBelow += count.negatives();
    }
    return won;
  }

  private static double standardError(double auc, long positives, long negatives) {
    double twoPositives = auc / (2 - auc);
    double twoNegatives = 2 * auc * auc / (1 + auc);
    double variance =
        auc * (1 - auc)
            + (positives - 1) * (twoPositives - auc * auc)
            + (negatives - 1) * (twoNegatives - auc * auc);
    return Math.sqrt(Math.max(0, variance) / positives / negatives);
  }
}
