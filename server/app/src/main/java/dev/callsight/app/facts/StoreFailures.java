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

  @Override
  public @Nullable ApiException translate(Throwable failure) {
    return switch (failure) {
      // Whoever asked was allowed to; the organization was erased in between.
      case UnknownOrganizationException _ ->
          new ApiException(CommonError.NOT_FOUND, "This organization was erased.");
      case StoreException store when store.kind() != StoreException.Kind.INTERNAL ->
          new ApiException(
              CommonError.UNAVAILABLE, "The store does not answer; try again in a moment.");
      default -> null;
    };
  }
}
