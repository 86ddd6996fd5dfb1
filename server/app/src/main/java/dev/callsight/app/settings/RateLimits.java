package dev.callsight.app.settings;

/**
 * How fast one caller may ask.
 *
 * @param requestsPerMinute of one key, person or (not signed in) address; at least 1
 * @param signInsPerMinute attempts to sign in from one address; at least 1
 */
public record RateLimits(int requestsPerMinute, int signInsPerMinute) {
  /** Checks that both let something through. */
  public RateLimits {
    if (requestsPerMinute < 1 || signInsPerMinute < 1) {
      throw new IllegalArgumentException(
          "Limits must be at least 1: " + requestsPerMinute + ", " + signInsPerMinute);
    }
  }
}
