package dev.callsight.app.identity;

import dev.callsight.app.http.Cursors;
import dev.callsight.documents.csv.CsvDocument;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** An organization's audit log over HTTP. */
@RestController
@RequestMapping("/api/organizations/{organizationId}/audit")
class AuditController {
  private static final int MOST_OF_CSV = 100_000;
  private static final List<String> HEADER =
      List.of("at", "by", "action", "subject", "address", "requestId");

  private final AuditLog audit;
  private final Access access;
  private final Cursors cursors;

  AuditController(AuditLog audit, Access access, Cursors cursors) {
    this.audit = audit;
    this.access = access;
    this.cursors = cursors;
  }

  /** Who and what the log can be filtered by. */
  record Choices(List<AuditEntry.By> actors, List<String> actions) {}

  @Operation(
      summary = "Audit log of an organization",
      description =
          "Newest first, as pages of JSON or all as CSV. by is the id of an actor; from and to are"
              + " local dates of the organization, both inclusive.")
  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  AuditPage list(
      @PathVariable String organizationId,
      @RequestParam(required = false) @Nullable String by,
      @RequestParam(required = false) @Nullable String action,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor,
      Caller caller) {
    Organization organization = access.authorizePath(caller, organizationId, Scope.ADMIN);
    AuditFilter filter = AuditFilter.of(organization.timezone(), by, action, from, to);
    return AuditPage.read(audit, cursors, organization.id(), filter, limit, cursor);
  }

  @GetMapping(produces = "text/csv")
  ResponseEntity<byte[]> csv(
      @PathVariable String organizationId,
      @RequestParam(required = false) @Nullable String by,
      @RequestParam(required = false) @Nullable String action,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      Caller caller) {
    Organization organization = access.authorizePath(caller, organizationId, Scope.ADMIN);
    AuditFilter filter = AuditFilter.of(organization.timezone(), by, action, from, to);
    CsvDocument document = new CsvDocument(HEADER);
    for (AuditEntry entry : audit.list(organization.id(), filter, Long.MAX_VALUE, MOST_OF_CSV)) {
      document.add(
          List.of(
              entry.at(),
              entry.by().label(),
              entry.action(),
              entry.subject(),
              entry.address(),
              entry.requestId()));
    }
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit.csv\"")
        .body(document.bytes());
  }

  @Operation(summary = "Who and what the audit log can be filtered by")
  @GetMapping("/choices")
  Choices choices(@PathVariable String organizationId, Caller caller) {
    Organization organization = access.authorizePath(caller, organizationId, Scope.ADMIN);
    return new Choices(audit.actors(organization.id()), audit.actions(organization.id()));
  }
}
