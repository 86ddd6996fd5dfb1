package dev.callsight.app.ingest.transfer;

/** An import cannot go on. The message is for the person who started it. */
public final class ImportException extends RuntimeException {
  /** With a sentence that says what to do. */
  public ImportException(String message) {
    super(message);
  }
}
