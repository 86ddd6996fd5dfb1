package dev.callsight.app.identity;

import dev.callsight.app.identity.Caller.OrganizationKey;
import dev.callsight.app.identity.Caller.PlatformKey;
import dev.callsight.app.identity.Caller.SignedInPerson;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** Watches over answers that outlast the check at their beginning. */
@Component
public final class Admissions {
  private final OrganizationDirectory organizations;
  private final KeyStore keys;
  private final PeopleStore people;
  private final FindByIndexNameSessionRepository<? extends Session> sessions;

  Admissions(
      OrganizationDirectory organizations,
      KeyStore keys,
      PeopleStore people,
      FindByIndexNameSessionRepository<? extends Session> sessions) {
    this.organizations = organizations;
    this.keys = keys;
    this.people = people;
    this.sessions = sessions;
  }

  /**
   * The admission of a caller whom {@link Access} permitted just now. May be asked from any thread,
   * also when the request is over.
   */
  public Admission of(
      HttpServletRequest request, Caller caller, Organization organization, Scope scope) {
    HttpSession session = request.getSession(false);
    String sessionId = session == null ? null : session.getId();
    return () ->
        organizations.find(organization.id()).isPresent()
            && holds(caller, sessionId, organization.id(), scope);
  }

  private boolean holds(
      Caller caller, @Nullable String sessionId, String organizationId, Scope scope) {
    return switch (caller) {
      case SignedInPerson person ->
          sessionOf(person, sessionId) && roleAllows(person, organizationId, scope);
      case OrganizationKey key -> keys.valid(key.keyId());
      case PlatformKey key -> keys.valid(key.keyId());
    };
  }

  private boolean sessionOf(SignedInPerson person, @Nullable String sessionId) {
    Session session = sessionId == null ? null : sessions.findById(sessionId);
    return session != null && person.personId().equals(session.getAttribute(Callers.PERSON_ID));
  }

  private boolean roleAllows(SignedInPerson person, String organizationId, Scope scope) {
    Role role = people.roles(person.personId()).get(organizationId);
    return role != null && role.allows(scope);
  }
}
