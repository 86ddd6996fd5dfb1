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
 * @param changedBy who changed it last, at first its author
 * @param createdAt when it was made
 * @param updatedAt when it was changed last
 */
public record StateDocument(
    String id,
    String organizationId,
    long version,
    String body,
    Author author,
    Author changedBy,
    Instant createdAt,
    Instant updatedAt) {
  /** Checks that nothing is missing. */
  public StateDocument {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(organizationId, "organizationId");
    Objects.requireNonNull(body, "body");
    Objects.requireNonNull(author, "author");
    Objects.requireNonNull(changedBy, "changedBy");
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(updatedAt, "updatedAt");
  }

  /**
   * Who made or changed a document.
   *
   * @param id the caller's stable id
   * @param name an email or a key's name
   */
  public record Author(String id, String name) {
    private static final int LONGEST_NAME = 254;

    static Author of(String id, String name) {
      return new Author(id, name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME));
    }
  }

  /** The entity tag of this version. */
  public String entityTag() {
    return "\"" + version + "\"";
  }
}
