package dev.callsight.statistics.score;

/**
 * How many have one score.
 *
 * @param score from 0 to 100
 * @param count how many have it, at least 0
 * @param positives how many of them had the outcome
 */
public record ScoreCount(double score, long count, long positives) {

  public ScoreCount {
    if (!(score >= 0 && score <= 100)) {
      throw new IllegalArgumentException("score is " + score + ", not from 0 to 100");
    }
    if (positives < 0 || count < positives) {
      throw new IllegalArgumentException(
          positives + " positives of " + count + " with the score " + score);
    }
  }

  /** Those without the outcome. */
  long negatives() {
    return count - positives;
  }
}
