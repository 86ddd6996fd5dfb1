package dev.callsight.app.alert;

import dev.callsight.app.analytics.JsonBody;
import dev.callsight.app.analytics.QuestionReader;
import dev.callsight.app.http.Cursors;
import dev.callsight.app.http.PageSize;
import dev.callsight.app.identity.Access;
import dev.callsight.app.identity.Actor;
import dev.callsight.app.identity.Caller;
import dev.callsight.app.identity.Organization;
import dev.callsight.app.identity.Scope;
import dev.callsight.app.notify.Channel;
import dev.callsight.app.state.VersionCondition;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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

/** Alerts over HTTP: everyone reads, who may build reports writes. */
@RestController
@RequestMapping("/api/alerts")
class AlertController {
  private final Access access;
  private final AlertStore alerts;
  private final NewAlerts made;
  private final AlertViews views;
  private final AlertHistory history;
  private final Cursors cursors;

  AlertController(
      Access access,
      AlertStore alerts,
      NewAlerts made,
      AlertViews views,
      AlertHistory history,
      Cursors cursors) {
    this.access = access;
    this.alerts = alerts;
    this.made = made;
    this.views = views;
    this.history = history;
    this.cursors = cursors;
  }

  @Operation(summary = "Alerts with their states")
  @GetMapping
  AlertView.Listing list(
      @RequestParam(required = false) @Nullable String organizationId, Caller caller) {
    Organization organization = access.authorize(caller, organizationId, Scope.QUERY_READ);
    return new AlertView.Listing(views.of(organization, alerts.list(organization)));
  }

  @Operation(
      summary = "Set an alert; secrets of webhooks are shown once",
      description =
          "With \"since\", a day of the last 90, the days since then are judged as if it had been"
              + " there, for its history; nothing of them is told.")
  @ApiResponse(responseCode = "201")
  @PostMapping
  ResponseEntity<AlertView> create(
      @RequestParam(required = false) @Nullable String organizationId,
      @RequestBody @Nullable JsonNode json,
      Caller caller,
      Actor actor) {
    JsonBody body = JsonBody.of(json);
    Organization organization = writable(caller, body, organizationId);
    KeptAlert alert = made.add(organization, body, caller, actor);
    return ResponseEntity.created(URI.create("/api/alerts/" + alert.document().id()))
        .eTag(alert.document().entityTag())
        .body(views.of(organization, alert, fresh(List.of(), alert)));
  }

  @Operation(summary = "One alert")
  @GetMapping("/{id}")
  ResponseEntity<AlertView> show(
      @RequestParam(required = false) @Nullable String organizationId,
      @PathVariable String id,
      Caller caller) {
    Organization organization = access.authorize(caller, organizationId, Scope.QUERY_READ);
    return tagged(organization, alerts.require(organization, id), Set.of());
  }

  @Operation(summary = "Replace an alert; its last bucket is judged by the new rule")
  @PutMapping("/{id}")
  ResponseEntity<AlertView> replace(
      @RequestParam(required = false) @Nullable String organizationId,
      @PathVariable String id,
      @RequestBody @Nullable JsonNode json,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      Caller caller,
      Actor actor) {
    JsonBody body = JsonBody.of(json);
    Organization organization = writable(caller, body, organizationId);
    List<AlertChannel> before = alerts.require(organization, id).rule().channels();
    VersionCondition condition = VersionCondition.of(ifMatch, body.wholeOrNull("version"));
    KeptAlert after = alerts.replace(organization, id, body, condition, actor);
    return tagged(organization, after, fresh(before, after));
  }

  @Operation(summary = "Delete an alert with its history")
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(
      @RequestParam(required = false) @Nullable String organizationId,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      Caller caller,
      Actor actor) {
    Organization organization = access.authorize(caller, organizationId, Scope.REPORTS_WRITE);
    alerts.delete(organization, id, VersionCondition.of(ifMatch, null), actor);
  }

  /** Where the next page of a history starts. */
  record Position(long before) {}

  @Operation(summary = "What an alert went through, newest first")
  @GetMapping("/{id}/history")
  AlertView.History history(
      @RequestParam(required = false) @Nullable String organizationId,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor,
      Caller caller) {
    Organization organization = access.authorize(caller, organizationId, Scope.QUERY_READ);
    KeptAlert alert = alerts.require(organization, id);
    int size = PageSize.of(limit).entries();
    long before = cursor == null ? Long.MAX_VALUE : cursors.decode(cursor, Position.class).before();
    List<AlertEvent> events = history.before(alert.document().id(), before, size);
    boolean more = events.size() == size;
    return new AlertView.History(
        events, more ? cursors.encode(new Position(events.getLast().id())) : null);
  }

  /** Channels whose secret was not there before. */
  private static Set<String> fresh(List<AlertChannel> before, KeptAlert after) {
    return after.rule().channels().stream()
        .filter(channel -> channel.channel() instanceof Channel.Webhook)
        .filter(channel -> !before.contains(channel))
        .map(AlertChannel::id)
        .collect(Collectors.toSet());
  }

  private Organization writable(Caller caller, JsonBody body, @Nullable String named) {
    return access.authorize(caller, QuestionReader.organization(body, named), Scope.REPORTS_WRITE);
  }

  private ResponseEntity<AlertView> tagged(
      Organization organization, KeptAlert alert, Set<String> fresh) {
    return ResponseEntity.ok()
        .eTag(alert.document().entityTag())
        .body(views.of(organization, alert, fresh));
  }
}
