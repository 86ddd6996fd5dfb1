package dev.callsight.app.http;

import org.jspecify.annotations.Nullable;

/** What exceptions from below a feature mean to a client; asked before the general answers. */
@FunctionalInterface
public interface FailureTranslation {

  /** What the client is told; null for what it knows nothing of. */
  @Nullable ApiException translate(Throwable failure);
}
