package dev.callsight.statistics;

/**
 * A question that the data cannot answer.
 *
 * @param reason one short sentence for a person: what is missing and how much of it is needed
 */
public record NotEstimable<T>(String reason) implements Estimate<T> {

  public NotEstimable {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("reason must say what is missing, but is blank");
    }
  }
}
