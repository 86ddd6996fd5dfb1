package dev.callsight.app.identity;

import dev.callsight.app.http.FieldErrors;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a client says of a key it wants: nothing checked, anything absent.
 *
 * @param name what to call it
 * @param scopes what it may do; a platform key has none because it may do all
 */
record KeyBody(@Nullable String name, @Nullable List<@Nullable String> scopes) {
  String checkName(FieldErrors errors) {
    String stripped = name == null ? "" : name.strip();
    errors.check(
        !stripped.isEmpty() && stripped.length() <= Organization.NAME_LIMIT,
        "/name",
        "must have 1 to " + Organization.NAME_LIMIT + " characters");
    return stripped;
  }

  Set<Scope> checkScopes(FieldErrors errors) {
    Set<Scope> checked = EnumSet.noneOf(Scope.class);
    if (scopes == null || scopes.isEmpty()) {
      errors.add("/scopes", "must name at least one scope");
      return checked;
    }
    for (int index = 0; index < scopes.size(); index++) {
      String pointer = "/scopes/" + index;
      Scope.find(String.valueOf(scopes.get(index)))
          .ifPresentOrElse(
              checked::add,
              () ->
                  errors.add(pointer, "must be query:read, ingest:write, reports:write or admin"));
    }
    return checked;
  }
}
