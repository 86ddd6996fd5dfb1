package dev.callsight.app.annotation;

import dev.callsight.app.http.FieldErrors;
import dev.callsight.app.identity.Access;
import dev.callsight.app.identity.Actor;
import dev.callsight.app.identity.Caller;
import dev.callsight.app.identity.Organization;
import dev.callsight.app.identity.Scope;
import dev.callsight.app.state.DocumentKind;
import dev.callsight.app.state.StateDocument;
import dev.callsight.app.state.StateDocuments;
import dev.callsight.app.state.VersionCondition;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Notes over HTTP: everyone reads, who may build reports writes. */
@RestController
@RequestMapping("/api/annotations")
class AnnotationController {
  static final DocumentKind KIND = new DocumentKind("annotation", 5_000);

  private final Access access;
  private final StateDocuments documents;
  private final JsonMapper json;

  AnnotationController(Access access, StateDocuments documents, JsonMapper json) {
    this.access = access;
    this.documents = documents;
    this.json = json;
  }

  @Operation(summary = "Notes that touch a range of days, by day; all without a range")
  @GetMapping
  AnnotationView.Listing list(
      @RequestParam(required = false) @Nullable String organizationId,
      @RequestParam(required = false) @Nullable String start,
      @RequestParam(required = false) @Nullable String end,
      Caller caller) {
    Organization organization = access.authorize(caller, organizationId, Scope.QUERY_READ);
    FieldErrors errors = new FieldErrors();
    LocalDate first = start == null ? LocalDate.MIN : Annotation.day(start, "/start", errors);
    LocalDate last = end == null ? LocalDate.MAX : Annotation.day(end, "/end", errors);
    errors.refuseIfAny();
    return new AnnotationView.Listing(
        documents.list(organization.id(), KIND).stream()
            .map(this::view)
            .filter(
                note -> new Annotation(note.start(), note.end(), note.text()).touches(first, last))
            .sorted(Comparator.comparing(AnnotationView::start))
            .toList());
  }

  @Operation(summary = "Add a note")
  @ApiResponse(responseCode = "201")
  @PostMapping
  ResponseEntity<AnnotationView> create(
      @RequestParam(required = false) @Nullable String organizationId,
      @RequestBody Annotation.Body body,
      Caller caller,
      Actor actor) {
    Organization organization =
        access.authorize(caller, body.organization(organizationId), Scope.REPORTS_WRITE);
    StateDocument made =
        documents.add(organization, KIND, caller, actor, json.writeValueAsString(body.check()));
    return ResponseEntity.created(URI.create("/api/annotations/" + made.id()))
        .eTag(made.entityTag())
        .body(view(made));
  }

  @Operation(summary = "One note")
  @GetMapping("/{id}")
  ResponseEntity<AnnotationView> show(
      @RequestParam(required = false) @Nullable String organizationId,
      @PathVariable String id,
      Caller caller) {
    Organization organization = access.authorize(caller, organizationId, Scope.QUERY_READ);
    return tagged(documents.require(organization.id(), KIND, id));
  }

  @Operation(summary = "Replace a note")
  @PutMapping("/{id}")
  ResponseEntity<AnnotationView> replace(
      @RequestParam(required = false) @Nullable String organizationId,
      @PathVariable String id,
      @RequestBody Annotation.Body body,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      Caller caller,
      Actor actor) {
    Organization organization =
        access.authorize(caller, body.organization(organizationId), Scope.REPORTS_WRITE);
    StateDocument before = documents.require(organization.id(), KIND, id);
    VersionCondition.of(ifMatch, body.version()).require(before);
    return tagged(documents.replace(before, KIND, actor, json.writeValueAsString(body.check())));
  }

  @Operation(summary = "Delete a note")
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(
      @RequestParam(required = false) @Nullable String organizationId,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      Caller caller,
      Actor actor) {
    Organization organization = access.authorize(caller, organizationId, Scope.REPORTS_WRITE);
    StateDocument document = documents.require(organization.id(), KIND, id);
    VersionCondition.of(ifMatch, null).require(document);
    documents.delete(document, KIND, actor);
  }

  private ResponseEntity<AnnotationView> tagged(StateDocument document) {
    return ResponseEntity.ok().eTag(document.entityTag()).body(view(document));
  }

  private AnnotationView view(StateDocument document) {
    return AnnotationView.of(document, json.readValue(document.body(), Annotation.class));
  }
}
