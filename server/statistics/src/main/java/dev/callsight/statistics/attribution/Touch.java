package dev.callsight.statistics.attribution;

/**
 * One touch of a path.
 *
 * @param daysBefore how many days it lies before the last touch of its path, at least 0
 * @param direct whether nothing but the person itself brought it about
 */
public record Touch(double daysBefore, boolean direct) {

  public Touch {
    if (!(daysBefore >= 0)) {
      throw new IllegalArgumentException("a touch " + daysBefore + " days before the last one");
    }
  }
}
