package dev.callsight.engine.duckdb;

import dev.callsight.engine.RecordBatch;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Stores the requests of a group together with what follows from them: replaced rows go, derived
 * columns follow, rollups take the difference, the version grows.
 */
final class WriteTransaction {
  /** Up to so many rows go into rollups one by one. */
  private static final long FEW = 8;

  private final Session session;
  private final Layout layout;
  private final OrganizationFile file;
  private final Duration grain;
  private final Map<String, EntityWrite> writes = new LinkedHashMap<>();
  private final Map<String, Long> rollupRows = new HashMap<>();

  WriteTransaction(Session session, Layout layout, OrganizationFile file) {
    this.session = session;
    this.layout = layout;
    this.file = file;
    this.grain = file.meta().grain();
  }

  /** Runs inside a transaction; whether anything changed. */
  boolean run(List<WriteRequest> group, long version, Instant now) throws SQLException {
    stage(group);
    boolean changes = writes.values().stream().anyMatch(write -> write.inserted() > 0);
    if (changes) {
      removeReplaced();
      DerivedColumns.update(session, layout, writes, this::refresh);
      insert();
      Schema.updateVersion(session, version, now);
    }
    for (EntityWrite write : writes.values()) {
      write.dropTemporary(session);
    }
    return changes;
  }

  private void stage(List<WriteRequest> group) throws SQLException {
    for (EntityTable table : layout.entities()) {
      Rows rows = rowsOf(table, group);
      if (rows.size() == 0) {
        continue;
      }
      Duplicates duplicates = Duplicates.find(rows, file.filter(table));
      String currency = file.meta().currency().getCurrencyCode();
      file.staging().stage(session, table, new StagedRows(table, rows, duplicates, currency));
      convert(table);
      writes.put(table.id(), EntityWrite.stage(session, table, rows, duplicates));
    }
  }

  private void convert(EntityTable table) throws SQLException {
    if (!file.meta().rates().isEmpty()) {
      Conversion.update(
          session, table, table.staged(), "r.currency IS NOT NULL", file.meta().currency());
    }
  }

  private static Rows rowsOf(EntityTable table, List<WriteRequest> group) {
    List<RecordBatch> batches = new ArrayList<>();
    List<Integer> requests = new ArrayList<>();
    for (int request = 0; request < group.size(); request++) {
      for (RecordBatch batch : group.get(request).batches()) {
        if (batch.entity().id().equals(table.id())) {
          batches.add(batch);
          requests.add(request);
        }
      }
    }
    return new Rows(
        table.entity(), batches, requests.stream().mapToInt(Integer::intValue).toArray());
  }

  private void removeReplaced() throws SQLException {
    for (EntityWrite write : writes.values()) {
      if (write.replaced() > 0) {
        subtract(write.table(), write.table().replaced(), write.replaced());
        write.deleteReplaced(session);
      }
    }
  }

  /**
   * Stored rows get new derived columns: rollups lose them as they were and gain them as they are.
   */
  private void refresh(EntityTable table, long count) throws SQLException {
    String rows =
        "(SELECT * FROM %s WHERE rowid IN (SELECT stored FROM %s))"
            .formatted(table.table(), table.refreshed());
    subtract(table, rows, count);
    Attribution.store(session, table);
    add(table, rows, count);
  }

  private void insert() throws SQLException {
    for (EntityWrite write : writes.values()) {
      if (write.inserted() > 0) {
        add(write.table(), write.table().staged(), write.inserted());
        write.insert(session);
      }
    }
  }

  private void add(EntityTable table, String source, long rows) throws SQLException {
    boolean grouped = rows > FEW;
    summarize(table, source, rollup -> rollup.add(grouped));
  }

  private void subtract(EntityTable table, String source, long rows) throws SQLException {
    boolean grouped = rows > FEW;
    summarize(table, source, rollup -> rollup.subtract(grouped));
  }

  private void summarize(EntityTable table, String source, Function<RollupTable, String> statement)
      throws SQLException {
    for (Contributions contributions : layout.contributions(table.id())) {
      session.execute(contributions.collect(source, grain));
      for (RollupTable rollup : contributions.rollups()) {
        long appended = session.execute(statement.apply(rollup));
        rollupRows.merge(rollup.rollup().id(), appended, Long::sum);
      }
      session.execute("DROP TABLE " + Contributions.TABLE);
    }
  }

  /** What the transaction did, by entity. */
  Map<String, EntityWrite> writes() {
    return writes;
  }

  /** Rows appended to each rollup. */
  Map<String, Long> rollupRows() {
    return rollupRows;
  }
}
