package dev.callsight.app.identity;

import dev.callsight.app.settings.Settings;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/** Puts together what a browser is told about its session. */
@Component
class SessionViews {
  private final PeopleStore people;
  private final OrganizationDirectory organizations;
  private final Settings settings;
  private final boolean demo;

  SessionViews(
      PeopleStore people,
      OrganizationDirectory organizations,
      Settings settings,
      @Value("${callsight.demo:false}") boolean demo) {
    this.people = people;
    this.organizations = organizations;
    this.settings = settings;
    this.demo = demo;
  }

  SessionView of(@Nullable Person person, HttpServletRequest request) {
    CsrfToken token =
        (CsrfToken) Objects.requireNonNull(request.getAttribute(CsrfToken.class.getName()));
    Instant fixed = settings.fixedClock();
    String version = SessionViews.class.getPackage().getImplementationVersion();
    return new SessionView(
        person != null,
        person == null ? null : view(person),
        person != null && person.passwordNeeded(),
        person == null ? List.of() : entries(people.roles(person.id())),
        new SessionView.Csrf(token.getHeaderName(), token.getToken()),
        new SessionView.Setup(!people.anyoneHasPassword()),
        fixed == null ? null : fixed.toString(),
        demo,
        version == null ? "development" : version);
  }

  private static SessionView.PersonView view(Person person) {
    String email = person.email();
    return new SessionView.PersonView(
        person.id(), person.name(), email == null ? "" : email, person.installationOwner());
  }

  private List<SessionView.Entry> entries(Map<String, Role> roles) {
    return roles.entrySet().stream()
        .flatMap(entry -> organizations.find(entry.getKey()).stream().map(o -> entry(o, entry)))
        .sorted(Comparator.comparing(SessionView.Entry::name).thenComparing(SessionView.Entry::id))
        .toList();
  }

  private static SessionView.Entry entry(Organization organization, Map.Entry<String, Role> role) {
    OrganizationView view = OrganizationView.of(organization);
    return new SessionView.Entry(
        view.id(),
        view.name(),
        view.timezone(),
        view.currency(),
        view.weekStart(),
        role.getValue().id());
  }
}
