package dev.callsight.app.identity;

import dev.callsight.app.http.FieldErrors;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** An organization's API keys over HTTP. */
@RestController
@RequestMapping("/api/organizations/{organizationId}/keys")
class KeyController {
  private final Keys keys;
  private final Access access;

  KeyController(Keys keys, Access access) {
    this.keys = keys;
    this.access = access;
  }

  @Operation(summary = "Keys of an organization")
  @GetMapping
  KeyViews.Listing list(@PathVariable String organizationId, Caller caller) {
    return new KeyViews.Listing(
        keys.list(access.authorizePath(caller, organizationId, Scope.ADMIN).id()));
  }

  @Operation(summary = "Create a key; its secret is shown once")
  @ApiResponse(responseCode = "201")
  @PostMapping
  ResponseEntity<KeyViews.Created> create(
      @PathVariable String organizationId, @RequestBody KeyBody body, Caller caller, Actor actor) {
    Organization organization = access.authorizePath(caller, organizationId, Scope.ADMIN);
    FieldErrors errors = new FieldErrors();
    String name = body.checkName(errors);
    Set<Scope> scopes = body.checkScopes(errors);
    errors.refuseIfAny();
    Keys.New made = keys.create(actor, organization.id(), name, scopes);
    return ResponseEntity.created(
            URI.create("/api/organizations/" + organization.id() + "/keys/" + made.id()))
        .body(KeyViews.Created.of(made, name, scopes));
  }

  @Operation(summary = "Revoke a key")
  @DeleteMapping("/{keyId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void revoke(
      @PathVariable String organizationId, @PathVariable String keyId, Caller caller, Actor actor) {
    Organization organization = access.authorizePath(caller, organizationId, Scope.ADMIN);
    keys.revoke(actor, organization.id(), keyId);
  }
}
