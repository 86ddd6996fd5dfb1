package dev.callsight.app.analytics;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Runs the parts of an answer side by side. */
@Component
class Parallel implements DisposableBean {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  <T> CompletableFuture<T> start(Supplier<T> work) {
    return CompletableFuture.supplyAsync(Errand.partOfCurrent(work), threads);
  }

  /** Starts what requests wait for, and what is given up when all of them have gone. */
  <T> Errand<T> errand(Supplier<T> work) {
    return Errand.start(work, threads);
  }

  /** What is made for one request alone, and given up when its client has gone. */
  <T> T whileWaited(Supplier<T> work) {
    return Objects.requireNonNull(errand(work).await(), "an errand of one request");
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
