package dev.callsight.app.demo;

import dev.callsight.engine.RecordBatch;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Writes batches on a thread of its own, in order, while the next ones are made. One write waits at
 * most, so that no more than two are in memory.
 */
final class WritesBehind implements Consumer<List<RecordBatch>>, AutoCloseable {
  private final Consumer<List<RecordBatch>> writer;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("demo-write").factory());
  private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

  WritesBehind(Consumer<List<RecordBatch>> writer) {
    this.writer = writer;
  }

  /** Returns when the write before this one is done; its failure is thrown here. */
  @Override
  public void accept(List<RecordBatch> batches) {
    awaitLast();
    last = CompletableFuture.runAsync(() -> writer.accept(batches), thread);
  }

  /** Returns when everything is written. */
  void awaitLast() {
    try {
      last.join();
    } catch (CompletionException failure) {
      throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
    }
  }

  /** Lets a running write finish. */
  @Override
  public void close() {
    thread.close();
  }
}
