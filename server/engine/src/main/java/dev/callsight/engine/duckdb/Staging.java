package dev.callsight.engine.duckdb;

import dev.callsight.core.catalog.Field;
import dev.callsight.engine.RecordBatch;
import dev.callsight.engine.duckdb.StoredColumn.Source;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.duckdb.DuckDBAppender;

/** Copies the rows of a transaction into a temporary table of the entity. */
final class Staging {
  private final EntityTable table;
  private final String currency;

  /**
   * @param currency the reporting currency's code
   */
  Staging(EntityTable table, String currency) {
    this.table = table;
    this.currency = currency;
  }

  void append(Session session, Rows rows, Duplicates duplicates) throws SQLException {
    session.execute(table.createStaged());
    try (DuckDBAppender appender =
        session.connection().createAppender("temp", "main", "staged_" + table.id())) {
      int position = 0;
      for (RecordBatch batch : rows.batches()) {
        for (int row = 0; row < batch.size(); row++, position++) {
          if (!duplicates.outdated().get(position)) {
            append(appender, batch, row, position, duplicates);
          }
        }
      }
    }
  }

  private void append(
      DuckDBAppender appender, RecordBatch batch, int row, int position, Duplicates duplicates)
      throws SQLException {
    appender.beginRow();
    appender.append(position);
    appender.append(duplicates.lookup().get(position));
    appender.append(!duplicates.superseded().get(position));
    List<StoredColumn> columns = table.columns();
    for (int i = 0; i < columns.size(); i++) {
      switch (columns.get(i).source()) {
        case Source.IdHash _ -> appender.append(duplicates.hash(position));
        case Source.OfRecord of -> appendCell(appender, batch, row, of.column(), of.field());
        case Source.Reporting reporting -> appendReporting(appender, batch, row, reporting);
        case Source.Derived _ -> appender.appendNull();
      }
    }
    appender.endRow();
  }

  private void appendReporting(
      DuckDBAppender appender, RecordBatch batch, int row, Source.Reporting reporting)
      throws SQLException {
    int other = reporting.currencyColumn();
    if (other >= 0 && batch.isPresent(other, row) && !currency.equals(batch.text(other, row))) {
      appender.appendNull();
      return;
    }
    appendCell(appender, batch, row, reporting.column(), reporting.field());
  }

  private static void appendCell(
      DuckDBAppender appender, RecordBatch batch, int row, int column, Field field)
      throws SQLException {
    if (!batch.isPresent(column, row)) {
      appender.appendNull();
      return;
    }
    switch (field.type()) {
      case TEXT, JSON -> appender.append(Objects.requireNonNull(batch.text(column, row)));
      case INSTANT -> appender.appendEpochMicros(batch.number(column, row));
      case DATE -> appender.appendEpochDays(Math.toIntExact(batch.number(column, row)));
      case DECIMAL -> appender.appendDecimal(batch.number(column, row));
      case INTEGER -> appender.append(batch.number(column, row));
      case BOOLEAN -> appender.append(batch.number(column, row) != 0);
    }
  }
}
