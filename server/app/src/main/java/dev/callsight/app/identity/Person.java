package dev.callsight.app.identity;

import org.jspecify.annotations.Nullable;

/**
 * Someone who signs in.
 *
 * @param id never changes
 * @param email lower case; null for the first person until it is told
 * @param name shown to others
 * @param passwordHash Argon2id; null until a password is set
 * @param installationOwner may create organizations
 */
record Person(
    String id,
    @Nullable String email,
    String name,
    @Nullable String passwordHash,
    boolean installationOwner) {

  boolean passwordNeeded() {
    return passwordHash == null;
  }

  /** Without the hash. */
  @Override
  public String toString() {
    return "Person[" + id + "]";
  }
}
