package dev.callsight.app.dashboard;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whom a dashboard is for. */
enum Sharing {
  /** Its author sees and changes it. */
  PRIVATE,
  /** Everyone in the organization sees it, its author and administrators change it. */
  READ,
  /** Everyone in the organization sees it, who may build reports changes it. */
  EDIT;

  /** The name in the HTTP contract. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Sharing> find(String id) {
    return Arrays.stream(values()).filter(value -> value.id().equals(id)).findFirst();
  }
}
