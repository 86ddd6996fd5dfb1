package dev.callsight.app.ingest.reader;

import java.io.IOException;

/**
 * A body that is not what it says it is, from some place on: nothing after it can be read. An
 * {@link IOException} so that it passes unchanged through the streams it may arise in.
 */
public final class MalformedBodyException extends IOException {
  /** With a sentence for the sender: what is wrong, where, and what was expected. */
  public MalformedBodyException(String message) {
    super(message);
  }
}
