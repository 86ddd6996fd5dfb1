package dev.callsight.app;

import dev.callsight.app.facts.ForeignFactsFolderException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do about a second node with embedded facts. */
final class ForeignFactsFolderAnalyzer
    extends AbstractFailureAnalyzer<ForeignFactsFolderException> {
  @Override
  protected FailureAnalysis analyze(Throwable failure, ForeignFactsFolderException cause) {
    return new FailureAnalysis(
        cause.getMessage(),
        "Embedded facts serve one node. Set CALLSIGHT_DATA to the folder this state began with, or"
            + " keep facts in a cluster that all nodes share. When that folder is lost for good:"
            + " UPDATE installation SET facts_folder = NULL in the state database.",
        cause);
  }
}
