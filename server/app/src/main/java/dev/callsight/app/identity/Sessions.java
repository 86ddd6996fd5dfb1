package dev.callsight.app.identity;

import dev.callsight.app.identity.Caller.SignedInPerson;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** Begins and ends people's sessions. A session holds the person's id and nothing else of note. */
@Component
class Sessions {
  private static final String BY_LINK = "callsight.by_link";

  private final PeopleStore people;
  private final Callers callers;
  private final CookieCsrfTokenRepository csrfTokens;
  private final FindByIndexNameSessionRepository<? extends Session> stored;

  Sessions(
      PeopleStore people,
      Callers callers,
      CookieCsrfTokenRepository csrfTokens,
      FindByIndexNameSessionRepository<? extends Session> stored) {
    this.people = people;
    this.callers = callers;
    this.csrfTokens = csrfTokens;
    this.stored = stored;
  }

  /** The person who makes the running request from a session, or empty. */
  Optional<Person> person() {
    return Callers.current()
        .flatMap(caller ->
            caller instanceof SignedInPerson signedIn
                ? people.find(signedIn.personId())
                : Optional.empty());
  }

  /** Signs the person in under a new session id and a new CSRF token. */
  void begin(
      Person person, boolean byLink, HttpServletRequest request, HttpServletResponse response) {
    HttpSession old = request.getSession(false);
    if (old != null) {
      old.invalidate();
    }
    HttpSession session = request.getSession(true);
    session.setAttribute(Callers.PERSON_ID, person.id());
    session.setAttribute(BY_LINK, byLink);
    session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, person.id());
    new CsrfAuthenticationStrategy(csrfTokens)
        .onAuthentication(new CallerAuthentication(callers.signedIn(person)), request, response);
  }

  /** Whether the running session began with a one-time link, which stands for a password. */
  boolean begunByLink(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session != null && Boolean.TRUE.equals(session.getAttribute(BY_LINK));
  }

  /** Ends every session of the person. */
  void endAll(String personId) {
    stored.findByPrincipalName(personId).keySet().forEach(stored::deleteById);
  }
}
