package dev.callsight.engine.duckdb;

import dev.callsight.core.catalog.Entity;
import dev.callsight.engine.RollupChanges;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  private final PreparedBatch.Basis basis;
  private final Duration grain;
  private final Map<String, EntityWrite> writes = new LinkedHashMap<>();
  private final Map<String, Long> signedRows = new HashMap<>();
  private final Map<String, Set<RollupChanges.Span>> touched = new HashMap<>();

  /** What entities whose rows go straight into their table add to rollups. */
  private final Map<String, List<RollupDeltas.Summed>> direct = new HashMap<>();

  WriteTransaction(Session session, Layout layout, OrganizationFile file) {
    this.session = session;
    this.layout = layout;
    this.file = file;
    this.basis = PreparedBatch.Basis.of(file.meta());
    this.grain = basis.grain();
  }

  /** Runs inside a transaction; whether anything changed. */
  boolean run(List<WriteRequest> group, long version, Instant now) throws SQLException {
    stage(group);
    boolean changes = writes.values().stream().anyMatch(write -> write.inserted() > 0);
    if (changes) {
      removeReplaced();
      Schema.updateVersion(session, version, now);
      DerivedColumns.update(
          session, layout, file, writes, this::refresh, this::touch, this::noteAppended);
      insert();
      addSums();
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
      StagedRows staged = new StagedRows(table, rows, duplicates, basis.currency());
      if (goesDirectly(table, rows, duplicates) && sumsInMemory(table, rows)) {
        writes.put(table.id(), EntityWrite.direct(table, rows, duplicates, staged));
        continue;
      }
      file.staging().stage(session, table, staged);
      convert(table);
      writes.put(table.id(), EntityWrite.stage(session, table, rows, duplicates));
    }
  }

  /** Rows that are all new, and complete as they came, need not be staged. */
  private boolean goesDirectly(EntityTable table, Rows rows, Duplicates duplicates) {
    boolean complete = table.derivedColumns().isEmpty() && duplicates.lookup().isEmpty();
    return complete
        && (file.meta().rates().isEmpty()
            || rows.batches().stream()
                .noneMatch(batch -> BatchRows.namesOther(batch, basis.currency())));
  }

  private boolean sumsInMemory(EntityTable table, Rows rows) {
    List<List<RollupDeltas.Summed>> parts = new ArrayList<>();
    for (PreparedBatch batch : rows.prepared()) {
      Optional<List<RollupDeltas.Summed>> sums = batch.sums(layout, basis);
      if (sums.isEmpty()) {
        return false;
      }
      parts.add(sums.get());
    }
    try {
      direct.put(table.id(), total(layout.contributions(table.id()), parts));
      return true;
    } catch (ArithmeticException tooLarge) {
      return false;
    }
  }

  private List<RollupDeltas.Summed> total(
      List<Contributions> contributions, List<List<RollupDeltas.Summed>> parts) {
    List<RollupDeltas.Summed> sums = new ArrayList<>();
    for (int i = 0; i < contributions.size(); i++) {
      int place = i;
      RollupDeltas deltas = layout.deltas(contributions.get(i)).orElseThrow();
      sums.add(deltas.total(parts.stream().map(part -> part.get(place)).toList()));
    }
    return sums;
  }

  private void convert(EntityTable table) throws SQLException {
    if (!file.meta().rates().isEmpty()) {
      Conversion.update(
          session, table, table.staged(), "r.currency IS NOT NULL", file.meta().currency());
    }
  }

  private static Rows rowsOf(EntityTable table, List<WriteRequest> group) {
    List<PreparedBatch> batches = new ArrayList<>();
    List<Integer> requests = new ArrayList<>();
    for (int request = 0; request < group.size(); request++) {
      for (PreparedBatch batch : group.get(request).batches()) {
        if (batch.records().entity().id().equals(table.id())) {
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
        touchWithoutRollups(write.table().entity());
        write.insert(session, file.staging());
      }
    }
  }

  /** Last of all, for what is appended leaves DuckDB's other threads asleep. */
  private void addSums() throws SQLException {
    for (EntityWrite write : writes.values()) {
      List<RollupDeltas.Summed> sums = direct.get(write.table().id());
      if (sums != null) {
        append(sums, 1);
      } else if (write.inserted() > 0) {
        add(write.table(), write.table().staged(), write.inserted());
      }
    }
  }

  /** Sums of records that no rollup holds are held by others, too. */
  private void touchWithoutRollups(Entity entity) {
    String time = entity.timeField();
    if (time != null
        && entity.novelties().isEmpty()
        && layout.contributions(entity.id()).isEmpty()) {
      touch(RollupChanges.axis(entity.id(), time), Set.of(RollupChanges.Span.ALWAYS));
    }
  }

  private void add(EntityTable table, String source, long rows) throws SQLException {
    boolean grouped = rows > FEW;
    summarize(table, source, 1, rollup -> rollup.add(grouped));
  }

  private void subtract(EntityTable table, String source, long rows) throws SQLException {
    boolean grouped = rows > FEW;
    summarize(table, source, -1, rollup -> rollup.subtract(grouped));
  }

  private void append(List<RollupDeltas.Summed> sums, int sign) throws SQLException {
    for (RollupDeltas.Summed each : sums) {
      touch(each.axis(), each.spans(grain));
      each.append(session, sign, this::noteAppended);
    }
  }

  private void summarize(
      EntityTable table, String source, int sign, Function<RollupTable, String> statement)
      throws SQLException {
    for (Contributions contributions : layout.contributions(table.id())) {
      Optional<RollupDeltas.Summed> sums = read(table, source, contributions);
      if (sums.isPresent()) {
        append(List.of(sums.get()), sign);
        continue;
      }
      touch(contributions.axis(), Set.of(RollupChanges.Span.ALWAYS));
      session.execute(contributions.collect(source, grain));
      for (RollupTable rollup : contributions.rollups()) {
        long appended = session.execute(statement.apply(rollup));
        noteAppended(rollup.id(), appended);
      }
      session.execute("DROP TABLE " + Contributions.TABLE);
    }
  }

  private void touch(String axis, long first, long last) {
    RollupChanges.Span start = RollupGroups.span(first - Math.floorMod(first, width()), grain);
    RollupChanges.Span end = RollupGroups.span(last - Math.floorMod(last, width()), grain);
    touch(axis, Set.of(start.with(end)));
  }

  private long width() {
    return grain.toNanos() / 1_000;
  }

  private void touch(String axis, Set<RollupChanges.Span> spans) {
    touched.computeIfAbsent(axis, _ -> new HashSet<>()).addAll(spans);
  }

  private Optional<RollupDeltas.Summed> read(
      EntityTable table, String source, Contributions contributions) throws SQLException {
    Optional<RollupDeltas> deltas = layout.deltas(contributions);
    if (deltas.isEmpty()) {
      return Optional.empty();
    }
    StoredRows rows = StoredRows.read(session, table, source, deltas.get().read());
    try {
      return Optional.of(deltas.get().sum(List.of(rows), grain));
    } catch (ArithmeticException tooLarge) {
      return Optional.empty();
    }
  }

  /** What the transaction did, by entity. */
  Map<String, EntityWrite> writes() {
    return writes;
  }

  /** Which buckets of which rollups are not as they were. */
  Map<String, Set<RollupChanges.Span>> touched() {
    return touched;
  }

  private void noteAppended(String table, long rows) {
    signedRows.merge(table, rows, Long::sum);
  }

  /** Rows appended to each signed table. */
  Map<String, Long> signedRows() {
    return signedRows;
  }
}
