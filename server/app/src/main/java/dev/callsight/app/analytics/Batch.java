package dev.callsight.app.analytics;

import dev.callsight.app.http.ClientConnection;
import dev.callsight.app.http.ClientGoneException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Questions that one request waits for. Some are answered at the same time, in the order in which
 * they stand; closing gives up those that are not answered yet.
 */
final class Batch implements AutoCloseable {
  /** More would be ready later each, and all together no sooner. */
  static final int AT_ONCE = Math.clamp(Runtime.getRuntime().availableProcessors() + 1, 2, 8);

  private static final long LOOK_MILLISECONDS = 100;

  private final ExecutorService threads;
  private final BlockingQueue<byte[]> ready = new LinkedBlockingQueue<>();
  private List<Future<?>> running = List.of();

  Batch(ExecutorService threads) {
    this.threads = threads;
  }

  /** Begins to answer. The function must not throw. */
  <T> void start(List<T> questions, Function<T, byte[]> answer) {
    Queue<T> waiting = new ConcurrentLinkedQueue<>(questions);
    Runnable work =
        () -> {
          T next = waiting.poll();
          while (next != null && !Thread.currentThread().isInterrupted()) {
            ready.add(answer.apply(next));
            next = waiting.poll();
          }
        };
    running =
        IntStream.range(0, Math.min(AT_ONCE, questions.size()))
            .<Future<?>>mapToObj(_ -> threads.submit(work))
            .toList();
  }

  /**
   * The next answer that is ready.
   *
   * @throws ClientGoneException when nobody waits for it any more
   */
  byte[] next() {
    try {
      byte[] line = ready.poll(LOOK_MILLISECONDS, TimeUnit.MILLISECONDS);
      while (line == null) {
        if (ClientConnection.isGone()) {
          throw new ClientGoneException();
        }
        line = ready.poll(LOOK_MILLISECONDS, TimeUnit.MILLISECONDS);
      }
      return line;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClientGoneException();
    }
  }

  @Override
  public void close() {
    running.forEach(each -> each.cancel(true));
  }
}
