package dev.callsight.app;

import dev.callsight.app.facts.UnusableFactsException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which of our own variables names the ClickHouse that could not be used. */
final class UnusableFactsAnalyzer extends AbstractFailureAnalyzer<UnusableFactsException> {
  @Override
  protected FailureAnalysis analyze(Throwable failure, UnusableFactsException cause) {
    return new FailureAnalysis(
        cause.getMessage(), "Start ClickHouse, or correct CALLSIGHT_FACTS.", cause);
  }
}
