package dev.callsight.bench.load;

/** How far several writers have come. */
final class Acknowledgements {

  private volatile Latest latest = new Latest(0, System.nanoTime());

  /** Adds the rows of one answer, which has just come. */
  synchronized void add(long rows) {
    latest = new Latest(latest.rows() + rows, System.nanoTime());
  }

  Latest latest() {
    return latest;
  }

  /**
   * @param rows calls that were acknowledged since the run began
   * @param at {@link System#nanoTime} when the last of them was
   */
  record Latest(long rows, long at) {}
}
