package dev.callsight.app;

import java.sql.SQLException;
import org.flywaydb.core.internal.exception.FlywaySqlException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which of our own variables names the database that could not be used. */
final class StateUnreachableAnalyzer extends AbstractFailureAnalyzer<FlywaySqlException> {
  /** Of SQLSTATE: no connection, not allowed in, no such database. */
  private static final String CLASSES = "08|28|3D";

  @Override
  protected @Nullable FailureAnalysis analyze(Throwable failure, FlywaySqlException cause) {
    return cause.getCause() instanceof SQLException refused
            && refused.getSQLState() != null
            && refused.getSQLState().substring(0, 2).matches(CLASSES)
        ? new FailureAnalysis(
            "The state database cannot be used: " + refused.getMessage(),
            "Start it, or correct CALLSIGHT_STATE.",
            cause)
        : null;
  }
}
