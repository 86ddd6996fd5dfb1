package dev.callsight.engine.duckdb;

import dev.callsight.core.table.Column;
import dev.callsight.core.table.ColumnType;
import dev.callsight.core.table.Table;
import dev.callsight.engine.StoreException;
import dev.callsight.engine.StoreException.Kind;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** DuckDB's results as tables. */
final class ResultReader {
  private ResultReader() {}

  // The checker loses the nullness of a record's components when it reads them from a class file.
  @SuppressWarnings("NullAway")
  static Table read(ResultSet result) throws SQLException {
    ResultSetMetaData meta = result.getMetaData();
    int count = meta.getColumnCount();
    List<Column> columns = new ArrayList<>(count);
    Cell[] cells = new Cell[count];
    for (int i = 0; i < count; i++) {
      Cell cell = cell(meta, i + 1);
      cells[i] = cell;
      columns.add(new Column(meta.getColumnName(i + 1), cell.type));
    }
    List<List<@Nullable Object>> rows = new ArrayList<>();
    while (result.next()) {
      @Nullable Object[] row = new Object[count];
      for (int i = 0; i < count; i++) {
        row[i] = cells[i].read(result, i + 1);
      }
      List<@Nullable Object> cellsOfRow = Arrays.asList(row);
      rows.add(cellsOfRow);
    }
    return new Table(columns, rows);
  }

  private static Cell cell(ResultSetMetaData meta, int column) throws SQLException {
    return switch (meta.getColumnType(column)) {
      case Types.VARCHAR -> Cell.TEXT;
      case Types.BOOLEAN -> Cell.BOOLEAN;
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> Cell.INTEGER;
      case Types.DECIMAL, Types.NUMERIC -> Cell.DECIMAL;
      case Types.FLOAT, Types.REAL, Types.DOUBLE -> Cell.DOUBLE;
      case Types.TIMESTAMP -> Cell.INSTANT;
      case Types.TIMESTAMP_WITH_TIMEZONE -> Cell.ZONED_INSTANT;
      case Types.DATE -> Cell.DATE;
      default -> byName(meta, column);
    };
  }

  private static Cell byName(ResultSetMetaData meta, int column) throws SQLException {
    String type = meta.getColumnTypeName(column);
    return switch (type) {
      case "HUGEINT", "UHUGEINT", "UBIGINT" -> Cell.LARGE_INTEGER;
      case "UINTEGER", "USMALLINT", "UTINYINT" -> Cell.INTEGER;
      case "JSON" -> Cell.TEXT;
      default ->
          throw new StoreException(
              Kind.INTERNAL,
              "column %s has the type %s, which no table holds"
                  .formatted(meta.getColumnName(column), type),
              null);
    };
  }

  /** How a cell of a type is read. */
  private enum Cell {
    TEXT(ColumnType.TEXT) {
      @Override
      @Nullable Object read(ResultSet result, int column) throws SQLException {
        return result.getString(column);
      }
    },
    BOOLEAN(ColumnType.BOOLEAN) {
      @Override
      @Nullable Object read(ResultSet result, int column) throws SQLException {
        boolean value = result.getBoolean(column);
        return result.wasNull() ? null : value;
      }
    },
    INTEGER(ColumnType.INTEGER) {
      @Override
      @Nullable Object read(ResultSet result, int column) throws SQLException {
        long value = result.getLong(column);
        return result.wasNull() ? null : value;
      }
    },
    LARGE_INTEGER(ColumnType.INTEGER) {
      @Override
      @Nullable Object read(ResultSet result, int column) throws SQLException {
        Object value = result.getObject(column);
        return value == null ? null : new BigDecimal(value.toString()).longValueExact();
      }
    },
    DECIMAL(ColumnType.DECIMAL) {
      @Override
      @Nullable Object read(ResultSet result, int column) throws SQLException {
        return result.getBigDecimal(column);
      }
    },
    DOUBLE(ColumnType.DOUBLE) {
      @Override
      @Nullable Object read(ResultSet result, int column) throws SQLException {
        double value = result.getDouble(column);
        return result.wasNull() || !Double.isFinite(value) ? null : value;
      }
    },
    INSTANT(ColumnType.INSTANT) {
      @Override
      @Nullable Object read(ResultSet result, int column) throws SQLException {
        LocalDateTime value = result.getObject(column, LocalDateTime.class);
        return value == null ? null : value.toInstant(ZoneOffset.UTC);
      }
    },
    ZONED_INSTANT(ColumnType.INSTANT) {
      @Override
      @Nullable Object read(ResultSet result, int column) throws SQLException {
        OffsetDateTime value = result.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
      }
    },
    DATE(ColumnType.DATE) {
      @Override
      @Nullable Object read(ResultSet result, int column) throws SQLException {
        return result.getObject(column, LocalDate.class);
      }
    };

    private final ColumnType type;

    Cell(ColumnType type) {
      this.type = type;
    }

    abstract @Nullable Object read(ResultSet result, int column) throws SQLException;
  }
}
