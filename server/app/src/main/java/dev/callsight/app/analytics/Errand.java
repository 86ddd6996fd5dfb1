package dev.callsight.app.analytics;

import dev.callsight.app.http.ClientConnection;
import dev.callsight.app.http.ClientGoneException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An answer on its way, with all the threads that work on it and all the requests that wait for it.
 * When the last of these has gone, the threads are interrupted, which stops their statements.
 */
final class Errand<T> extends CompletableFuture<T> {
  private static final ScopedValue<Errand<?>> CURRENT = ScopedValue.newInstance();
  private static final long LOOK_MILLISECONDS = 100;

  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private int waiting;
  private volatile boolean abandoned;

  /** Starts the work. */
  static <T> Errand<T> start(Supplier<T> work, Executor executor) {
    Errand<T> errand = new Errand<>();
    executor.execute(() -> {
      try {
        errand.complete(errand.run(work));
      } catch (RuntimeException | Error failure) {
        errand.fail(failure);
      }
    });
    return errand;
  }

  /** Whether this thread works on one, whose end it will be told. */
  static boolean isOnItsWay() {
    return CURRENT.isBound();
  }

  private void fail(Throwable failure) {
    if (abandoned) {
      // The cache would write down any other failure, though nobody asks any more.
      cancel(false);
    } else {
      completeExceptionally(failure);
    }
  }

  /** The work as a part of the errand that this thread is on, if it is on one. */
  static <T> Supplier<T> partOfCurrent(Supplier<T> work) {
    Errand<?> current = CURRENT.isBound() ? CURRENT.get() : null;
    return current == null ? work : () -> current.run(work);
  }

  private <R> R run(Supplier<R> work) {
    Thread thread = Thread.currentThread();
    threads.add(thread);
    try {
      if (abandoned) {
        thread.interrupt();
      }
      return ScopedValue.where(CURRENT, this).call(work::get);
    } finally {
      threads.remove(thread);
    }
  }

  /**
   * Waits for the answer, as long as the client of the request that this thread serves does.
   *
   * @return null when others gave it up just before
   * @throws ClientGoneException when the client went away
   */
  @Nullable T await() {
    if (!enter()) {
      return null;
    }
    try {
      return awaitClient();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new CompletionException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClientGoneException();
    } finally {
      leave();
    }
  }

  private T awaitClient() throws InterruptedException, ExecutionException {
    while (true) {
      try {
        return get(LOOK_MILLISECONDS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (ClientConnection.isGone()) {
          throw new ClientGoneException();
        }
      }
    }
  }

  private synchronized boolean enter() {
    if (abandoned) {
      return false;
    }
    waiting++;
    return true;
  }

  private synchronized void leave() {
    waiting--;
    if (waiting == 0 && !isDone()) {
      abandoned = true;
      threads.forEach(Thread::interrupt);
    }
  }
}
