package dev.callsight.app.ingest;

import dev.callsight.engine.RecordBatch;
import dev.callsight.engine.WriteResult;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Stores the batches of one body in order while the next one is read: at most one is being written,
 * so that a body that arrives faster than it is stored has to wait. Used by one thread.
 */
final class OrderedWrites {
  private final Function<RecordBatch, WriteResult> store;
  private final Consumer<WriteResult> stored;
  private final Executor executor;
  private @Nullable CompletableFuture<WriteResult> running;

  /**
   * Writes batches elsewhere, tells of them here.
   *
   * @param store writes one batch; called on the executor
   * @param stored told of each result, in order, on the caller's thread
   */
  OrderedWrites(
      Function<RecordBatch, WriteResult> store, Consumer<WriteResult> stored, Executor executor) {
    this.store = store;
    this.stored = stored;
    this.executor = executor;
  }

  /** Starts to write after what was written before; throws what that failed with. */
  void add(RecordBatch batch) {
    finish();
    if (batch.size() > 0) {
      running = CompletableFuture.supplyAsync(() -> store.apply(batch), executor);
    }
  }

  /** Waits for the running write; throws what it failed with. */
  void finish() {
    CompletableFuture<WriteResult> write = running;
    if (write == null) {
      return;
    }
    running = null;
    try {
      stored.accept(write.join());
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }
}
