package dev.callsight.app.identity;

import io.swagger.v3.oas.annotations.Operation;
import java.util.Comparator;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Whom a member asks for what they may not do themselves, over HTTP. */
@RestController
class ContactController {
  private final Access access;
  private final Members members;

  ContactController(Access access, Members members) {
    this.access = access;
    this.members = members;
  }

  /** Owners first, then admins. */
  record Listing(List<Contact> contacts) {}

  /** Someone who may change what others may; email is empty for one who has not told it. */
  record Contact(String name, String email, String role) {
    static Contact of(Member member) {
      String email = member.email();
      return new Contact(member.name(), email == null ? "" : email, member.role().id());
    }
  }

  @Operation(
      summary = "Whom to ask: the owners and admins of an organization",
      description = "For its members; a key reads it with the scope admin only.")
  @GetMapping("/api/organizations/{organizationId}/contacts")
  Listing list(@PathVariable String organizationId, Caller caller) {
    Scope needed = caller instanceof Caller.SignedInPerson ? Scope.QUERY_READ : Scope.ADMIN;
    String organization = access.authorizePath(caller, organizationId, needed).id();
    return new Listing(
        members.list(organization).stream()
            .filter(member -> member.role().allows(Scope.ADMIN))
            .sorted(Comparator.comparing(Member::role))
            .map(Contact::of)
            .toList());
  }
}
