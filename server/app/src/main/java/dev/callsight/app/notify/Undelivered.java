package dev.callsight.app.notify;

/** A notification did not arrive. The message never holds a secret. */
final class Undelivered extends Exception {
  private final boolean worthRetrying;

  Undelivered(String reason, boolean worthRetrying) {
    super(reason);
    this.worthRetrying = worthRetrying;
  }

  /** Whether another attempt may succeed. */
  boolean worthRetrying() {
    return worthRetrying;
  }
}
