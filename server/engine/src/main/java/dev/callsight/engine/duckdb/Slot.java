package dev.callsight.engine.duckdb;

import dev.callsight.engine.FactsStatus;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What the process keeps of an organization, attached or not. What is not volatile needs the lock.
 */
final class Slot {
  final String organization;
  final ReentrantLock lock = new ReentrantLock();
  final Condition released = lock.newCondition();
  final WriteQueue writes;

  /** Held by whoever changes the facts. */
  final ReentrantLock writing = new ReentrantLock();

  /** Held by whoever rewrites a rollup as a whole. */
  final ReentrantLock folding = new ReentrantLock();

  @Nullable OrganizationFile file;
  int leases;
  volatile long lastUsed;
  boolean erased;
  volatile @Nullable FactsStatus status;

  /** What sums depended on when it was last written to. */
  volatile PreparedBatch.@Nullable Basis basis;

  Slot(String organization, WriteQueue writes) {
    this.organization = organization;
    this.writes = writes;
  }
}
