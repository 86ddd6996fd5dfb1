package dev.callsight.app.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person is in an organization. Declared from most to least powerful. */
public enum Role {
  /** Everything, including erasing the organization and naming other owners. */
  OWNER,
  /** Everything but erasing the organization and touching owners. */
  ADMIN,
  /** Asks and builds reports. */
  ANALYST,
  /** Asks only. */
  VIEWER;

  /** Whether people of this role may do what the scope names. */
  public boolean allows(Scope scope) {
    return switch (this) {
      case OWNER, ADMIN -> true;
      case ANALYST -> scope == Scope.QUERY_READ || scope == Scope.REPORTS_WRITE;
      case VIEWER -> scope == Scope.QUERY_READ;
    };
  }

  /** Name in the HTTP contract, such as {@code analyst}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of that contract name, or empty when there is none. */
  public static Optional<Role> find(String id) {
    return Arrays.stream(values()).filter(role -> role.id().equals(id)).findFirst();
  }
}
