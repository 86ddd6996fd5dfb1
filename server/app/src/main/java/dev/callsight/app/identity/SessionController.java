package dev.callsight.app.identity;

import dev.callsight.app.http.ApiException;
import dev.callsight.app.http.CommonError;
import dev.callsight.app.http.FieldErrors;
import dev.callsight.app.http.RequestIds;
import dev.callsight.app.http.Routes;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing in, signing out, and choosing one's own password. */
@RestController
@RequestMapping(Routes.SESSION)
class SessionController {
  private final PeopleStore people;
  private final Passwords passwords;
  private final SignInLinks links;
  private final Sessions sessions;
  private final SessionViews views;
  private final AuditLog audit;

  SessionController(
      PeopleStore people,
      Passwords passwords,
      SignInLinks links,
      Sessions sessions,
      SessionViews views,
      AuditLog audit) {
    this.people = people;
    this.passwords = passwords;
    this.links = links;
    this.sessions = sessions;
    this.views = views;
    this.audit = audit;
  }

  /** What the browser signs in with. */
  record Credentials(@Nullable String email, @Nullable String password) {}

  /** A one-time link's secret part. */
  record LinkToken(@Nullable String token) {}

  @Operation(summary = "Who is signed in, and what a page needs to begin")
  @GetMapping
  SessionView show(HttpServletRequest request) {
    return views.of(sessions.person().orElse(null), request);
  }

  @Operation(summary = "Sign in with email and password")
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  SessionView signIn(
      @RequestBody Credentials sent, HttpServletRequest request, HttpServletResponse response) {
    FieldErrors errors = new FieldErrors();
    String email = required(sent.email(), "/email", errors);
    String password = required(sent.password(), "/password", errors);
    errors.refuseIfAny();
    Optional<Person> found = people.findByEmail(email.strip().toLowerCase(Locale.ROOT));
    String hash = found.map(Person::passwordHash).orElse(null);
    boolean right = password.length() <= Passwords.LONGEST && passwords.matches(password, hash);
    if (!right || found.isEmpty()) {
      found.ifPresent(person -> note(person, request, "session.refused"));
      throw new ApiException(
          CommonError.WRONG_CREDENTIALS, "No one signs in with this email and password.");
    }
    return enter(found.get(), false, request, response);
  }

  @Operation(summary = "Sign in with a one-time link")
  @PostMapping(path = "/link", consumes = MediaType.APPLICATION_JSON_VALUE)
  SessionView signInByLink(
      @RequestBody LinkToken sent, HttpServletRequest request, HttpServletResponse response) {
    FieldErrors errors = new FieldErrors();
    String token = required(sent.token(), "/token", errors);
    errors.refuseIfAny();
    Person person =
        links
            .redeem(new Secret(token))
            .flatMap(people::find)
            .orElseThrow(() ->
                new ApiException(
                    CommonError.LINK_NOT_VALID,
                    "This link was used already, has run out, or never existed. Ask for a new"
                        + " one."));
    return enter(person, true, request, response);
  }

  @Operation(summary = "Sign out")
  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void signOut(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
  }

  private SessionView enter(
      Person person, boolean byLink, HttpServletRequest request, HttpServletResponse response) {
    sessions.begin(person, byLink, request, response);
    note(person, request, byLink ? "session.begun_by_link" : "session.begun");
    return views.of(person, request);
  }

  private void note(Person person, HttpServletRequest request, String action) {
    String email = person.email();
    Actor actor =
        new Actor(
            "person:" + person.id(),
            email == null ? person.name() : email,
            request.getRemoteAddr(),
            RequestIds.of(request));
    audit.record(actor, null, action, person.id());
  }

  private static String required(@Nullable String value, String pointer, FieldErrors errors) {
    errors.check(value != null && !value.isBlank(), pointer, "is required");
    return value == null ? "" : value;
  }
}
