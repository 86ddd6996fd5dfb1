package dev.callsight.app.identity;

import dev.callsight.app.http.ApiException;
import dev.callsight.app.http.CommonError;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** People of an organization: invites them, changes their roles, dismisses them. */
@Component
class Members {
  private final PeopleStore people;
  private final SignInLinks links;
  private final AuditLog audit;
  private final TransactionTemplate transaction;

  Members(PeopleStore people, SignInLinks links, AuditLog audit, TransactionTemplate transaction) {
    this.people = people;
    this.links = links;
    this.audit = audit;
    this.transaction = transaction;
  }

  /**
   * A member and the link to hand to it.
   *
   * @param member as stored
   * @param link null for someone who signs in already
   */
  record Invited(Member member, @Nullable Secret link) {}

  List<Member> list(String organizationId) {
    return people.members(organizationId);
  }

  Member require(String organizationId, String personId) {
    return people
        .findMember(organizationId, personId)
        .orElseThrow(() ->
            new ApiException(
                CommonError.NOT_FOUND,
                "No member \"" + Shown.text(personId) + "\" is known here."));
  }

  Invited invite(Caller caller, Actor actor, String organizationId, Invitation invitation) {
    requireRank(caller, organizationId, invitation.role());
    return transaction.execute(_ -> enroll(actor, organizationId, invitation));
  }

  Member changeRole(Caller caller, Actor actor, String organizationId, String personId, Role role) {
    return transaction.execute(_ -> {
      Member before = require(organizationId, personId);
      requireRank(caller, organizationId, before.role());
      requireRank(caller, organizationId, role);
      if (role != Role.OWNER) {
        keepAnOwner(organizationId, before);
      }
      people.changeRole(organizationId, personId, role);
      audit.record(actor, organizationId, "member.changed", called(before) + " " + role.id());
      return require(organizationId, personId);
    });
  }

  void dismiss(Caller caller, Actor actor, String organizationId, String personId) {
    transaction.executeWithoutResult(_ -> {
      Member member = require(organizationId, personId);
      requireRank(caller, organizationId, member.role());
      keepAnOwner(organizationId, member);
      people.dismiss(organizationId, personId);
      audit.record(actor, organizationId, "member.dismissed", called(member));
    });
  }

  /** A new link for a member who lost the way in. */
  Secret link(Caller caller, Actor actor, String organizationId, String personId) {
    return transaction.execute(_ -> {
      Member member = require(organizationId, personId);
      requireRank(caller, organizationId, member.role());
      requireOnlyHere(caller, organizationId, personId);
      audit.record(actor, organizationId, "member.link_issued", called(member));
      return links.issue(personId);
    });
  }

  private Invited enroll(Actor actor, String organizationId, Invitation invitation) {
    Optional<Person> known = people.findByEmail(invitation.email());
    Person person = known.orElseGet(() -> add(invitation));
    if (people.findMember(organizationId, person.id()).isPresent()) {
      throw new ApiException(CommonError.CONFLICT, invitation.email() + " is a member already.")
          .at("/email", "is a member already");
    }
    if (known.isPresent() && person.passwordNeeded()) {
      // Whoever holds the first invitation's link could otherwise look in here with it.
      throw new ApiException(
          CommonError.CONFLICT,
          invitation.email() + " was invited before and has to sign in first.");
    }
    people.enroll(organizationId, person.id(), invitation.role());
    audit.record(
        actor,
        organizationId,
        "member.invited",
        person.id() + " " + invitation.email() + " " + invitation.role().id());
    Secret link = known.isPresent() ? null : links.issue(person.id());
    return new Invited(require(organizationId, person.id()), link);
  }

  private static String called(Member member) {
    String email = member.email();
    return member.id() + " " + (email == null ? member.name() : email);
  }

  private Person add(Invitation invitation) {
    Person person =
        new Person(
            UUID.randomUUID().toString(), invitation.email(), invitation.name(), null, false);
    people.add(person);
    return person;
  }

  /** Owners are named, changed and dismissed by owners only. */
  private static void requireRank(Caller caller, String organizationId, Role touched) {
    boolean owner =
        switch (caller) {
          case Caller.PlatformKey _ -> true;
          case Caller.SignedInPerson person -> person.roles().get(organizationId) == Role.OWNER;
          case Caller.OrganizationKey _ -> false;
        };
    if (touched == Role.OWNER && !owner) {
      throw new ApiException(CommonError.FORBIDDEN, "Only an owner does this to an owner.");
    }
  }

  /** A link signs in to all of a person's organizations: one of them must not hand it out. */
  private void requireOnlyHere(Caller caller, String organizationId, String personId) {
    Person person = people.find(personId).orElseThrow();
    boolean elsewhere =
        person.installationOwner()
            || people.roles(personId).keySet().stream().anyMatch(id -> !id.equals(organizationId));
    if (elsewhere && !(caller instanceof Caller.PlatformKey)) {
      throw new ApiException(
          CommonError.FORBIDDEN,
          "This person belongs to other organizations too; a platform key issues the link.");
    }
  }

  private void keepAnOwner(String organizationId, Member member) {
    if (member.role() == Role.OWNER && people.owners(organizationId) == 1) {
      throw new ApiException(
          CommonError.CONFLICT, "This is the last owner; name another owner first.");
    }
  }
}
