package dev.callsight.app.ingest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A refused row as it is kept.
 *
 * @param id grows with time
 * @param entity what it was sent as
 * @param at when it came, in real time
 * @param line where it stood in its body, from 1; null when the body as a whole was refused
 * @param field the field that was wrong; null when the row as a whole was
 * @param message what was wrong and what was expected
 * @param value what stood there, shortened; null when nothing did
 * @param by who sent it
 * @param requestId in which request
 */
public record RejectedRow(
    long id,
    String entity,
    Instant at,
    @Nullable Long line,
    @Nullable String field,
    String message,
    @Nullable String value,
    Sender by,
    String requestId) {
  /** A person or a key, as it was called then; never a secret. */
  public record Sender(String id, String label) {}
}
