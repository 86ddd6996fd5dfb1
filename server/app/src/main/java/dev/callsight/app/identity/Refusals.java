package dev.callsight.app.identity;

import dev.callsight.app.http.ApiException;
import dev.callsight.app.http.CommonError;

/** The sentences with which this package says no, in one place so that they never tell more. */
final class Refusals {
  private Refusals() {}

  static ApiException unknownOrganization(String id) {
    return new ApiException(
        CommonError.NOT_FOUND, "No organization \"" + Shown.text(id) + "\" is known here.");
  }

  static ApiException foreignOrganization(String id) {
    return new ApiException(
            CommonError.FORBIDDEN,
            "You have no access to an organization \"" + Shown.text(id) + "\".")
        .at("/organizationId", "names an organization you have no access to");
  }

  static ApiException organizationMissing(String reason) {
    return new ApiException(
            CommonError.ORGANIZATION_REQUIRED,
            reason + ": name the organization by organizationId, in the body or as a parameter.")
        .at("/organizationId", "is required");
  }

  static ApiException missingScope(Scope scope, String organizationId) {
    return new ApiException(
        CommonError.FORBIDDEN,
        "This needs the scope \"" + scope.id() + "\" in organization \"" + organizationId + "\".");
  }
}
