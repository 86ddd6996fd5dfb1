package dev.callsight.engine.duckdb;

import dev.callsight.engine.RecordBatch;
import dev.callsight.engine.WriteResult;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Batches that somebody waits to see stored. */
record WriteRequest(List<RecordBatch> batches, CompletableFuture<WriteResult> result) {
  WriteRequest(List<RecordBatch> batches) {
    this(List.copyOf(batches), new CompletableFuture<>());
  }

  long rows() {
    return batches.stream().mapToLong(RecordBatch::size).sum();
  }
}
