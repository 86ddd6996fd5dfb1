package dev.callsight.app.identity;

import dev.callsight.app.identity.Caller.OrganizationKey;
import dev.callsight.app.identity.Caller.PlatformKey;
import dev.callsight.app.identity.Caller.SignedInPerson;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides which organization a request is about and whether the caller may do that there. Every
 * feature asks here before it touches anything; there is no other way to an {@link Organization}
 * that a caller named.
 */
@Component
public final class Access {
  private final OrganizationDirectory organizations;

  /** Decides over the organizations of the directory. */
  public Access(OrganizationDirectory organizations) {
    this.organizations = organizations;
  }

  /**
   * For an organization named in a body or a query parameter, or not at all.
   *
   * @param organizationId what the request names; null when it names none: a key of one
   *     organization and a person in exactly one may leave it out
   * @throws dev.callsight.app.http.ApiException {@code organization_required} (422) when it must be
   *     named; {@code forbidden} (403) when it is not the caller's or the scope is lacking; {@code
   *     not_found} (404) when a platform key names an unknown one
   */
  public Organization authorize(Caller caller, @Nullable String organizationId, Scope scope) {
    String id = organizationId == null ? onlyOrganizationOf(caller) : organizationId;
    if (!belongs(caller, id)) {
      throw Refusals.foreignOrganization(id);
    }
    return permitted(caller, id, scope);
  }

  /**
   * For an organization named in the path: a foreign one is as unknown as one that is not there.
   *
   * @throws dev.callsight.app.http.ApiException {@code not_found} (404) when it is unknown or not
   *     the caller's; {@code forbidden} (403) when the scope is lacking
   */
  public Organization authorizePath(Caller caller, String organizationId, Scope scope) {
    if (!belongs(caller, organizationId)) {
      throw Refusals.unknownOrganization(organizationId);
    }
    return permitted(caller, organizationId, scope);
  }

  /** Who makes the request that runs; empty when nobody is known. */
  public static Optional<Caller> caller() {
    return Callers.current();
  }

  /** Whether the caller may do that in an organization that it was permitted to touch. */
  public boolean permits(Caller caller, Organization organization, Scope scope) {
    return belongs(caller, organization.id()) && allows(caller, organization.id(), scope);
  }

  private Organization permitted(Caller caller, String organizationId, Scope scope) {
    Organization organization = organizations.require(organizationId);
    if (!allows(caller, organizationId, scope)) {
      throw Refusals.missingScope(scope, organizationId);
    }
    return organization;
  }

  private static boolean belongs(Caller caller, String organizationId) {
    return switch (caller) {
      case SignedInPerson person -> person.roles().containsKey(organizationId);
      case OrganizationKey key -> key.organizationId().equals(organizationId);
      case PlatformKey _ -> true;
    };
  }

  private static boolean allows(Caller caller, String organizationId, Scope scope) {
    return switch (caller) {
      case SignedInPerson person ->
          Objects.requireNonNull(person.roles().get(organizationId)).allows(scope);
      case OrganizationKey key -> key.scopes().contains(scope);
      case PlatformKey _ -> true;
    };
  }

  private static String onlyOrganizationOf(Caller caller) {
    return switch (caller) {
      case SignedInPerson person when person.roles().size() == 1 ->
          person.roles().keySet().iterator().next();
      case SignedInPerson person when person.roles().isEmpty() ->
          throw Refusals.organizationMissing("You belong to no organization");
      case SignedInPerson _ ->
          throw Refusals.organizationMissing("You belong to several organizations");
      case OrganizationKey key -> key.organizationId();
      case PlatformKey _ -> throw Refusals.organizationMissing("A platform key acts for all");
    };
  }
}
