package dev.callsight.engine.duckdb;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBReadableVector;
import org.duckdb.DuckDBScalarFunctionBuilder;
import org.duckdb.DuckDBWritableVector;

/** The hash of ids as a function of SQL, for DuckDB's own may change with its version. */
final class Fingerprint {
  static final String NAME = "callsight_fingerprint";

  private Fingerprint() {}

  /** Makes the function known to the instance a connection belongs to. */
  static void register(Connection connection) throws SQLException {
    try (DuckDBScalarFunctionBuilder function = DuckDBFunctions.scalarFunction()) {
      var _ =
          function
              .withName(NAME)
              .withParameter(DuckDBColumnType.VARCHAR)
              .withReturnType(DuckDBColumnType.BIGINT)
              .withVectorizedFunction(Fingerprint::apply)
              .register(connection);
    }
  }

  private static void apply(DuckDBDataChunkReader arguments, DuckDBWritableVector result) {
    DuckDBReadableVector texts = arguments.vector(0);
    for (int row = 0; row < texts.rowCount(); row++) {
      if (texts.isNull(row)) {
        result.setNull(row);
      } else {
        result.setLong(row, IdScan.hash(Objects.requireNonNull(texts.getString(row))));
      }
    }
  }
}
