package dev.callsight.app.seal;

/** This node's secret is not the one that the nodes on its database seal with. */
public final class ForeignSecretException extends RuntimeException {
  ForeignSecretException() {
    super("CALLSIGHT_SECRET is not the one that this database's secrets are sealed with.");
  }
}
