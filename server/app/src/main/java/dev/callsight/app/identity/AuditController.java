package dev.callsight.app.identity;

import dev.callsight.app.http.Cursors;
import dev.callsight.app.http.PageSize;
import java.util.List;
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

  /** A page of entries, newest first; next is null on the last. */
  record Page(List<AuditEntry> entries, @Nullable String next) {}

  /** Where the next page begins. */
  record Position(long before) {}

  @GetMapping("/api/organizations/{organizationId}/audit")
  Page list(
      @PathVariable String organizationId,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor,
      Caller caller) {
    Organization organization = access.authorizePath(caller, organizationId, Scope.ADMIN);
    int size = PageSize.of(limit).entries();
    long before = cursor == null ? Long.MAX_VALUE : cursors.decode(cursor, Position.class).before();
    // One more than asked for tells whether there is a next page.
    List<AuditEntry> found = audit.list(organization.id(), before, size + 1);
    List<AuditEntry> page = found.subList(0, Math.min(size, found.size()));
    String next = found.size() > size ? cursors.encode(new Position(page.getLast().id())) : null;
    return new Page(page, next);
  }
}
