package dev.callsight.app.identity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key as it is listed: everything but the secret.
 *
 * @param id of the key
 * @param name what its maker called it
 * @param scopes what it may do; empty for a platform key, which may do all
 * @param hint last characters of the secret
 * @param createdAt when it was made
 * @param createdBy id of who made it
 * @param lastUsedAt when it was last used, to the minute; null when never
 */
record AccessKey(
    String id,
    String name,
    List<String> scopes,
    String hint,
    Instant createdAt,
    String createdBy,
    @Nullable Instant lastUsedAt) {
  /** Copies the scopes. */
  AccessKey {
    scopes = List.copyOf(scopes);
  }
}
