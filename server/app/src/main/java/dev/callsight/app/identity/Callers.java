package dev.callsight.app.identity;

import dev.callsight.app.identity.Caller.SignedInPerson;
import dev.callsight.app.settings.RealTime;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Finds out who makes a request. */
@Component
class Callers {
  /** Session attribute: id of the person who signed in. */
  static final String PERSON_ID = "callsight.person";

  private static final String BEARER = "Bearer ";
  private static final Duration SEEN_PRECISION = Duration.ofMinutes(5);

  private final KeyStore keys;
  private final PeopleStore people;
  private final RealTime time;
  private final Map<String, Instant> seen = new ConcurrentHashMap<>();

  Callers(KeyStore keys, PeopleStore people, RealTime time) {
    this.keys = keys;
    this.people = people;
    this.time = time;
  }

  /** The caller that the security chain found for the running request. */
  static Optional<Caller> current() {
    return SecurityContextHolder.getContext().getAuthentication()
            instanceof CallerAuthentication known
        ? Optional.of(known.getPrincipal())
        : Optional.empty();
  }

  /**
   * The caller of the request. An Authorization header decides alone: a wrong key is nobody, even
   * in a browser that is signed in.
   */
  Optional<Caller> identify(HttpServletRequest request) {
    String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (authorization != null) {
      return bearer(authorization).flatMap(keys::authenticate);
    }
    return sessionPerson(request).flatMap(this::person);
  }

  private static Optional<Secret> bearer(String authorization) {
    if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return Optional.empty();
    }
    String secret = authorization.substring(BEARER.length()).strip();
    return secret.isEmpty() ? Optional.empty() : Optional.of(new Secret(secret));
  }

  private static Optional<String> sessionPerson(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    Object personId = session == null ? null : session.getAttribute(PERSON_ID);
    return personId instanceof String id ? Optional.of(id) : Optional.empty();
  }

  private Optional<Caller> person(String personId) {
    Optional<Person> person = people.find(personId);
    person.ifPresent(this::noteSeen);
    return person.map(this::signedIn);
  }

  private void noteSeen(Person person) {
    Instant now = time.now();
    Instant last = seen.get(person.id());
    if (last == null || last.plus(SEEN_PRECISION).isBefore(now)) {
      seen.put(person.id(), now);
      people.noteSeen(person.id(), now);
    }
  }

  SignedInPerson signedIn(Person person) {
    return new SignedInPerson(
        person.id(),
        person.name(),
        orEmpty(person.email()),
        person.installationOwner(),
        people.roles(person.id()));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
