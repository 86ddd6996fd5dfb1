package dev.callsight.engine.duckdb;

import dev.callsight.engine.WriteResult;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Batches that somebody waits to see stored. */
record WriteRequest(List<PreparedBatch> batches, CompletableFuture<WriteResult> result) {
  WriteRequest(List<PreparedBatch> batches) {
    this(List.copyOf(batches), new CompletableFuture<>());
  }

  long rows() {
    return batches.stream().mapToLong(batch -> batch.records().size()).sum();
  }
}
