package dev.callsight.engine.duckdb;

import dev.callsight.core.catalog.Field;
import dev.callsight.engine.RecordBatch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The part of a transaction that concerns one entity, from staging to its outcome. */
final class EntityWrite {
  private static final byte NOT_STORED = 0;
  private static final byte OLDER = 1;
  private static final byte SAME = 2;
  private static final byte NEWER = 3;

  /** Up to so many rows are appended cell by cell: sooner done than a statement is planned. */
  private static final int FEW = 200;

  private final EntityTable table;
  private final Rows rows;
  private final Duplicates duplicates;
  private final byte @Nullable [] stored;
  private final @Nullable StagedRows unstaged;
  private long replaced;
  private long inserted;

  private EntityWrite(
      EntityTable table,
      Rows rows,
      Duplicates duplicates,
      byte @Nullable [] stored,
      @Nullable StagedRows unstaged) {
    this.table = table;
    this.rows = rows;
    this.duplicates = duplicates;
    this.stored = stored;
    this.unstaged = unstaged;
  }

  /** Rows that are all new, to be put into the table as they are. */
  static EntityWrite direct(
      EntityTable table, Rows rows, Duplicates duplicates, StagedRows unstaged) {
    EntityWrite write = new EntityWrite(table, rows, duplicates, null, unstaged);
    write.inserted = rows.size();
    return write;
  }

  /** Stages the rows and compares them with what is stored. */
  static EntityWrite stage(Session session, EntityTable table, Rows rows, Duplicates duplicates)
      throws SQLException {
    boolean allNew = duplicates.lookup().isEmpty();
    byte[] stored = allNew ? null : new byte[rows.size()];
    EntityWrite write = new EntityWrite(table, rows, duplicates, stored, null);
    write.inserted = rows.size();
    if (stored != null) {
      write.compare(session, stored);
      write.setAside(session);
    }
    return write;
  }

  EntityTable table() {
    return table;
  }

  /** Whether the rows go straight into the table, and stand in no temporary one. */
  boolean isDirect() {
    return unstaged != null;
  }

  Rows rows() {
    return rows;
  }

  /** Stored rows taken away by this write. */
  long replaced() {
    return replaced;
  }

  /** Rows this write stores, new or in place of another. */
  long inserted() {
    return inserted;
  }

  private void compare(Session session, byte[] stored) throws SQLException {
    session.execute(
        "CREATE OR REPLACE TEMP TABLE %s(position INTEGER, kept BOOLEAN, stored BIGINT, state TINYINT)"
            .formatted(table.found()));
    long wanted = duplicates.lookup().cardinality();
    long found = 0;
    String near = nearInTime();
    if (near != null) {
      found = session.execute(findStored(near));
    }
    if (found < wanted) {
      session.execute(
          findStored(" AND s.position NOT IN (SELECT position FROM %s)".formatted(table.found())));
    }
    readStates(session, stored);
  }

  /** Rows replayed or corrected mostly keep their time, and a short range of it is found fast. */
  private @Nullable String nearInTime() {
    Field time = table.timeField().orElse(null);
    if (time == null) {
      return null;
    }
    int column = table.entity().recordFields().indexOf(time);
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (RecordBatch batch : rows.batches()) {
      for (int row = 0; row < batch.size(); row++) {
        if (batch.isPresent(column, row)) {
          first = Math.min(first, batch.number(column, row));
          last = Math.max(last, batch.number(column, row));
        }
      }
    }
    return first > last
        ? null
        : " AND c.%1$s BETWEEN make_timestamp(%2$d) AND make_timestamp(%3$d)"
            .formatted(Identifiers.quote(time.column()), first, last);
  }

  private String findStored(String where) {
    String different =
        table.recordColumns().stream()
            .map(column -> "s.%1$s IS DISTINCT FROM c.%1$s".formatted(column.quoted()))
            .collect(Collectors.joining(" OR "));
    String older =
        table.has("updatedAt")
            ? "s.updated_at IS NOT NULL AND (c.updated_at IS NULL OR s.updated_at < c.updated_at)"
            : "false";
    return """
    INSERT INTO %s
    SELECT s.position, s.kept, c.rowid,
           CASE WHEN %s THEN %d WHEN %s THEN %d ELSE %d END
    FROM %s s JOIN %s c ON c.id_hash = s.id_hash AND c.id = s.id
    WHERE s.lookup%s\
    """
        .formatted(
            table.found(),
            older,
            OLDER,
            different,
            NEWER,
            SAME,
            table.staged(),
            table.table(),
            where);
  }

