package dev.callsight.app.identity;

import dev.callsight.app.http.ApiException;
import dev.callsight.app.http.CommonError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.List;
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

/** Organizations over HTTP. */
@RestController
@RequestMapping("/api/organizations")
class OrganizationController {
  private final Organizations organizations;
  private final OrganizationDirectory directory;
  private final Access access;

  OrganizationController(
      Organizations organizations, OrganizationDirectory directory, Access access) {
    this.organizations = organizations;
    this.directory = directory;
    this.access = access;
  }

  /** The organizations that the caller may see. */
  record Listing(List<OrganizationView> organizations) {}

  @Operation(summary = "Organizations the caller may see")
  @GetMapping
  Listing list(Caller caller) {
    List<Organization> visible =
        switch (caller) {
          case Caller.PlatformKey _ -> directory.all();
          case Caller.OrganizationKey key -> directory.find(key.organizationId()).stream().toList();
          case Caller.SignedInPerson person ->
              person.roles().keySet().stream()
                  .sorted()
                  .flatMap(id -> directory.find(id).stream())
                  .toList();
        };
    return new Listing(visible.stream().map(OrganizationView::of).toList());
  }

  @Operation(summary = "Create an organization")
  @ApiResponse(responseCode = "201")
  @PostMapping
  ResponseEntity<OrganizationView> create(
      @RequestBody OrganizationBody body, Caller caller, Actor actor) {
    requireInstallation(caller);
    Organization created = organizations.create(actor, body.create());
    return ResponseEntity.created(URI.create("/api/organizations/" + created.id()))
        .body(OrganizationView.of(created));
  }

  @Operation(summary = "One organization")
  @GetMapping("/{organizationId}")
  OrganizationView show(@PathVariable String organizationId, Caller caller) {
    return OrganizationView.of(visible(caller, organizationId));
  }

  @Operation(summary = "Change name, zone, currency or first weekday")
  @PatchMapping("/{organizationId}")
  OrganizationView change(
      @PathVariable String organizationId,
      @RequestBody OrganizationBody body,
      Caller caller,
      Actor actor) {
    Organization before = access.authorizePath(caller, organizationId, Scope.ADMIN);
    return OrganizationView.of(organizations.change(actor, before, body.applyTo(before)));
  }

  @Operation(summary = "Erase an organization with all its data")
  @DeleteMapping("/{organizationId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void erase(@PathVariable String organizationId, Caller caller, Actor actor) {
    Organization organization = access.authorizePath(caller, organizationId, Scope.ADMIN);
    requireOwner(caller, organizationId);
    organizations.erase(actor, organization);
  }

  /** Any key of the organization may see what it belongs to, whatever its scopes. */
  private Organization visible(Caller caller, String organizationId) {
    if (caller instanceof Caller.OrganizationKey key
        && key.organizationId().equals(organizationId)) {
      return directory.require(organizationId);
    }
    return access.authorizePath(caller, organizationId, Scope.QUERY_READ);
  }

  private static void requireInstallation(Caller caller) {
    boolean permitted =
        switch (caller) {
          case Caller.PlatformKey _ -> true;
          case Caller.SignedInPerson person -> person.installationOwner();
          case Caller.OrganizationKey _ -> false;
        };
    if (!permitted) {
      throw new ApiException(
          CommonError.FORBIDDEN,
          "Only a platform key or an owner of the installation creates organizations.");
    }
  }

  private static void requireOwner(Caller caller, String organizationId) {
    boolean permitted =
        switch (caller) {
          case Caller.PlatformKey _ -> true;
          case Caller.SignedInPerson person -> person.roles().get(organizationId) == Role.OWNER;
          case Caller.OrganizationKey _ -> false;
        };
    if (!permitted) {
      throw new ApiException(
          CommonError.FORBIDDEN,
          "Only an owner, or a platform key, erases an organization with all its data.");
    }
  }
}
