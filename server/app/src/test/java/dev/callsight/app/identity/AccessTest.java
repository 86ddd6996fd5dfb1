package dev.callsight.app.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callsight.app.http.ApiException;
import dev.callsight.app.http.CommonError;
import dev.callsight.app.identity.Caller.OrganizationKey;
import dev.callsight.app.identity.Caller.PlatformKey;
import dev.callsight.app.identity.Caller.SignedInPerson;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AccessTest {
  private static final Organization OURS = organization("ours");
  private static final Organization THEIRS = organization("theirs");
  private static final Caller READER =
      new OrganizationKey("1", "reader", "ours", Set.of(Scope.QUERY_READ));
  private static final Caller PLATFORM = new PlatformKey("2", "platform");

  private final Access access = new Access(new TwoOrganizations());

  @Test
  void aKeyMayLeaveItsOrganizationOut() {
    assertThat(access.authorize(READER, null, Scope.QUERY_READ)).isEqualTo(OURS);
    assertThat(access.authorize(READER, "ours", Scope.QUERY_READ)).isEqualTo(OURS);
  }

  @Test
  void aForeignOrganizationInABodyIsForbiddenWhetherItExistsOrNot() {
    refused(() -> access.authorize(READER, "theirs", Scope.QUERY_READ), CommonError.FORBIDDEN);
    refused(() -> access.authorize(READER, "nobody's", Scope.QUERY_READ), CommonError.FORBIDDEN);
  }

  @Test
  void aForeignOrganizationInAPathIsAsUnknownAsNone() {
    refused(() -> access.authorizePath(READER, "theirs", Scope.QUERY_READ), CommonError.NOT_FOUND);
    refused(() -> access.authorizePath(READER, "nobody's", Scope.ADMIN), CommonError.NOT_FOUND);
  }

  @Test
  void aMissingScopeIsForbidden() {
    refused(() -> access.authorize(READER, null, Scope.INGEST_WRITE), CommonError.FORBIDDEN);
    refused(() -> access.authorizePath(READER, "ours", Scope.ADMIN), CommonError.FORBIDDEN);
  }

  @Test
  void aPlatformKeyNamesTheOrganization() {
    assertThat(access.authorize(PLATFORM, "theirs", Scope.ADMIN)).isEqualTo(THEIRS);
    refused(
        () -> access.authorize(PLATFORM, null, Scope.QUERY_READ),
        CommonError.ORGANIZATION_REQUIRED);
    refused(() -> access.authorize(PLATFORM, "nobody's", Scope.QUERY_READ), CommonError.NOT_FOUND);
  }

  @Test
  void aPersonInOneOrganizationMayLeaveItOut() {
    assertThat(access.authorize(person(Map.of("ours", Role.VIEWER)), null, Scope.QUERY_READ))
        .isEqualTo(OURS);
    Caller both = person(Map.of("ours", Role.VIEWER, "theirs", Role.OWNER));
    refused(
        () -> access.authorize(both, null, Scope.QUERY_READ), CommonError.ORGANIZATION_REQUIRED);
    refused(
        () -> access.authorize(person(Map.of()), null, Scope.QUERY_READ),
        CommonError.ORGANIZATION_REQUIRED);
  }

  @Test
  void aRolePermitsInItsOwnOrganizationOnly() {
    Caller both = person(Map.of("ours", Role.VIEWER, "theirs", Role.ADMIN));
    assertThat(access.authorize(both, "theirs", Scope.INGEST_WRITE)).isEqualTo(THEIRS);
    refused(() -> access.authorize(both, "ours", Scope.INGEST_WRITE), CommonError.FORBIDDEN);
  }

  @Test
  void rolesPermitWhatTheyAreFor() {
    assertThat(permitted(Role.VIEWER)).containsExactly(Scope.QUERY_READ);
    assertThat(permitted(Role.ANALYST)).containsExactly(Scope.QUERY_READ, Scope.REPORTS_WRITE);
    assertThat(permitted(Role.ADMIN)).containsExactly(Scope.values());
    assertThat(permitted(Role.OWNER)).containsExactly(Scope.values());
  }

  private static List<Scope> permitted(Role role) {
    return List.of(Scope.values()).stream().filter(role::allows).toList();
  }

  private static void refused(ThrowingCallable call, CommonError expected) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ApiException.class, refusal -> assertThat(refusal.code()).isEqualTo(expected));
  }

  private static Caller person(Map<String, Role> roles) {
    return new SignedInPerson("3", "Kim", "kim@example.org", false, roles);
  }

  private static Organization organization(String id) {
    return new Organization(
        id, id, ZoneId.of("UTC"), Currency.getInstance("EUR"), DayOfWeek.MONDAY);
  }

  private static final class TwoOrganizations implements OrganizationDirectory {
    @Override
    public Optional<Organization> find(String id) {
      return all().stream().filter(organization -> organization.id().equals(id)).findFirst();
    }

    @Override
    public List<Organization> all() {
      return List.of(OURS, THEIRS);
    }
  }
}
