package dev.callsight.app.goal;

import dev.callsight.app.analytics.JsonBody;
import dev.callsight.app.analytics.Parallel;
import dev.callsight.app.analytics.QuestionReader;
import dev.callsight.app.http.ApiException;
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

/** Goals over HTTP: everyone reads, who may build reports writes. */
@RestController
@RequestMapping("/api/goals")
class GoalController {
  private final Access access;
  private final GoalStore store;
  private final Goals goals;
  private final PastPeriods past;
  private final Parallel parallel;

  GoalController(Access access, GoalStore store, Goals goals, PastPeriods past, Parallel parallel) {
    this.access = access;
    this.store = store;
    this.goals = goals;
    this.past = past;
    this.parallel = parallel;
  }

  @Operation(summary = "Goals with their progress")
  @GetMapping
  GoalView.Listing list(
      @RequestParam(required = false) @Nullable String organizationId, Caller caller) {
    Organization organization = access.authorize(caller, organizationId, Scope.QUERY_READ);
    return new GoalView.Listing(
        parallel.each(store.list(organization), kept -> view(organization, kept)));
  }

  @Operation(summary = "Set a goal")
  @ApiResponse(responseCode = "201")
  @PostMapping
  ResponseEntity<GoalView> create(
      @RequestParam(required = false) @Nullable String organizationId,
      @RequestBody @Nullable JsonNode json,
      Caller caller,
      Actor actor) {
    JsonBody body = JsonBody.of(json);
    Organization organization = writable(caller, body, organizationId);
    KeptGoal made = store.add(organization, body, caller, actor);
    return ResponseEntity.created(URI.create("/api/goals/" + made.document().id()))
        .eTag(made.document().entityTag())
        .body(view(organization, made));
  }

  @Operation(summary = "One goal with its progress")
  @GetMapping("/{id}")
  ResponseEntity<GoalView> show(
      @RequestParam(required = false) @Nullable String organizationId,
      @PathVariable String id,
      Caller caller) {
    Organization organization = access.authorize(caller, organizationId, Scope.QUERY_READ);
    return tagged(organization, store.require(organization, id));
  }

  @Operation(
      summary = "What became of a goal in the periods that are over, the newest first",
      description =
          "Against the target it has now; periods before there was any record are left out.")
  @GetMapping("/{id}/history")
  PastPeriods.Listing history(
      @RequestParam(required = false) @Nullable String organizationId,
      @PathVariable String id,
      @RequestParam(defaultValue = "12") int periods,
      Caller caller) {
    Organization organization = access.authorize(caller, organizationId, Scope.QUERY_READ);
    if (periods < 1 || periods > PastPeriods.MOST) {
      throw ApiException.invalidField(
          "/periods", "must be from 1 to " + PastPeriods.MOST + ", but is " + periods);
    }
    return past.of(organization, store.require(organization, id), periods);
  }

  @Operation(summary = "Replace a goal")
  @PutMapping("/{id}")
  ResponseEntity<GoalView> replace(
      @RequestParam(required = false) @Nullable String organizationId,
      @PathVariable String id,
      @RequestBody @Nullable JsonNode json,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      Caller caller,
      Actor actor) {
    JsonBody body = JsonBody.of(json);
    Organization organization = writable(caller, body, organizationId);
    VersionCondition condition = VersionCondition.of(ifMatch, body.wholeOrNull("version"));
    return tagged(organization, store.replace(organization, id, body, condition, actor));
  }

  @Operation(summary = "Delete a goal")
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(
      @RequestParam(required = false) @Nullable String organizationId,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      Caller caller,
      Actor actor) {
    Organization organization = access.authorize(caller, organizationId, Scope.REPORTS_WRITE);
    store.delete(organization, id, VersionCondition.of(ifMatch, null), actor);
  }

  private Organization writable(Caller caller, JsonBody body, @Nullable String named) {
    return access.authorize(caller, QuestionReader.organization(body, named), Scope.REPORTS_WRITE);
  }

  private ResponseEntity<GoalView> tagged(Organization organization, KeptGoal kept) {
    return ResponseEntity.ok().eTag(kept.document().entityTag()).body(view(organization, kept));
  }

  private GoalView view(Organization organization, KeptGoal kept) {
    return GoalView.of(kept, goals.progress(organization, kept.goal()));
  }
}
