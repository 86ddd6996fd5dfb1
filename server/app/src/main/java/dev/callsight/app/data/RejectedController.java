package dev.callsight.app.data;

import dev.callsight.app.http.ApiException;
import dev.callsight.app.http.Cursors;
import dev.callsight.app.http.PageSize;
import dev.callsight.app.identity.Access;
import dev.callsight.app.identity.Actor;
import dev.callsight.app.identity.AuditLog;
import dev.callsight.app.identity.Caller;
import dev.callsight.app.identity.Organization;
import dev.callsight.app.identity.Scope;
import dev.callsight.app.ingest.RejectedRow;
import dev.callsight.app.ingest.RejectedRows;
import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.catalog.Entity;
import dev.callsight.documents.csv.CsvDocument;
import io.swagger.v3.oas.annotations.Operation;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Refused rows over HTTP, for admins alone: a value may say what nobody else should read. */
@RestController
@RequestMapping("/api/organizations/{organizationId}/data/rejected")
class RejectedController {
  private static final String NDJSON = "application/x-ndjson";
  private static final List<String> HEADER =
      List.of("at", "entity", "line", "field", "message", "value", "by", "requestId");

  private final Access access;
  private final Catalog catalog;
  private final RejectedRows rejected;
  private final AuditLog audit;
  private final Cursors cursors;
  private final JsonMapper json;

  RejectedController(
      Access access,
      Catalog catalog,
      RejectedRows rejected,
      AuditLog audit,
      Cursors cursors,
      JsonMapper json) {
    this.access = access;
    this.catalog = catalog;
    this.rejected = rejected;
    this.audit = audit;
    this.cursors = cursors;
    this.json = json;
  }

  /**
   * A page, newest first.
   *
   * @param rows of the page
   * @param total rows over all pages
   * @param next cursor of the next page; null on the last
   */
  record Page(List<RejectedRow> rows, long total, @Nullable String next) {}

  /** Where the next page begins. */
  private record Position(long before) {}

  @Operation(
      summary = "Rows that were refused",
      description =
          "The newest 1,000 of the last 30 days; as JSON, or all of them as CSV or NDJSON.")
  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  Page list(
      @PathVariable String organizationId,
      @RequestParam(required = false) @Nullable String entity,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor,
      Caller caller) {
    String organization = access.authorizePath(caller, organizationId, Scope.ADMIN).id();
    requireKnown(entity);
    int size = PageSize.of(limit).entries();
    long before = cursor == null ? Long.MAX_VALUE : cursors.decode(cursor, Position.class).before();
    // One more than asked for tells whether there is a next page.
    List<RejectedRow> found = rejected.list(organization, entity, before, size + 1);
    List<RejectedRow> page = List.copyOf(found.subList(0, Math.min(size, found.size())));
    String next = found.size() > size ? cursors.encode(new Position(page.getLast().id())) : null;
    return new Page(page, total(organization, entity), next);
  }

  private void requireKnown(@Nullable String entity) {
    List<String> known = catalog.entities().stream().map(Entity::id).toList();
    if (entity != null && !known.contains(entity)) {
      throw ApiException.invalidField("/entity", "must be one of " + known);
    }
  }

  private long total(String organization, @Nullable String entity) {
    return rejected.counts(organization).entrySet().stream()
        .filter(count -> entity == null || count.getKey().equals(entity))
        .mapToLong(count -> count.getValue())
        .sum();
  }

  @GetMapping(produces = "text/csv")
  ResponseEntity<byte[]> csv(
      @PathVariable String organizationId,
      @RequestParam(required = false) @Nullable String entity,
      Caller caller) {
    CsvDocument document = new CsvDocument(HEADER);
    for (RejectedRow row : all(organizationId, entity, caller)) {
      document.add(
          Arrays.<@Nullable Object>asList(
              row.at(),
              row.entity(),
              row.line(),
              row.field(),
              row.message(),
              row.value(),
              row.by().label(),
              row.requestId()));
    }
    return download("text/csv", "csv", document.bytes());
  }

  @GetMapping(produces = NDJSON)
  ResponseEntity<byte[]> ndjson(
      @PathVariable String organizationId,
      @RequestParam(required = false) @Nullable String entity,
      Caller caller) {
    String lines =
        all(organizationId, entity, caller).stream()
            .map(json::writeValueAsString)
            .collect(Collectors.joining("\n", "", "\n"));
    return download(NDJSON, "ndjson", lines.getBytes(StandardCharsets.UTF_8));
  }

  private List<RejectedRow> all(String organizationId, @Nullable String entity, Caller caller) {
    String organization = access.authorizePath(caller, organizationId, Scope.ADMIN).id();
    requireKnown(entity);
    return rejected.list(organization, entity, Long.MAX_VALUE, RejectedRows.MOST);
  }

  private static ResponseEntity<byte[]> download(String type, String ending, byte[] bytes) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(type + ";charset=UTF-8"))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"rejected." + ending + "\"")
        .body(bytes);
  }

  @Operation(summary = "Forget refused rows, all or those of one kind of record")
  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void clear(
      @PathVariable String organizationId,
      @RequestParam(required = false) @Nullable String entity,
      Caller caller,
      Actor actor) {
    Organization organization = access.authorizePath(caller, organizationId, Scope.ADMIN);
    requireKnown(entity);
    int cleared = rejected.clear(organization.id(), entity);
    audit.record(actor, organization.id(), "data.rejected_cleared", cleared + " rows");
  }
}
