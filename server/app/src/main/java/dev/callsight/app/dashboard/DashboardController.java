package dev.callsight.app.dashboard;

import dev.callsight.app.analytics.JsonBody;
import dev.callsight.app.analytics.QuestionReader;
import dev.callsight.app.identity.Access;
import dev.callsight.app.identity.Actor;
import dev.callsight.app.identity.Caller;
import dev.callsight.app.identity.Organization;
import dev.callsight.app.identity.Scope;
import dev.callsight.app.state.VersionCondition;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
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
import tools.jackson.databind.JsonNode;

/** Dashboards over HTTP. */
@RestController
@RequestMapping("/api/dashboards")
class DashboardController {
  private final Access access;
  private final DashboardReader reader;
  private final Dashboards dashboards;

  DashboardController(Access access, DashboardReader reader, Dashboards dashboards) {
    this.access = access;
    this.reader = reader;
    this.dashboards = dashboards;
  }

  @Operation(summary = "Dashboards that the caller may see")
  @GetMapping
  DashboardView.Listing list(
      @RequestParam(required = false) @Nullable String organizationId, Caller caller) {
    Organization organization = access.authorize(caller, organizationId, Scope.QUERY_READ);
    return new DashboardView.Listing(
        dashboards.list(organization, caller).stream()
            .map(kept -> DashboardView.Entry.of(view(organization, kept, caller)))
            .toList());
  }

  @Operation(summary = "Create a dashboard, or import an exported one")
  @ApiResponse(responseCode = "201")
  @PostMapping
  ResponseEntity<DashboardView> create(
      @RequestParam(required = false) @Nullable String organizationId,
      @RequestBody @Nullable JsonNode json,
      Caller caller,
      Actor actor) {
    JsonBody body = JsonBody.of(json);
    Organization organization = writable(caller, body, organizationId);
    Dashboard dashboard = reader.read(organization, body);
    return created(organization, dashboards.add(organization, caller, actor, dashboard), caller);
  }

  @Operation(summary = "One dashboard")
  @GetMapping("/{id}")
  ResponseEntity<DashboardView> show(
      @RequestParam(required = false) @Nullable String organizationId,
      @PathVariable String id,
      Caller caller) {
    Organization organization = access.authorize(caller, organizationId, Scope.QUERY_READ);
    return tagged(organization, dashboards.require(organization, caller, id), caller);
  }

  @Operation(summary = "Replace a dashboard")
  @PutMapping("/{id}")
  ResponseEntity<DashboardView> replace(
      @RequestParam(required = false) @Nullable String organizationId,
      @PathVariable String id,
      @RequestBody @Nullable JsonNode json,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      Caller caller,
      Actor actor) {
    JsonBody body = JsonBody.of(json);
    Organization organization = writable(caller, body, organizationId);
    KeptDashboard before = dashboards.require(organization, caller, id);
    dashboards.requireEditable(organization, before, caller);
    Dashboard after = reader.read(organization, body);
    dashboards.requireSharingAllowed(before, after, caller);
    VersionCondition condition = VersionCondition.of(ifMatch, body.wholeOrNull("version"));
    return tagged(organization, dashboards.replace(before, after, condition, actor), caller);
  }

  @Operation(summary = "Delete a dashboard")
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(
      @RequestParam(required = false) @Nullable String organizationId,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      Caller caller,
      Actor actor) {
    Organization organization = access.authorize(caller, organizationId, Scope.REPORTS_WRITE);
    KeptDashboard kept = dashboards.require(organization, caller, id);
    dashboards.requireEditable(organization, kept, caller);
    dashboards.delete(kept, VersionCondition.of(ifMatch, null), actor);
  }

  @Operation(summary = "Copy a dashboard, for the caller alone")
  @ApiResponse(responseCode = "201")
  @PostMapping("/{id}/duplicate")
  ResponseEntity<DashboardView> duplicate(
      @RequestParam(required = false) @Nullable String organizationId,
      @PathVariable String id,
      @RequestBody(required = false) @Nullable JsonNode json,
      Caller caller,
      Actor actor) {
    Organization organization = access.authorize(caller, organizationId, Scope.REPORTS_WRITE);
    Dashboard original = dashboards.require(organization, caller, id).dashboard();
    String name =
        json == null
            ? null
            : JsonBody.of(json).find("name").map(each -> each.label(200)).orElse(null);
    Dashboard copy = original.copyNamed(name == null ? copyName(original.name()) : name);
    return created(organization, dashboards.add(organization, caller, actor, copy), caller);
  }

  private static String copyName(String name) {
    return (name.length() > 190 ? name.substring(0, 190) : name) + " (copy)";
  }

  private Organization writable(Caller caller, JsonBody body, @Nullable String named) {
    return access.authorize(caller, QuestionReader.organization(body, named), Scope.REPORTS_WRITE);
  }

  private DashboardView view(Organization organization, KeptDashboard kept, Caller caller) {
    return DashboardView.of(
        kept, dashboards.mayEdit(organization, kept, caller), dashboards.isAuthor(kept, caller));
  }

  private ResponseEntity<DashboardView> tagged(
      Organization organization, KeptDashboard kept, Caller caller) {
    return ResponseEntity.ok()
        .eTag(kept.document().entityTag())
        .body(view(organization, kept, caller));
  }

  private ResponseEntity<DashboardView> created(
      Organization organization, KeptDashboard kept, Caller caller) {
    return ResponseEntity.created(URI.create("/api/dashboards/" + kept.document().id()))
        .eTag(kept.document().entityTag())
        .body(view(organization, kept, caller));
  }
}
