package dev.callsight.engine.duckdb;

import dev.callsight.core.catalog.Field;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;

/** Records read from a table, those fields of them that are asked for. */
final class StoredRows implements FactRows {
  private final Column[] fields;
  private final Column[] amounts;
  private int size;

  private StoredRows(int fields) {
    this.fields = new Column[fields];
    this.amounts = new Column[fields];
  }

  /**
   * Reads the rows of a table, stored or temporary.
   *
   * @param source its name, or a statement in brackets
   * @param wanted positions of fields
   */
  static StoredRows read(Session session, EntityTable table, String source, BitSet wanted)
      throws SQLException {
    List<Field> declared = table.entity().fields();
    StoredRows rows = new StoredRows(declared.size());
    List<String> values = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (int i = wanted.nextSetBit(0); i >= 0; i = wanted.nextSetBit(i + 1)) {
      Field field = declared.get(i);
      rows.fields[i] = new Column(isText(field));
      columns.add(rows.fields[i]);
      values.add(value(field, Identifiers.quote(field.column())));
      if (field.money()) {
        rows.amounts[i] = new Column(false);
        columns.add(rows.amounts[i]);
        values.add(value(field, Identifiers.quote(field.reportingColumn())));
      }
    }
    rows.fill(session, "SELECT %s FROM %s".formatted(String.join(", ", values), source), columns);
    return rows;
  }

  private void fill(Session session, String text, List<Column> columns) throws SQLException {
    try (PreparedStatement statement = session.connection().prepareStatement(text);
        DuckDBChunkedResult result = ((DuckDBPreparedStatement) statement).query()) {
      while (result.nextChunk()) {
        int count = 0;
        for (int i = 0; i < columns.size(); i++) {
          DuckDBReadableVector vector = result.chunk().vector(i);
          count = Math.toIntExact(vector.rowCount());
          columns.get(i).add(vector, size, count);
        }
        size += count;
      }
    }
  }

  private static String value(Field field, String column) {
    return switch (field.type()) {
      case TEXT, JSON, INTEGER -> column;
      case BOOLEAN -> "CAST(" + column + " AS BIGINT)";
      case INSTANT -> "epoch_us(" + column + ")";
      case DATE -> "CAST(" + column + " - DATE '1970-01-01' AS BIGINT)";
      case DECIMAL ->
          "CAST(%s * CAST(1%s AS DECIMAL(19,0)) AS BIGINT)"
              .formatted(column, "0".repeat(field.scale()));
    };
  }

  private static boolean isText(Field field) {
    return switch (field.type()) {
      case TEXT, JSON -> true;
      case INSTANT, DATE, DECIMAL, INTEGER, BOOLEAN -> false;
    };
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public boolean isPresent(int field, int row) {
    return fields[field].isPresent(row);
  }

  @Override
  public long number(int field, int row) {
    return fields[field].numbers[row];
  }

  @Override
  public @Nullable String text(int field, int row) {
    return fields[field].texts[row];
  }

  @Override
  public boolean hasAmount(int field, int row) {
    return amounts[field].isPresent(row);
  }

  @Override
  public long amount(int field, int row) {
    return amounts[field].numbers[row];
  }

  /** The values of a column, of one of two kinds. */
  private static final class Column {
    private static final int FIRST = 16;

    private final boolean text;
    private long[] numbers;
    private boolean[] present;
    private @Nullable String[] texts;

    Column(boolean text) {
      this.text = text;
      this.numbers = new long[text ? 0 : FIRST];
      this.present = new boolean[text ? 0 : FIRST];
      this.texts = new String[text ? FIRST : 0];
    }

    boolean isPresent(int row) {
      return text ? texts[row] != null : present[row];
    }

    void add(DuckDBReadableVector vector, int at, int count) {
      grow(at + count);
      for (int i = 0; i < count; i++) {
        if (vector.isNull(i)) {
          continue;
        }
        if (text) {
          texts[at + i] = vector.getString(i);
        } else {
          numbers[at + i] = vector.getLong(i);
          present[at + i] = true;
        }
      }
    }

    private void grow(int size) {
      int capacity = Math.max(size, 2 * (text ? texts.length : numbers.length));
      if (text && texts.length < size) {
        texts = Arrays.copyOf(texts, capacity);
      } else if (!text && numbers.length < size) {
        numbers = Arrays.copyOf(numbers, capacity);
        present = Arrays.copyOf(present, capacity);
      }
    }
  }
}
