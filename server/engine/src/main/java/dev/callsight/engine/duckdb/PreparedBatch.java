package dev.callsight.engine.duckdb;

import dev.callsight.engine.RecordBatch;
import dev.callsight.engine.duckdb.RollupDeltas.Summed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A batch and what its write needs to know of it, found out on the thread that brings it: the one
 * writer of an organization has enough to do. Immutable, for a failed write is tried again.
 */
final class PreparedBatch {
  private static final int ID = 0;

  private final RecordBatch records;
  private final long[] hashes;
  private final @Nullable Basis basis;
  private final Optional<List<Summed>> sums;

  private PreparedBatch(
      RecordBatch records, long[] hashes, @Nullable Basis basis, Optional<List<Summed>> sums) {
    this.records = records;
    this.hashes = hashes;
    this.basis = basis;
    this.sums = sums;
  }

  /**
   * What sums depend on beside the records.
   *
   * @param grain width of rollup buckets
   * @param currency the reporting currency's code
   */
  record Basis(Duration grain, String currency) {
    static Basis of(Meta meta) {
      return new Basis(meta.grain(), meta.currency().getCurrencyCode());
    }
  }

  /**
   * Prepares a batch.
   *
   * @param likely what sums will probably be asked for; null leaves them to the writer
   */
  static PreparedBatch of(RecordBatch records, Layout layout, @Nullable Basis likely) {
    long[] hashes = new long[records.size()];
    for (int row = 0; row < hashes.length; row++) {
      hashes[row] = IdScan.hash(Objects.requireNonNull(records.text(ID, row), "id"));
    }
    if (likely == null || !layout.table(records.entity().id()).derivedColumns().isEmpty()) {
      return new PreparedBatch(records, hashes, null, Optional.empty());
    }
    return new PreparedBatch(records, hashes, likely, sum(records, layout, likely));
  }

  RecordBatch records() {
    return records;
  }

  /** The hash of a row's id. */
  long hash(int row) {
    return hashes[row];
  }

  /**
   * What the records add to each of their entity's {@link Contributions}, in order; empty when only
   * DuckDB can tell.
   */
  Optional<List<Summed>> sums(Layout layout, Basis wanted) {
    return wanted.equals(basis) ? sums : sum(records, layout, wanted);
  }

  private static Optional<List<Summed>> sum(RecordBatch records, Layout layout, Basis basis) {
    List<BatchRows> rows = List.of(new BatchRows(records, basis.currency()));
    List<Summed> sums = new ArrayList<>();
    for (Contributions contributions : layout.contributions(records.entity().id())) {
      Optional<RollupDeltas> deltas = layout.deltas(contributions);
      if (deltas.isEmpty()) {
        return Optional.empty();
      }
      try {
        sums.add(deltas.get().sum(rows, basis.grain()));
      } catch (ArithmeticException tooLarge) {
        return Optional.empty();
      }
    }
    return Optional.of(sums);
  }
}
