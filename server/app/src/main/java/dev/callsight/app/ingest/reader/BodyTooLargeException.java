package dev.callsight.app.ingest.reader;

import java.io.IOException;

/** A body beyond a limit that protects the server. */
public final class BodyTooLargeException extends IOException {
  /** With a sentence for the sender: which limit, and what to do. */
  public BodyTooLargeException(String message) {
    super(message);
  }
}
