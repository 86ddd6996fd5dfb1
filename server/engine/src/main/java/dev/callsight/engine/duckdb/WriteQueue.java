package dev.callsight.engine.duckdb;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The writes that wait for an organization. Whoever adds to a queue that nobody drains, must see to
 * it that it is drained; so there is one writer at a time and no thread for those without work.
 */
final class WriteQueue {
  /** Rows combined into one transaction, unless a single request has more. */
  static final long GROUP_ROWS = 250_000;

  private final Deque<WriteRequest> waiting = new ArrayDeque<>();
  private boolean draining;

  /** Adds a request; true when the caller must start the draining. */
  synchronized boolean add(WriteRequest request) {
    waiting.addLast(request);
    if (draining) {
      return false;
    }
    draining = true;
    return true;
  }

  /** The requests for the next transaction; when empty, the draining has ended. */
  synchronized List<WriteRequest> next() {
    List<WriteRequest> group = new ArrayList<>();
    long rows = 0;
    while (!waiting.isEmpty()) {
      rows += waiting.getFirst().rows();
      if (rows > GROUP_ROWS && !group.isEmpty()) {
        break;
      }
      group.add(waiting.removeFirst());
    }
    draining = !group.isEmpty();
    return group;
  }
}
