package dev.callsight.app.identity;

import dev.callsight.app.http.ApiException;
import dev.callsight.app.http.CommonError;
import dev.callsight.app.http.FieldErrors;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
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
  private final KeyStore keys;
  private final Access access;
  private final AuditLog audit;
  private final TransactionTemplate transaction;

  KeyController(KeyStore keys, Access access, AuditLog audit, TransactionTemplate transaction) {
    this.keys = keys;
    this.access = access;
    this.audit = audit;
    this.transaction = transaction;
  }

  /** What a new key is to be. */
  record Body(@Nullable String name, @Nullable List<@Nullable String> scopes) {}

  /** A new key with its secret, shown this once. */
  record Created(String id, String name, List<String> scopes, String key) {}

  /** All keys that are valid, without their secrets. */
  record Listing(List<AccessKey> keys) {}

  @GetMapping
  Listing list(@PathVariable String organizationId, Caller caller) {
    return new Listing(keys.list(access.authorizePath(caller, organizationId, Scope.ADMIN).id()));
  }

  @PostMapping
  ResponseEntity<Created> create(
      @PathVariable String organizationId, @RequestBody Body body, Caller caller, Actor actor) {
    Organization organization = access.authorizePath(caller, organizationId, Scope.ADMIN);
    FieldErrors errors = new FieldErrors();
    String name = name(body.name(), errors);
    Set<Scope> scopes = scopes(body.scopes(), errors);
    errors.refuseIfAny();
    Secret secret = Secret.random(KeyStore.PREFIX);
    String id = transaction.execute(_ -> add(organization, name, scopes, secret, actor));
    return ResponseEntity.created(
            URI.create("/api/organizations/" + organization.id() + "/keys/" + id))
        .body(
            new Created(id, name, scopes.stream().sorted().map(Scope::id).toList(), secret.text()));
  }

  @DeleteMapping("/{keyId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void revoke(
      @PathVariable String organizationId, @PathVariable String keyId, Caller caller, Actor actor) {
    Organization organization = access.authorizePath(caller, organizationId, Scope.ADMIN);
    transaction.executeWithoutResult(_ -> {
      if (!keys.revoke(organization.id(), keyId)) {
        throw new ApiException(
            CommonError.NOT_FOUND, "No key \"" + Shown.text(keyId) + "\" is known here.");
      }
      audit.record(actor, organization.id(), "key.revoked", keyId);
    });
  }

  private String add(
      Organization organization, String name, Set<Scope> scopes, Secret secret, Actor actor) {
    String id = keys.add(organization.id(), name, scopes, secret, actor.id());
    audit.record(actor, organization.id(), "key.created", id + " " + name);
    return id;
  }

  private static String name(@Nullable String name, FieldErrors errors) {
    String stripped = name == null ? "" : name.strip();
    errors.check(
        !stripped.isEmpty() && stripped.length() <= Organization.NAME_LIMIT,
        "/name",
        "must have 1 to " + Organization.NAME_LIMIT + " characters");
    return stripped;
  }

  private static Set<Scope> scopes(@Nullable List<@Nullable String> sent, FieldErrors errors) {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    if (sent == null || sent.isEmpty()) {
      errors.add("/scopes", "must name at least one scope");
      return scopes;
    }
    for (int index = 0; index < sent.size(); index++) {
      String pointer = "/scopes/" + index;
      Scope.find(String.valueOf(sent.get(index)))
          .ifPresentOrElse(
              scopes::add,
              () ->
                  errors.add(pointer, "must be query:read, ingest:write, reports:write or admin"));
    }
    return scopes;
  }
}
