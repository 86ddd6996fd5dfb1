package dev.callsight.bench.load;

import java.util.Arrays;

/** Times of requests that were made one after the other, in nanoseconds. */
final class Latencies {

  private final long[] sorted;

  Latencies(long[] nanoseconds) {
    if (nanoseconds.length == 0) {
      throw new IllegalArgumentException("nanoseconds must hold at least one time");
    }
    sorted = nanoseconds.clone();
    Arrays.sort(sorted);
  }

  /**
   * The time within which a share of the requests was answered (nearest rank).
   *
   * @param percent above 0, up to 100
   * @return milliseconds
   */
  double percentile(int percent) {
    int rank = (int) Math.ceil(percent / 100.0 * sorted.length);
    return sorted[rank - 1] / 1e6;
  }

  int count() {
    return sorted.length;
  }
}
