package dev.callsight.engine.clickhouse;

import com.clickhouse.client.api.data_formats.ClickHouseBinaryFormatReader;
import com.clickhouse.data.ClickHouseColumn;
import dev.callsight.core.table.Column;
import dev.callsight.core.table.ColumnType;
import dev.callsight.core.table.Table;
import dev.callsight.engine.StoreException;
import dev.callsight.engine.StoreException.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** ClickHouse's results as tables. */
final class TableReader {
  private TableReader() {}

  static Table read(ClickHouseBinaryFormatReader reader) {
    List<ClickHouseColumn> described = reader.getSchema().getColumns();
    List<Column> columns = new ArrayList<>();
    for (ClickHouseColumn column : described) {
      columns.add(new Column(column.getColumnName(), type(column)));
    }
    List<List<@Nullable Object>> rows = new ArrayList<>();
    while (reader.hasNext()) {
      reader.next();
      @Nullable Object[] row = new Object[columns.size()];
      for (int i = 0; i < row.length; i++) {
        row[i] = cell(columns.get(i).type(), reader.readValue(i + 1));
      }
      List<@Nullable Object> cells = Arrays.asList(row);
      rows.add(cells);
    }
    return new Table(columns, rows);
  }

  private static ColumnType type(ClickHouseColumn column) {
    return switch (column.getDataType()) {
      case String, FixedString, UUID, Enum8, Enum16 -> ColumnType.TEXT;
      case Bool -> ColumnType.BOOLEAN;
      case Int8, Int16, Int32, Int64, Int128, UInt8, UInt16, UInt32, UInt64, UInt128, Nothing ->
          ColumnType.INTEGER;
      case Decimal, Decimal32, Decimal64, Decimal128, Decimal256 -> ColumnType.DECIMAL;
      case Float32, Float64 -> ColumnType.DOUBLE;
      case DateTime, DateTime32, DateTime64 -> ColumnType.INSTANT;
      case Date, Date32 -> ColumnType.DATE;
      default ->
          throw new StoreException(
              Kind.INTERNAL,
              "column %s has the type %s, which no table holds"
                  .formatted(column.getColumnName(), column.getOriginalTypeName()),
              null);
    };
  }

  private static @Nullable Object cell(ColumnType type, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    return switch (type) {
      case TEXT -> value.toString();
      case BOOLEAN -> value;
      case INTEGER -> whole(value);
      case DECIMAL -> (BigDecimal) value;
      case DOUBLE -> finite(((Number) value).doubleValue());
      case INSTANT -> instant(value);
      case DATE -> date(value);
    };
  }

  private static long whole(Object value) {
    return switch (value) {
      case BigInteger large -> large.longValueExact();
      case Number number -> number.longValue();
      case Boolean truth -> truth ? 1 : 0;
      default -> throw new IllegalStateException("not a number: " + value.getClass());
    };
  }

  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  private static Instant instant(Object value) {
    return switch (value) {
      case ZonedDateTime zoned -> zoned.toInstant();
      case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
      case Instant instant -> instant;
      default -> throw new IllegalStateException("not an instant: " + value.getClass());
    };
  }

  private static LocalDate date(Object value) {
    return value instanceof ZonedDateTime zoned ? zoned.toLocalDate() : (LocalDate) value;
  }
}