  private void readStates(Session session, byte[] stored) throws SQLException {
    try (Statement statement = session.connection().createStatement();
        ResultSet result = statement.executeQuery("SELECT position, state FROM " + table.found())) {
      while (result.next()) {
        stored[result.getInt(1)] = result.getByte(2);
      }
    }
  }

  /** Leaves in the staged table what will be stored, and copies what it replaces. */
  private void setAside(Session session) throws SQLException {
    session.execute(
        "DELETE FROM %s WHERE NOT kept OR position IN (SELECT position FROM %s WHERE state < %d)"
            .formatted(table.staged(), table.found(), NEWER));
    session.execute("DELETE FROM %s WHERE NOT kept OR state < %d".formatted(table.found(), NEWER));
    replaced = session.number("SELECT count(*) FROM " + table.found());
    inserted = session.number("SELECT count(*) FROM " + table.staged());
    if (replaced > 0) {
      session.execute(
          "CREATE OR REPLACE TEMP TABLE %s AS SELECT * FROM %s WHERE rowid IN (SELECT stored FROM %s)"
              .formatted(table.replaced(), table.table(), table.found()));
    }
  }

  /** Removes the stored rows that are replaced. */
  void deleteReplaced(Session session) throws SQLException {
    if (replaced > 0) {
      session.execute(
          "DELETE FROM %s WHERE rowid IN (SELECT stored FROM %s)"
              .formatted(table.table(), table.found()));
    }
  }

  /** Puts the rows into the table, in order of time, so that a period is found together. */
  void insert(Session session, Staging staging) throws SQLException {
    if (unstaged != null) {
      insertDirectly(session, staging, unstaged);
      return;
    }
    String columns = table.columnList();
    String order =
        table.timeField().map(time -> " ORDER BY " + Identifiers.quote(time.column())).orElse("");
    session.execute(
        "INSERT INTO %s(%s) SELECT %s FROM %s%s"
            .formatted(table.table(), columns, columns, table.staged(), isInOrder() ? "" : order));
  }

  private void insertDirectly(Session session, Staging staging, StagedRows unstaged)
      throws SQLException {
    if (!isInOrder()) {
      unstaged.sortBy(table.entity().recordFields().indexOf(table.timeField().orElseThrow()));
    }
    if (rows.size() <= FEW) {
      unstaged.append(session);
    } else {
      staging.insert(session, table, unstaged);
    }
  }

  private boolean isInOrder() {
    Field time = table.timeField().orElse(null);
    if (time == null) {
      return true;
    }
    int column = table.entity().recordFields().indexOf(time);
    long last = Long.MIN_VALUE;
    for (RecordBatch batch : rows.batches()) {
      for (int row = 0; row < batch.size(); row++) {
        long at = batch.isPresent(column, row) ? batch.number(column, row) : last;
        if (at < last) {
          return false;
        }
        last = at;
      }
    }
    return true;
  }

  /** Removes the temporary tables. */
  void dropTemporary(Session session) throws SQLException {
    if (unstaged != null) {
      return;
    }
    session.execute("DROP TABLE IF EXISTS temp." + table.staged());
    if (stored != null) {
      session.execute("DROP TABLE IF EXISTS temp." + table.found());
      session.execute("DROP TABLE IF EXISTS temp." + table.replaced());
    }
  }

  /** Adds what became of each row to the count of its request. */
  void count(Tally tally) {
    boolean[] counted = new boolean[rows.size()];
    for (int[] chain : duplicates.chains()) {
      countChain(chain, tally);
      for (int position : chain) {
        counted[position] = true;
      }
    }
    for (int position = 0; position < counted.length; position++) {
      if (!counted[position]) {
        countSingle(position, tally);
      }
    }
  }

  private byte stateOf(int position) {
    return stored == null ? NOT_STORED : stored[position];
  }

  private void countSingle(int position, Tally tally) {
    int request = rows.request(position);
    if (duplicates.outdated().get(position)) {
      tally.unchanged(request);
      return;
    }
    switch (stateOf(position)) {
      case NOT_STORED -> tally.accepted(request);
      case NEWER -> tally.updated(request);
      default -> tally.unchanged(request);
    }
  }

  /** As if the rows of one id had been written one by one. */
  private void countChain(int[] chain, Tally tally) {
    int previous = -1;
    for (int position : chain) {
      if (previous >= 0) {
        tally.replacement(rows.request(position), rows.same(previous, position));
      } else {
        countSingle(position, tally);
      }
      previous = stateOf(position) == OLDER ? -1 : position;
    }
  }
}
