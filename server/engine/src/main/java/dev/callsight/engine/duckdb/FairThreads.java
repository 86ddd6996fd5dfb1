package dev.callsight.engine.duckdb;

import dev.callsight.engine.StoreException;
import dev.callsight.engine.StoreException.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * A few threads that organizations use in turn. None may hold all of them, and none may make others
 * wait behind its own queue; what would wait for too long is refused at once.
 */
final class FairThreads implements AutoCloseable {
  /**
   * How much runs and waits.
   *
   * @param running pieces of work at once
   * @param runningOfOne of one organization
   * @param waiting pieces that wait
   * @param waitingOfOne of one organization
   */
  record Limits(int running, int runningOfOne, int waiting, int waitingOfOne) {
    /** One thread, if there are several, is always left to other organizations. */
    static Limits of(DuckDbSettings settings) {
      int running = settings.concurrentQueries();
      int waiting = settings.waitingQueries();
      return new Limits(running, Math.max(1, running - 1), waiting, Math.max(1, waiting / 4));
    }
  }

  private final Limits limits;
  private final ExecutorService threads;

  /** Work that waits, by organization; whose turn is next stands first. */
  private final Map<String, Deque<Runnable>> waiting = new LinkedHashMap<>();

  private final Map<String, Integer> running = new HashMap<>();
  private int allWaiting;
  private int allRunning;
  private long refused;
  private boolean closed;

  FairThreads(Limits limits, ThreadFactory factory) {
    this.limits = limits;
    this.threads = Executors.newFixedThreadPool(limits.running(), factory);
  }

  /**
   * Has work done on one of the threads, soon or when it is the organization's turn.
   *
   * @throws StoreException with kind {@code OVERLOADED} when too much waits already
   */
  synchronized void execute(String organization, Runnable work) {
    if (closed) {
      throw new RejectedExecutionException("closed");
    }
    Deque<Runnable> own = waiting.getOrDefault(organization, new ArrayDeque<>());
    boolean mayRun = allWaiting == 0 && hasRoom(organization);
    if (!mayRun && (own.size() >= limits.waitingOfOne() || allWaiting >= limits.waiting())) {
      refused++;
      throw new StoreException(
          Kind.OVERLOADED, "%d questions wait already".formatted(allWaiting), null);
    }
    own.addLast(work);
    waiting.put(organization, own);
    allWaiting++;
    startWhatMay();
  }

  /**
   * Takes back work that nobody waits for any more.
   *
   * @return whether it was still waiting, and will not be done
   */
  synchronized boolean withdraw(String organization, Runnable work) {
    Deque<Runnable> own = waiting.getOrDefault(organization, new ArrayDeque<>());
    if (!own.remove(work)) {
      return false;
    }
    if (own.isEmpty()) {
      waiting.remove(organization);
    }
    allWaiting--;
    notifyAll();
    return true;
  }

  private boolean hasRoom(String organization) {
    return allRunning < limits.running()
        && running.getOrDefault(organization, 0) < limits.runningOfOne();
  }

  private void startWhatMay() {
    String next = next();
    while (next != null) {
      Deque<Runnable> own = Objects.requireNonNull(waiting.remove(next));
      start(next, own.removeFirst());
      if (!own.isEmpty()) {
        // At the end: the others come first.
        waiting.put(next, own);
      }
      next = next();
    }
  }

  private @Nullable String next() {
    return waiting.keySet().stream().filter(this::hasRoom).findFirst().orElse(null);
  }

  private void start(String organization, Runnable work) {
    allWaiting--;
    allRunning++;
    running.merge(organization, 1, Integer::sum);
    threads.execute(() -> {
      try {
        work.run();
      } finally {
        finished(organization);
      }
    });
  }

  private synchronized void finished(String organization) {
    allRunning--;
    running.computeIfPresent(organization, (_, count) -> count == 1 ? null : count - 1);
    startWhatMay();
    notifyAll();
  }

  synchronized int running() {
    return allRunning;
  }

  synchronized int waiting() {
    return allWaiting;
  }

  /** How much was refused so far. */
  synchronized long refused() {
    return refused;
  }

  /** Takes nothing more; returns when all that waited is done. */
  @Override
  public void close() {
    awaitEnd();
    threads.close();
  }

  private synchronized void awaitEnd() {
    closed = true;
    boolean interrupted = false;
    while (allWaiting + allRunning > 0) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
