package dev.callsight.app.http;

/**
 * One thing wrong in a request.
 *
 * @param pointer JSON pointer into the body, such as {@code /metrics/0}; {@code /limit} for a
 *     parameter of that name
 * @param message what is wrong there and what was expected
 */
public record FieldError(String pointer, String message) {
  /** Checks that the pointer is one. */
  public FieldError {
    if (!pointer.isEmpty() && !pointer.startsWith("/")) {
      throw new IllegalArgumentException("Not a JSON pointer: " + pointer);
    }
    if (message.isBlank()) {
      throw new IllegalArgumentException("A field error says what is wrong: " + pointer);
    }
  }
}
