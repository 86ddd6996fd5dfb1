package dev.callsight.engine.clickhouse;

import java.util.function.Supplier;

/** Keeps other processes from writing the same organization. */
public interface WriteLock {
  /** Does something while no other process writes the organization. */
  <T> T holding(String organization, Supplier<T> work);

  /**
   * Does something unless another process writes the organization just now.
   *
   * @return whether it was done
   */
  boolean holdingIfFree(String organization, Runnable work);

  /** For a process that is the only one. */
  static WriteLock ofOneProcess() {
    return new WriteLock() {
      @Override
      public <T> T holding(String organization, Supplier<T> work) {
        return work.get();
      }

      @Override
      public boolean holdingIfFree(String organization, Runnable work) {
        work.run();
        return true;
      }
    };
  }
}
