package dev.callsight.app.http;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Collects everything that is wrong in one request, so that a client hears it all at once. */
public final class FieldErrors {
  private final List<FieldError> found = new ArrayList<>();

  /** Notes one thing wrong at a JSON pointer. */
  public void add(String pointer, String message) {
    found.add(new FieldError(pointer, message));
  }

  /** Notes a problem unless the condition holds. */
  public void check(boolean condition, String pointer, String message) {
    if (!condition) {
      add(pointer, message);
    }
  }

  /**
   * Refuses the request when anything was noted.
   *
   * @throws ApiException {@code invalid_field} with all of it
   */
  public void refuseIfAny() {
    if (!found.isEmpty()) {
      String detail =
          found.stream()
              .map(error -> error.pointer() + " " + error.message())
              .collect(Collectors.joining("; "));
      throw new ApiException(CommonError.INVALID_FIELD, detail + ".", found);
    }
  }
}
