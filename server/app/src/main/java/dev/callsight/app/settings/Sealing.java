package dev.callsight.app.settings;

import org.jspecify.annotations.Nullable;

/**
 * What kept secrets are sealed with. Both are secrets themselves.
 *
 * @param secret the same on every node; null: each server makes a key of its own in its data folder
 * @param before the one used until now, while everything is sealed anew; null for none
 */
public record Sealing(@Nullable String secret, @Nullable String before) {
  /** A key file in the data folder. */
  public static final Sealing OWN = new Sealing(null, null);

  /** Never the secrets. */
  @Override
  public String toString() {
    return "Sealing[given=%s, before=%s]"
        .formatted(secret == null ? "none" : "set", before == null ? "none" : "set");
  }
}
