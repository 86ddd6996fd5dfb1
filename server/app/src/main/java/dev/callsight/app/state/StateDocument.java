package dev.callsight.app.state;

import java.time.Instant;
import java.util.Objects;

/**
 * A document as it is kept.
 *
 * @param id never changes
 * @param organizationId whose it is
 * @param version from 1, one more with every change
 * @param body JSON that its feature checked
 * @param author who made it
 * @param createdAt when it was made
 * @param updatedAt when it was changed last
 */
public record StateDocument(
    String id,
    String organizationId,
    long version,
    String body,
    Author author,
    Instant createdAt,
    Instant updatedAt) {
  /** Checks that nothing is missing. */
  public StateDocument {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(organizationId, "organizationId");
    Objects.requireNonNull(body, "body");
    Objects.requireNonNull(author, "author");
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(updatedAt, "updatedAt");
  }

  /**
   * Who made a document.
   *
   * @param id the caller's stable id
   * @param name an email or a key's name
   */
  public record Author(String id, String name) {}

  /** The entity tag of this version. */
  public String entityTag() {
    return "\"" + version + "\"";
  }
}
