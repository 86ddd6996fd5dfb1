package dev.callsight.app.identity;

import dev.callsight.app.http.ApiException;
import dev.callsight.app.http.CommonError;
import dev.callsight.app.http.Cursors;
import dev.callsight.app.http.FieldErrors;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The installation's own keys and audit log, for platform keys only. */
@RestController
@RequestMapping("/api/platform")
class PlatformController {
  private final Keys keys;
  private final AuditLog audit;
  private final Cursors cursors;

  PlatformController(Keys keys, AuditLog audit, Cursors cursors) {
    this.keys = keys;
    this.audit = audit;
    this.cursors = cursors;
  }

  @Operation(summary = "Platform keys")
  @GetMapping("/keys")
  KeyViews.Listing list(Caller caller) {
    requirePlatform(caller);
    return new KeyViews.Listing(keys.list(null));
  }

  @Operation(summary = "Create a platform key; its secret is shown once")
  @ApiResponse(responseCode = "201")
  @PostMapping("/keys")
  ResponseEntity<KeyViews.Created> create(@RequestBody KeyBody body, Caller caller, Actor actor) {
    requirePlatform(caller);
    FieldErrors errors = new FieldErrors();
    String name = body.checkName(errors);
    errors.refuseIfAny();
    Keys.New made = keys.create(actor, null, name, Set.of());
    return ResponseEntity.created(URI.create("/api/platform/keys/" + made.id()))
        .body(KeyViews.Created.of(made, name, Set.of()));
  }

  @Operation(summary = "Revoke a platform key")
  @DeleteMapping("/keys/{keyId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void revoke(@PathVariable String keyId, Caller caller, Actor actor) {
    requirePlatform(caller);
    keys.revoke(actor, null, keyId);
  }

  @Operation(summary = "Audit log of the installation")
  @GetMapping("/audit")
  AuditPage audit(
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor,
      Caller caller) {
    requirePlatform(caller);
    return AuditPage.read(audit, cursors, null, AuditFilter.none(), limit, cursor);
  }

  private static void requirePlatform(Caller caller) {
    if (!(caller instanceof Caller.PlatformKey)) {
      throw new ApiException(CommonError.FORBIDDEN, "This needs a platform key.");
    }
  }
}
