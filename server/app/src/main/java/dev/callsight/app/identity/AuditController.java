package dev.callsight.app.identity;

import dev.callsight.app.http.Cursors;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** An organization's audit log over HTTP. */
@RestController
class AuditController {
  private final AuditLog audit;
  private final Access access;
  private final Cursors cursors;

  AuditController(AuditLog audit, Access access, Cursors cursors) {
    this.audit = audit;
    this.access = access;
    this.cursors = cursors;
  }

  @Operation(summary = "Audit log of an organization")
  @GetMapping("/api/organizations/{organizationId}/audit")
  AuditPage list(
      @PathVariable String organizationId,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor,
      Caller caller) {
    Organization organization = access.authorizePath(caller, organizationId, Scope.ADMIN);
    return AuditPage.read(audit, cursors, organization.id(), limit, cursor);
  }
}
