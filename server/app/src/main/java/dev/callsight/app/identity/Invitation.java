package dev.callsight.app.identity;

import dev.callsight.app.http.FieldErrors;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who is to become a member, checked.
 *
 * @param email lower case
 * @param name shown to others
 * @param role in the organization
 */
record Invitation(String email, String name, Role role) {
  /** As a client sends it: nothing checked, anything absent. */
  record Body(@Nullable String email, @Nullable String name, @Nullable String role) {
    Invitation check() {
      FieldErrors errors = new FieldErrors();
      String address = email == null ? "" : email.strip().toLowerCase(Locale.ROOT);
      String shown = name == null || name.isBlank() ? address : name.strip();
      errors.check(EmailAddress.isOne(address), "/email", EmailAddress.EXPECTED);
      errors.check(
          shown.length() <= Organization.NAME_LIMIT,
          "/name",
          "must have at most " + Organization.NAME_LIMIT + " characters");
      Role known = checkRole(role, errors);
      errors.refuseIfAny();
      return new Invitation(address, shown, known);
    }
  }

  /** The role of that name; notes a problem and stands in with the least one otherwise. */
  static Role checkRole(@Nullable String role, FieldErrors errors) {
    return Role.find(role == null ? "" : role)
        .orElseGet(() -> {
          errors.add("/role", "must be owner, admin, analyst or viewer");
          return Role.VIEWER;
        });
  }
}
