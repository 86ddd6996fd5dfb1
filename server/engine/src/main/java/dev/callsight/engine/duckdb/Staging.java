package dev.callsight.engine.duckdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionBuilder;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;

/**
 * Copies the rows of a transaction into a temporary table, through a table function that DuckDB
 * calls for chunk after chunk. Twice as fast as its Appender, which takes cell after cell and a
 * native call for each text.
 */
final class Staging {
  private static final String FUNCTION = "callsight_rows";

  private final Map<Long, StagedRows> waiting = new ConcurrentHashMap<>();
  private final AtomicLong tickets = new AtomicLong();

  /** Makes the function known to the instance a connection belongs to. */
  void register(Connection connection) throws SQLException {
    try (DuckDBTableFunctionBuilder function = DuckDBFunctions.tableFunction()) {
      var _ =
          function
              .withName(FUNCTION)
              .withParameter(DuckDBColumnType.BIGINT)
              .withFunction(new Function())
              .register(connection);
    }
  }

  /** Puts the rows into the entity's staging table. */
  void stage(Session session, EntityTable table, StagedRows rows) throws SQLException {
    String columns = Identifiers.list(table.columns(), StagedRows::conversion);
    run(
        session,
        rows,
        "CREATE OR REPLACE TEMP TABLE %s AS SELECT position, lookup, kept, %s FROM "
            .formatted(table.staged(), columns));
  }

  /** Puts the rows into the entity's table. */
  void insert(Session session, EntityTable table, StagedRows rows) throws SQLException {
    String columns = Identifiers.list(table.columns(), StagedRows::conversion);
    run(
        session,
        rows,
        "INSERT INTO %s(%s) SELECT %s FROM ".formatted(table.table(), table.columnList(), columns));
  }

  private void run(Session session, StagedRows rows, String statement) throws SQLException {
    long ticket = tickets.incrementAndGet();
    waiting.put(ticket, rows);
    try {
      session.execute(statement + FUNCTION + "(" + ticket + ")");
    } finally {
      waiting.remove(ticket);
    }
  }

  private final class Function implements DuckDBTableFunction<StagedRows, Object, Object> {
    @Override
    public StagedRows bind(DuckDBTableFunctionBindInfo info) {
      long ticket = info.getParameter(0).getLong();
      StagedRows rows = waiting.get(ticket);
      if (rows == null) {
        throw new IllegalArgumentException("no rows under " + ticket);
      }
      rows.declare(info);
      return rows;
    }

    @Override
    public Object init(DuckDBTableFunctionInitInfo info) {
      info.setMaxThreads(1);
      return this;
    }

    @Override
    public long apply(DuckDBTableFunctionCallInfo call, DuckDBDataChunkWriter chunk) {
      StagedRows rows = call.getBindData();
      return rows.write(chunk);
    }
  }
}
