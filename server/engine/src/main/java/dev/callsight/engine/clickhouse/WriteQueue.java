package dev.callsight.engine.clickhouse;

import dev.callsight.engine.RecordBatch;
import dev.callsight.engine.StoreException;
import dev.callsight.engine.StoreException.Kind;
import dev.callsight.engine.WriteResult;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The writes that wait for an organization. Whoever comes while another writes waits, and then
 * writes for all who wait, as one commit; when that fails, each is tried alone, so that none fails
 * for another's sake.
 */
final class WriteQueue {
  /** Rows combined into one commit, unless a single request has more. */
  private static final long GROUP_ROWS = 250_000;

  private final ReentrantLock writing = new ReentrantLock(true);
  private final Deque<Request> waiting = new ArrayDeque<>();

  /** Stores the batches of several requests as one commit. */
  interface Commit {
    List<WriteResult> run(List<List<RecordBatch>> requests);
  }

  /** Bounds the rows that wait in memory, of all organizations together. */
  static final class Pressure {
    private static final int MOST_ROWS = 1_000_000;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Semaphore rows = new Semaphore(MOST_ROWS, true);

    private int enter(long wanted) {
      int taken = (int) Math.min(wanted, MOST_ROWS);
      try {
        if (!rows.tryAcquire(taken, LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
          throw new StoreException(
              Kind.RESOURCES, "too many records wait to be written; send them again later", null);
        }
        return taken;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StoreException(Kind.RESOURCES, "interrupted while waiting to write", e);
      }
    }

    private void leave(int taken) {
      rows.release(taken);
    }
  }

  private static final class Request {
    private final List<RecordBatch> batches;
    private @Nullable WriteResult result;
    private @Nullable RuntimeException failure;

    Request(List<RecordBatch> batches) {
      this.batches = List.copyOf(batches);
    }

    long rows() {
      return batches.stream().mapToLong(RecordBatch::size).sum();
    }

    boolean isOpen() {
      return result == null && failure == null;
    }
  }

  WriteResult write(List<RecordBatch> batches, Pressure pressure, Commit commit) {
    Request request = new Request(batches);
    int taken = pressure.enter(request.rows());
    try {
      add(request);
      writing.lock();
      try {
        while (request.isOpen()) {
          writeTogetherOrAlone(next(), commit);
        }
      } finally {
        writing.unlock();
      }
    } finally {
      pressure.leave(taken);
    }
    if (request.failure != null) {
      throw request.failure;
    }
    return java.util.Objects.requireNonNull(request.result);
  }

  /** Does something while nobody here writes. */
  void alone(Runnable work) {
    writing.lock();
    try {
      work.run();
    } finally {
      writing.unlock();
    }
  }

  /** Does something unless somebody here writes just now; whether it was done. */
  boolean aloneIfFree(BooleanSupplier work) {
    if (!writing.tryLock()) {
      return false;
    }
    try {
      return work.getAsBoolean();
    } finally {
      writing.unlock();
    }
  }

  private void add(Request request) {
    synchronized (waiting) {
      waiting.addLast(request);
    }
  }

  private List<Request> next() {
    List<Request> group = new ArrayList<>();
    long rows = 0;
    synchronized (waiting) {
      while (!waiting.isEmpty()) {
        rows += waiting.getFirst().rows();
        if (rows > GROUP_ROWS && !group.isEmpty()) {
          break;
        }
        group.add(waiting.removeFirst());
      }
    }
    return group;
  }

  private static void writeTogetherOrAlone(List<Request> group, Commit commit) {
    try {
      List<WriteResult> results = commit.run(group.stream().map(each -> each.batches).toList());
      for (int i = 0; i < group.size(); i++) {
        group.get(i).result = results.get(i);
      }
    } catch (RuntimeException e) {
      if (group.size() == 1) {
        group.getFirst().failure = e;
        return;
      }
      group.forEach(request -> writeTogetherOrAlone(List.of(request), commit));
    }
  }
}
