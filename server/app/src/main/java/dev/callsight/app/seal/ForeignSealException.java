package dev.callsight.app.seal;

/** A secret was sealed with a key that this server does not have, or was altered. */
public final class ForeignSealException extends Exception {
  ForeignSealException() {
    super("the secret was sealed with a key that this server does not have");
  }
}
