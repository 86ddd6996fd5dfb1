package dev.callsight.app.http;

/** Nobody is left to hear the answer. */
public final class ClientGoneException extends RuntimeException {
  /** Without a stack: it is no fault. */
  public ClientGoneException() {
    super("the client closed its connection", null, false, false);
  }
}
