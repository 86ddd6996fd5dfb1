package dev.callsight.app.backup;

/** A backup or restore that was not done; the message says why and what to do, for a person. */
public final class BackupException extends RuntimeException {
  /** A sentence or two for the person who asked. */
  public BackupException(String message) {
    super(message);
  }
}
