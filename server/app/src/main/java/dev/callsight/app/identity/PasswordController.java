package dev.callsight.app.identity;

import dev.callsight.app.http.ApiException;
import dev.callsight.app.http.CommonError;
import dev.callsight.app.http.FieldErrors;
import dev.callsight.app.http.Routes;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The signed-in person's own name, email and password. */
@RestController
class PasswordController {
  private final PeopleStore people;
  private final Passwords passwords;
  private final SignInLinks links;
  private final Sessions sessions;
  private final SessionViews views;
  private final AuditLog audit;
  private final TransactionTemplate transaction;

  PasswordController(
      PeopleStore people,
      Passwords passwords,
      SignInLinks links,
      Sessions sessions,
      SessionViews views,
      AuditLog audit,
      TransactionTemplate transaction) {
    this.people = people;
    this.passwords = passwords;
    this.links = links;
    this.sessions = sessions;
    this.views = views;
    this.audit = audit;
    this.transaction = transaction;
  }

  /** What a person may set of itself; the current password unless a link stands for it. */
  record OwnAccount(
      @Nullable String name,
      @Nullable String email,
      @Nullable String password,
      @Nullable String currentPassword) {}

  @Operation(summary = "Choose one's own password, name and email")
  @PostMapping(Routes.SESSION + "/password")
  SessionView change(
      @RequestBody OwnAccount sent,
      Actor actor,
      HttpServletRequest request,
      HttpServletResponse response) {
    Person person =
        sessions
            .person()
            .orElseThrow(
                () -> new ApiException(CommonError.FORBIDDEN, "Only people have a password."));
    requireCurrent(sent, person, request);
    Person changed = checked(sent, person);
    store(changed, actor);
    // Whoever knew the old password is out; this browser goes on under a new session.
    sessions.endAll(person.id());
    sessions.begin(changed, false, request, response);
    return views.of(changed, request);
  }

  private Person checked(OwnAccount sent, Person person) {
    FieldErrors errors = new FieldErrors();
    String email = sent.email() == null ? person.email() : normal(sent.email());
    String name = sent.name() == null ? person.name() : sent.name().strip();
    String password = sent.password() == null ? "" : sent.password();
    errors.check(email != null && EmailAddress.isOne(email), "/email", EmailAddress.EXPECTED);
    errors.check(
        !name.isBlank() && name.length() <= Organization.NAME_LIMIT,
        "/name",
        "must have 1 to " + Organization.NAME_LIMIT + " characters");
    errors.check(
        password.length() >= Passwords.SHORTEST && password.length() <= Passwords.LONGEST,
        "/password",
        "must have %d to %d characters".formatted(Passwords.SHORTEST, Passwords.LONGEST));
    errors.refuseIfAny();
    return new Person(
        person.id(), email, name, passwords.hash(password), person.installationOwner());
  }

  private void requireCurrent(OwnAccount sent, Person person, HttpServletRequest request) {
    if (person.passwordNeeded() || sessions.begunByLink(request)) {
      return;
    }
    String current = sent.currentPassword();
    if (current == null || !passwords.matches(current, person.passwordHash())) {
      throw new ApiException(CommonError.FORBIDDEN, "The current password is not right.")
          .at("/currentPassword", "must be the password in use");
    }
  }

  private void store(Person changed, Actor actor) {
    try {
      transaction.executeWithoutResult(_ -> {
        people.replace(changed);
        links.revoke(changed.id());
        audit.record(actor, null, "password.set", changed.id());
      });
    } catch (DuplicateKeyException _) {
      throw new ApiException(CommonError.CONFLICT, "Someone else signs in with this email.")
          .at("/email", "is taken");
    }
  }

  private static String normal(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }
}
