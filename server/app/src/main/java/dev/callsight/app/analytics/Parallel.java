package dev.callsight.app.analytics;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Gatherers;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Runs the parts of an answer side by side, as long as somebody waits for it. */
@Component
public class Parallel implements DisposableBean {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  <T> CompletableFuture<T> start(Supplier<T> work) {
    return CompletableFuture.supplyAsync(Errand.partOfCurrent(work), threads);
  }

  /** Starts what requests wait for, and what is given up when all of them have gone. */
  <T> Errand<T> errand(Supplier<T> work) {
    return Errand.start(work, threads);
  }

  /** What is made for one request alone, and given up when its client has gone. */
  public <T> T whileWaited(Supplier<T> work) {
    if (Errand.isOnItsWay()) {
      return work.get();
    }
    return Objects.requireNonNull(errand(work).await(), "an errand of one request");
  }

  /** What each comes to, in their order; a few at a time, and given up when the client has gone. */
  public <T, R> List<R> each(List<T> items, Function<T, R> work) {
    return whileWaited(() ->
        items.stream()
            .map(item -> Errand.partOfCurrent(() -> work.apply(item)))
            .gather(Gatherers.mapConcurrent(Batch.AT_ONCE, Supplier::get))
            .toList());
  }

  ExecutorService threads() {
    return threads;
  }

  /** What a part came to; its failure is thrown as it was. */
  static <T> T join(CompletableFuture<T> part) {
    try {
      return part.join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failure;
    }
  }

  @Override
  public void destroy() {
    threads.shutdown();
  }
}
