package dev.callsight.app.facts;

import dev.callsight.app.http.ApiException;
import dev.callsight.app.http.CommonError;
import dev.callsight.app.http.FailureTranslation;
import dev.callsight.engine.StoreException;
import dev.callsight.engine.UnknownOrganizationException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the store of facts refused, where no feature has better words for it. */
@Component
final class StoreFailures implements FailureTranslation {

  private final FactsOfOrganizations facts;

  StoreFailures(FactsOfOrganizations facts) {
    this.facts = facts;
  }

  @Override
  public @Nullable ApiException translate(Throwable failure) {
    return switch (failure) {
      case UnknownOrganizationException missing -> missing(missing.organization());
      case StoreException store when store.kind() != StoreException.Kind.INTERNAL ->
          new ApiException(
              CommonError.UNAVAILABLE, "The store does not answer; try again in a moment.");
      default -> null;
    };
  }

  /** Whoever asked was allowed to: it is not open yet, or was erased in between. */
  private ApiException missing(String organization) {
    return facts.awaited(organization)
        ? new ApiException(
            CommonError.UNAVAILABLE,
            "The store of this organization is being prepared; try again in a moment.")
        : new ApiException(CommonError.NOT_FOUND, "This organization was erased.");
  }
}
