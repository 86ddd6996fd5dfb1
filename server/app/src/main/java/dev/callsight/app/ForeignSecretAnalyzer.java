package dev.callsight.app;

import dev.callsight.app.seal.ForeignSecretException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do about a node with a secret of its own. */
final class ForeignSecretAnalyzer extends AbstractFailureAnalyzer<ForeignSecretException> {
  @Override
  protected FailureAnalysis analyze(Throwable failure, ForeignSecretException cause) {
    return new FailureAnalysis(
        cause.getMessage(),
        "Set the same CALLSIGHT_SECRET on every node. To replace it, start with the new one and the"
            + " one until now in CALLSIGHT_SECRET_BEFORE. When that is lost for good: UPDATE"
            + " installation SET seal_key = NULL in the state database, and enter the secrets of"
            + " webhooks anew.",
        cause);
  }
}
