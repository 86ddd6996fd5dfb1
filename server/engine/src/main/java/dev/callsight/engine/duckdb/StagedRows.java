package dev.callsight.engine.duckdb;

import dev.callsight.core.catalog.Field;
import dev.callsight.engine.RecordBatch;
import dev.callsight.engine.duckdb.StoredColumn.Source;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a transaction as DuckDB takes them: a chunk at a time, column by column, in types
 * that can be written quickly; {@link #conversion} makes the table's types of them. Read by one
 * thread.
 */
final class StagedRows {
  private final EntityTable table;
  private final Rows rows;
  private final Duplicates duplicates;
  private final String currency;

  /** Where the next chunk starts. */
  private int batch;

  private int row;
  private int position;

  /** The positions of the rows in the order they are written in; null as they came. */
  private int @Nullable [] order;

  /** The rows of the chunk being written. */
  private RecordBatch[] batches = {};

  private int[] inBatch = {};
  private int[] positions = {};

  /**
   * @param currency the reporting currency's code
   */
  StagedRows(EntityTable table, Rows rows, Duplicates duplicates, String currency) {
    this.table = table;
    this.rows = rows;
    this.duplicates = duplicates;
    this.currency = currency;
  }

  /** Declares the columns of a chunk. */
  void declare(DuckDBTableFunctionBindInfo columns) {
    columns.addResultColumn("position", DuckDBColumnType.INTEGER);
    columns.addResultColumn("lookup", DuckDBColumnType.BOOLEAN);
    columns.addResultColumn("kept", DuckDBColumnType.BOOLEAN);
    for (StoredColumn column : table.columns()) {
      if (!(column.source() instanceof Source.Derived)) {
        columns.addResultColumn(column.name(), rawType(column.source()));
      }
    }
    columns.setCardinality(rows.size(), false);
  }

  private static DuckDBColumnType rawType(Source source) {
    Field field = field(source);
    return field == null ? DuckDBColumnType.BIGINT : rawType(field);
  }

  private static @Nullable Field field(Source source) {
    return switch (source) {
      case Source.OfRecord of -> of.field();
      case Source.Reporting reporting -> reporting.field();
      case Source.IdHash _, Source.Derived _ -> null;
    };
  }

  private static DuckDBColumnType rawType(Field field) {
    return switch (field.type()) {
      case TEXT, JSON -> DuckDBColumnType.VARCHAR;
      case BOOLEAN -> DuckDBColumnType.BOOLEAN;
      case DATE -> DuckDBColumnType.INTEGER;
      case INSTANT, DECIMAL, INTEGER -> DuckDBColumnType.BIGINT;
    };
  }

  /** The table's value made of a raw column. */
  static String conversion(StoredColumn column) {
    Field field = field(column.source());
    String name = column.quoted();
    if (column.source() instanceof Source.Derived) {
      return "CAST(NULL AS " + column.type() + ") AS " + name;
    }
    if (field == null) {
      return name;
    }
    return switch (field.type()) {
      case TEXT, JSON, BOOLEAN, INTEGER -> name;
      case INSTANT -> "make_timestamp(%1$s) AS %1$s".formatted(name);
      case DATE -> "DATE '1970-01-01' + %1$s AS %1$s".formatted(name);
      case DECIMAL -> scaled(name, field.scale(), column.type());
    };
  }

  /** Exact: a product of decimals adds their scales. */
  private static String scaled(String name, int scale, String type) {
    String unit = scale == 0 ? "1" : "0." + "0".repeat(scale - 1) + "1";
    return "CAST(CAST(%1$s AS DECIMAL(18,0)) * CAST(%2$s AS DECIMAL(%3$d,%4$d)) AS %5$s) AS %1$s"
        .formatted(name, unit, Math.max(scale, 1), scale, type);
  }

  /** Writes the next chunk and returns its number of rows; 0 at the end. */
  int write(DuckDBDataChunkWriter chunk) {
    int size = choose(Math.toIntExact(chunk.capacity()));
    if (size == 0) {
      return 0;
    }
    DuckDBWritableVector position = chunk.vector(0);
    DuckDBWritableVector lookup = chunk.vector(1);
    DuckDBWritableVector kept = chunk.vector(2);
    for (int i = 0; i < size; i++) {
      position.setInt(i, positions[i]);
      lookup.setBoolean(i, duplicates.lookup().get(positions[i]));
      kept.setBoolean(i, !duplicates.superseded().get(positions[i]));
    }
    int vector = 3;
    for (StoredColumn column : table.columns()) {
      if (!(column.source() instanceof Source.Derived)) {
        write(column.source(), chunk.vector(vector++), size);
      }
    }
    return size;
  }

  /** Has the rows, none of them outdated, written in order of a column of numbers. */
  void sortBy(int column) {
    long[] keys = new long[rows.size()];
    Integer[] places = new Integer[keys.length];
    int at = 0;
    for (RecordBatch each : rows.batches()) {
      for (int i = 0; i < each.size(); i++) {
        keys[at] = each.isPresent(column, i) ? each.number(column, i) : Long.MAX_VALUE;
        places[at] = at++;
      }
    }
    Arrays.sort(places, Comparator.comparingLong(place -> keys[place]));
    order = Arrays.stream(places).mapToInt(Integer::intValue).toArray();
  }

  /** Appends the rows, few and all new, to the table cell by cell. */
  void append(Session session) throws SQLException {
    try (DuckDBAppender appender = session.appender(table.id())) {
      for (int size = choose(rows.size()); size > 0; size = choose(rows.size())) {
        for (int i = 0; i < size; i++) {
          appender.beginRow();
          for (StoredColumn column : table.columns()) {
            append(appender, column.source(), i);
          }
          appender.endRow();
        }
      }
    }
  }

  private void append(DuckDBAppender appender, Source source, int i) throws SQLException {
    switch (source) {
      case Source.IdHash _ -> appender.append(duplicates.hash(positions[i]));
      case Source.OfRecord of -> append(appender, of.field(), of.column(), i);
      case Source.Reporting reporting -> {
        if (inReporting(reporting, i)) {
          append(appender, reporting.field(), reporting.column(), i);
        } else {
          appender.appendNull();
        }
      }
      case Source.Derived _ -> appender.appendNull();
    }
  }

  private void append(DuckDBAppender appender, Field field, int column, int i) throws SQLException {
    RecordBatch from = batches[i];
    int at = inBatch[i];
    if (!from.isPresent(column, at)) {
      appender.appendNull();
      return;
    }
    switch (field.type()) {
      case TEXT, JSON -> appender.append(Objects.requireNonNull(from.text(column, at)));
      case BOOLEAN -> appender.append(from.number(column, at) != 0);
      case DATE -> appender.appendEpochDays(Math.toIntExact(from.number(column, at)));
      case INSTANT -> appender.appendEpochMicros(from.number(column, at));
      case DECIMAL -> appender.appendDecimal(from.number(column, at));
      case INTEGER -> appender.append(from.number(column, at));
    }
  }

  /** Picks the rows of the next chunk; outdated ones are passed over. */
  private int choose(int capacity) {
    return order == null ? chooseAsTheyCame(capacity) : chooseInOrder(capacity, order);
  }

  private int chooseInOrder(int capacity, int[] sorted) {
    makeRoom(capacity);
    int size = Math.min(capacity, sorted.length - position);
    for (int i = 0; i < size; i++) {
      int next = sorted[position++];
      positions[i] = next;
      batches[i] = rows.batchAt(next);
      inBatch[i] = rows.rowInBatch(next);
    }
    return size;
  }

  private void makeRoom(int capacity) {
    if (batches.length < capacity) {
      batches = new RecordBatch[capacity];
      inBatch = new int[capacity];
      positions = new int[capacity];
    }
  }

  private int chooseAsTheyCame(int capacity) {
    makeRoom(capacity);
    int size = 0;
    while (size < capacity && batch < rows.batches().size()) {
      RecordBatch current = rows.batches().get(batch);
      if (row == current.size()) {
        batch++;
        row = 0;
        continue;
      }
      if (!duplicates.outdated().get(position)) {
        batches[size] = current;
        inBatch[size] = row;
        positions[size] = position;
        size++;
      }
      row++;
      position++;
    }
    return size;
  }

  private void write(Source source, DuckDBWritableVector vector, int size) {
    switch (source) {
      case Source.IdHash _ -> writeHashes(vector, size);
      case Source.OfRecord of -> writeField(of.column(), of.field(), vector, size);
      case Source.Reporting reporting -> writeReporting(reporting, vector, size);
      case Source.Derived _ -> throw new IllegalStateException("derived columns are not written");
    }
  }

  private void writeHashes(DuckDBWritableVector vector, int size) {
    for (int i = 0; i < size; i++) {
      vector.setLong(i, duplicates.hash(positions[i]));
    }
  }

  private void writeField(int column, Field field, DuckDBWritableVector vector, int size) {
    switch (field.type()) {
      case TEXT, JSON -> writeTexts(column, vector, size);
      case BOOLEAN -> writeBooleans(column, vector, size);
      case DATE -> writeDays(column, vector, size);
      case INSTANT, DECIMAL, INTEGER -> writeNumbers(column, vector, size);
    }
  }

  private void writeTexts(int column, DuckDBWritableVector vector, int size) {
    @Nullable String[] texts = new String[size];
    for (int i = 0; i < size; i++) {
      texts[i] = batches[i].text(column, inBatch[i]);
    }
    setTexts(vector, texts);
  }

  // The driver writes a null among the texts as a missing value; it just does not declare it.
  @SuppressWarnings("NullAway")
  private static void setTexts(DuckDBWritableVector vector, @Nullable String[] texts) {
    vector.setStrings(0, texts);
  }

  private void writeBooleans(int column, DuckDBWritableVector vector, int size) {
    for (int i = 0; i < size; i++) {
      if (batches[i].isPresent(column, inBatch[i])) {
        vector.setBoolean(i, batches[i].number(column, inBatch[i]) != 0);
      } else {
        vector.setNull(i);
      }
    }
  }

  private void writeDays(int column, DuckDBWritableVector vector, int size) {
    for (int i = 0; i < size; i++) {
      if (batches[i].isPresent(column, inBatch[i])) {
        vector.setInt(i, Math.toIntExact(batches[i].number(column, inBatch[i])));
      } else {
        vector.setNull(i);
      }
    }
  }

  private void writeNumbers(int column, DuckDBWritableVector vector, int size) {
    for (int i = 0; i < size; i++) {
      if (batches[i].isPresent(column, inBatch[i])) {
        vector.setLong(i, batches[i].number(column, inBatch[i]));
      } else {
        vector.setNull(i);
      }
    }
  }

  /** An amount counts in the reporting currency when it names no other. */
  private void writeReporting(Source.Reporting reporting, DuckDBWritableVector vector, int size) {
    int column = reporting.column();
    for (int i = 0; i < size; i++) {
      if (batches[i].isPresent(column, inBatch[i]) && inReporting(reporting, i)) {
        vector.setLong(i, batches[i].number(column, inBatch[i]));
      } else {
        vector.setNull(i);
      }
    }
  }

  private boolean inReporting(Source.Reporting reporting, int i) {
    int other = reporting.currencyColumn();
    return other < 0
        || !batches[i].isPresent(other, inBatch[i])
        || currency.equals(Objects.requireNonNull(batches[i].text(other, inBatch[i])));
  }
}
