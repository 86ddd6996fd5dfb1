package dev.callsight.engine.clickhouse;

import java.util.function.Supplier;

/** Keeps other processes from writing the same organization. */
public interface WriteLock {
  /** Does something while no other process writes the organization. */
  <T> T holding(String organization, Supplier<T> work);

  /** For a process that is the only one. */
  static WriteLock ofOneProcess() {
    return new WriteLock() {
      @Override
      public <T> T holding(String organization, Supplier<T> work) {
        return work.get();
      }
    };
  }
}
