package dev.callsight.engine;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A store or engine could not do what was asked; nothing was half done. */
public final class StoreException extends RuntimeException {
  /** Why. */
  public enum Kind {
    /** The time allowed ran out. */
    TIMEOUT,
    /** Memory or disk ran out. */
    RESOURCES,
    /** Too much waits already: to be asked again in a moment. */
    OVERLOADED,
    /** What keeps the facts was not reached, or was lost on the way. */
    UNREACHABLE,
    /** The thread that waited for the answer was interrupted. */
    ABANDONED,
    /** Anything else: a defect here, not in the question. */
    INTERNAL
  }

  private final Kind kind;

  /** A failure of that kind. */
  public StoreException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = Objects.requireNonNull(kind, "kind");
  }

  /** Why it failed. */
  public Kind kind() {
    return kind;
  }
}
