package dev.callsight.app.data;

import dev.callsight.app.analytics.Parallel;
import dev.callsight.app.http.ApiException;
import dev.callsight.app.http.CommonError;
import dev.callsight.app.identity.Access;
import dev.callsight.app.identity.Actor;
import dev.callsight.app.identity.Caller;
import dev.callsight.app.identity.Organization;
import dev.callsight.app.identity.Scope;
import dev.callsight.app.ingest.Arrivals;
import dev.callsight.app.ingest.RejectedRows;
import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.catalog.Entity;
import dev.callsight.engine.FactStore;
import dev.callsight.engine.FactsStatus;
import dev.callsight.engine.Inventory;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** An organization's records as a whole, over HTTP: what there is, rebuilding, erasing. */
@RestController
@RequestMapping("/api/organizations/{organizationId}")
class DataController {
  private final Access access;
  private final Catalog catalog;
  private final FactStore facts;
  private final Arrivals arrivals;
  private final RejectedRows rejected;
  private final DataJobs jobs;
  private final DataJobStore jobStore;
  private final Parallel parallel;

  DataController(
      Access access,
      Catalog catalog,
      FactStore facts,
      Arrivals arrivals,
      RejectedRows rejected,
      DataJobs jobs,
      DataJobStore jobStore,
      Parallel parallel) {
    this.access = access;
    this.catalog = catalog;
    this.facts = facts;
    this.arrivals = arrivals;
    this.rejected = rejected;
    this.jobs = jobs;
    this.jobStore = jobStore;
    this.parallel = parallel;
  }

  @Operation(
      summary = "What there is of an organization's records",
      description =
          "For each kind of record: rows, first and last instant, last arrival, size on disk."
              + " Counted when asked, so it takes longer than a question.")
  @GetMapping("/data")
  DataStatus status(@PathVariable String organizationId, Caller caller) {
    String organization = access.authorizePath(caller, organizationId, Scope.ADMIN).id();
    FactsStatus status = facts.status(organization);
    Inventory inventory = parallel.whileWaited(() -> facts.inventory(organization));
    Map<String, Instant> last = arrivals.last(organization);
    Map<String, Long> refused = rejected.counts(organization);
    List<DataStatus.Kind> kinds =
        inventory.entities().stream().map(kind -> kind(kind, last, refused)).toList();
    return new DataStatus(
        organization,
        status.version(),
        status.updated(),
        inventory.bytes(),
        refused.values().stream().mapToLong(Long::longValue).sum(),
        kinds,
        jobStore.newest(organization).map(DataJobView::of).orElse(null));
  }

  private DataStatus.Kind kind(
      Inventory.Kind kind, Map<String, Instant> last, Map<String, Long> refused) {
    return new DataStatus.Kind(
        kind.entity(),
        catalog.entity(kind.entity()).label(),
        kind.rows(),
        kind.first(),
        kind.last(),
        last.get(kind.entity()),
        kind.bytes(),
        refused.getOrDefault(kind.entity(), 0L));
  }

  @Operation(
      summary = "Compute anew what follows from the records",
      description = "A job; questions are answered from the old state until it is done.")
  @ApiResponse(responseCode = "202")
  @PostMapping("/rebuild")
  ResponseEntity<DataJobView> rebuild(
      @PathVariable String organizationId, Caller caller, Actor actor) {
    Organization organization = access.authorizePath(caller, organizationId, Scope.ADMIN);
    return accepted(organization, jobs.rebuild(actor, organization.id()));
  }

  @Operation(
      summary = "Erase all records of an organization",
      description =
          "A job. The organization stays with its people, keys, rates and dashboards;"
              + " to erase it too, delete the organization.")
  @ApiResponse(responseCode = "202")
  @DeleteMapping("/data")
  ResponseEntity<DataJobView> eraseAll(
      @PathVariable String organizationId, Caller caller, Actor actor) {
    Organization organization = access.authorizePath(caller, organizationId, Scope.ADMIN);
    List<String> all = stored().map(Entity::id).toList();
    return accepted(organization, jobs.erase(actor, organization.id(), all));
  }

  @Operation(summary = "Erase all records of one kind; a job")
  @ApiResponse(responseCode = "202")
  @DeleteMapping("/data/{entity}")
  ResponseEntity<DataJobView> erase(
      @PathVariable String organizationId,
      @PathVariable String entity,
      Caller caller,
      Actor actor) {
    Organization organization = access.authorizePath(caller, organizationId, Scope.ADMIN);
    if (stored().noneMatch(kind -> kind.id().equals(entity))) {
      throw unknown(entity);
    }
    return accepted(organization, jobs.erase(actor, organization.id(), List.of(entity)));
  }

  @Operation(summary = "How far a rebuild or an erasure is")
  @GetMapping("/jobs/{jobId}")
  DataJobView job(@PathVariable String organizationId, @PathVariable String jobId, Caller caller) {
    Organization organization = access.authorizePath(caller, organizationId, Scope.ADMIN);
    return DataJobView.of(jobs.require(organization.id(), jobId));
  }

  @Operation(summary = "Ask a rebuild or an erasure to stop; nothing is changed then")
  @ApiResponse(responseCode = "202")
  @DeleteMapping("/jobs/{jobId}")
  @ResponseStatus(HttpStatus.ACCEPTED)
  DataJobView cancel(
      @PathVariable String organizationId, @PathVariable String jobId, Caller caller) {
    Organization organization = access.authorizePath(caller, organizationId, Scope.ADMIN);
    DataJob job = jobs.require(organization.id(), jobId);
    return DataJobView.of(jobs.cancel(job, organization.id()));
  }

  private Stream<Entity> stored() {
    return catalog.entities().stream().filter(entity -> !entity.view());
  }

  private ApiException unknown(String entity) {
    String shown = entity.length() > 60 ? entity.substring(0, 60) + "…" : entity;
    return new ApiException(
        CommonError.NOT_FOUND,
        "No records are called \"%s\"; expected one of %s."
            .formatted(shown, stored().map(Entity::id).toList()));
  }

  private static ResponseEntity<DataJobView> accepted(Organization organization, DataJob job) {
    return ResponseEntity.accepted()
        .location(URI.create("/api/organizations/" + organization.id() + "/jobs/" + job.id()))
        .body(DataJobView.of(job));
  }
}
