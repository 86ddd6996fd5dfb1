package dev.callsight.app.identity;

import java.util.List;
import java.util.Set;

/** Keys as they are answered. */
final class KeyViews {
  private KeyViews() {}

  /** A new key with its secret, shown this once. */
  record Created(String id, String name, List<String> scopes, String key) {
    static Created of(Keys.New made, String name, Set<Scope> scopes) {
      return new Created(
          made.id(), name, scopes.stream().sorted().map(Scope::id).toList(), made.secret().text());
    }
  }

  /** All keys that are valid, without their secrets. */
  record Listing(List<AccessKey> keys) {}
}
