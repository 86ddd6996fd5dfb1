package dev.callsight.app.seal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * A secret that can be kept and printed: without the key it says nothing.
 *
 * @param text which key sealed it, and the sealed secret
 */
public record Sealed(@JsonValue String text) {
  /** Takes what {@link Seals#seal} once wrote. */
  @JsonCreator
  public Sealed {
    Objects.requireNonNull(text, "text");
  }
}
