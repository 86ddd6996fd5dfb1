package dev.callsight.app;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;

/** Says which of our own variables to change when the port is taken. */
final class PortTakenAnalyzer extends AbstractFailureAnalyzer<PortInUseException> {
  @Override
  protected FailureAnalysis analyze(Throwable failure, PortInUseException cause) {
    return new FailureAnalysis(
        "Port " + cause.getPort() + " is taken by another process.",
        "Set CALLSIGHT_PORT to a free port, or stop that process.",
        cause);
  }
}
