package dev.callsight.app.identity;

import dev.callsight.app.http.FieldErrors;
import dev.callsight.app.settings.Settings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** An organization's members over HTTP. */
@RestController
@RequestMapping("/api/organizations/{organizationId}/members")
class MemberController {
  private final Members members;
  private final Access access;
  private final ServerAddress address;
  private final Settings settings;
  private final ApplicationEventPublisher events;

  MemberController(
      Members members,
      Access access,
      ServerAddress address,
      Settings settings,
      ApplicationEventPublisher events) {
    this.members = members;
    this.access = access;
    this.address = address;
    this.settings = settings;
    this.events = events;
  }

  /** All members. */
  record Listing(List<View> members) {}

  /** A member as it is answered; email is empty for a first person who has not told it. */
  record View(
      String id,
      String name,
      String email,
      String role,
      boolean passwordSet,
      @Nullable Instant lastSeenAt) {
    static View of(Member member) {
      String email = member.email();
      return new View(
          member.id(),
          member.name(),
          email == null ? "" : email,
          member.role().id(),
          member.passwordSet(),
          member.lastSeenAt());
    }
  }

  /**
   * A new member; the link is shown this once, and null for someone who signs in already. {@code
   * mailed} says whether it is on its way by mail too.
   */
  record InvitedView(
      String id, String name, String email, String role, @Nullable String link, boolean mailed) {}

  /** The role to change to. */
  record RoleBody(@Nullable String role) {}

  /** A one-time sign-in link, shown this once. */
  record LinkView(String link) {}

  @Operation(summary = "Members of an organization")
  @GetMapping
  Listing list(@PathVariable String organizationId, Caller caller) {
    Organization organization = access.authorizePath(caller, organizationId, Scope.ADMIN);
    return new Listing(members.list(organization.id()).stream().map(View::of).toList());
  }

  @Operation(summary = "Invite someone; the link is shown once")
  @ApiResponse(responseCode = "201")
  @PostMapping
  ResponseEntity<InvitedView> invite(
      @PathVariable String organizationId,
      @RequestBody Invitation.Body body,
      Caller caller,
      Actor actor) {
    Organization organization = access.authorizePath(caller, organizationId, Scope.ADMIN);
    Members.Invited invited = members.invite(caller, actor, organization.id(), body.check());
    View view = View.of(invited.member());
    Secret token = invited.link();
    String link = token == null ? null : address.signInLink(token);
    if (link != null) {
      events.publishEvent(
          new MemberInvited(view.email(), organization.name(), actor.label(), link));
    }
    boolean mailed = link != null && settings.outgoing().smtp() != null;
    return ResponseEntity.created(
            URI.create("/api/organizations/" + organization.id() + "/members/" + view.id()))
        .body(new InvitedView(view.id(), view.name(), view.email(), view.role(), link, mailed));
  }

  @Operation(summary = "Change a member's role")
  @PatchMapping("/{personId}")
  View changeRole(
      @PathVariable String organizationId,
      @PathVariable String personId,
      @RequestBody RoleBody body,
      Caller caller,
      Actor actor) {
    Organization organization = access.authorizePath(caller, organizationId, Scope.ADMIN);
    FieldErrors errors = new FieldErrors();
    Role role = Invitation.checkRole(body.role(), errors);
    errors.refuseIfAny();
    return View.of(members.changeRole(caller, actor, organization.id(), personId, role));
  }

  @Operation(summary = "End a membership")
  @DeleteMapping("/{personId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void dismiss(
      @PathVariable String organizationId,
      @PathVariable String personId,
      Caller caller,
      Actor actor) {
    Organization organization = access.authorizePath(caller, organizationId, Scope.ADMIN);
    members.dismiss(caller, actor, organization.id(), personId);
  }

  @Operation(summary = "A new one-time sign-in link for a member")
  @PostMapping("/{personId}/link")
  @ResponseStatus(HttpStatus.CREATED)
  LinkView link(
      @PathVariable String organizationId,
      @PathVariable String personId,
      Caller caller,
      Actor actor) {
    Organization organization = access.authorizePath(caller, organizationId, Scope.ADMIN);
    return new LinkView(
        address.signInLink(members.link(caller, actor, organization.id(), personId)));
  }
}
