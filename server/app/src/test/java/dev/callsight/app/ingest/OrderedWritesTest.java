package dev.callsight.app.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callsight.core.catalog.Catalog;
import dev.callsight.engine.RecordBatch;
import dev.callsight.engine.StoreException;
import dev.callsight.engine.WriteResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrderedWritesTest {
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger running = new AtomicInteger();
  private final List<WriteResult> results = new ArrayList<>();

  @AfterEach
  void stop() {
    executor.close();
  }

  @Test
  void writesOneAfterAnotherAndTellsOfEach() {
    OrderedWrites writes = new OrderedWrites(this::write, results::add, executor);
    for (int rows = 1; rows <= 50; rows++) {
      writes.add(batch(rows));
    }
    writes.finish();
    assertThat(results).extracting(WriteResult::accepted).hasSize(50).isSorted();
  }

  @Test
  void leavesOutBatchesWithoutRows() {
    OrderedWrites writes = new OrderedWrites(this::write, results::add, executor);
    writes.add(batch(0));
    writes.finish();
    assertThat(results).isEmpty();
  }

  @Test
  void failsWithWhatTheStoreFailedWith() {
    StoreException failure = new StoreException(StoreException.Kind.RESOURCES, "full", null);
    OrderedWrites writes =
        new OrderedWrites(
            _ -> {
              throw failure;
            },
            results::add,
            executor);
    writes.add(batch(1));
    assertThatThrownBy(() -> writes.add(batch(2))).isSameAs(failure);
  }

  private WriteResult write(RecordBatch batch) {
    assertThat(running.incrementAndGet()).isEqualTo(1);
    running.decrementAndGet();
    return new WriteResult(batch.size(), 0, 0, batch.size());
  }

  private static RecordBatch batch(int rows) {
    RecordBatch.Builder builder = RecordBatch.builder(Catalog.builtIn().entity("people"), rows);
    for (int row = 0; row < rows; row++) {
      builder.text(0, "p" + row);
      builder.endRow();
    }
    return builder.build();
  }
}
