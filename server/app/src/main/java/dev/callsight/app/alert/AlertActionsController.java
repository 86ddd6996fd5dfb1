package dev.callsight.app.alert;

import dev.callsight.app.analytics.JsonBody;
import dev.callsight.app.analytics.QuestionReader;
import dev.callsight.app.http.ApiException;
import dev.callsight.app.http.CommonError;
import dev.callsight.app.http.PageSize;
import dev.callsight.app.identity.Access;
import dev.callsight.app.identity.Caller;
import dev.callsight.app.identity.Organization;
import dev.callsight.app.identity.Scope;
import dev.callsight.app.notify.Channel;
import dev.callsight.app.notify.Deliveries;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What can be done with an alert beside keeping it. */
@RestController
@RequestMapping("/api/alerts")
class AlertActionsController {
  private static final int LONGEST_NAME = 200;
  private static final Duration LONGEST_SNOOZE = Duration.ofDays(30);

  private final Access access;
  private final AlertStore alerts;
  private final RunStore runs;
  private final AlertViews views;
  private final RuleReader rules;
  private final Rehearsals rehearsals;
  private final Evaluation evaluation;
  private final ChannelReader channels;
  private final AlertMessage message;
  private final Deliveries deliveries;
  private final Clock clock;

  AlertActionsController(
      Access access,
      AlertStore alerts,
      RunStore runs,
      AlertViews views,
      RuleReader rules,
      Rehearsals rehearsals,
      Evaluation evaluation,
      ChannelReader channels,
      AlertMessage message,
      Deliveries deliveries,
      Clock clock) {
    this.access = access;
    this.alerts = alerts;
    this.runs = runs;
    this.views = views;
    this.rules = rules;
    this.rehearsals = rehearsals;
    this.evaluation = evaluation;
    this.channels = channels;
    this.message = message;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  @Operation(summary = "When a rule would have fired in the last 90 days; nothing is kept or sent")
  @PostMapping("/rehearsal")
  Rehearsals.Rehearsal rehearse(
      @RequestParam(required = false) @Nullable String organizationId,
      @RequestBody @Nullable JsonNode json,
      Caller caller) {
    JsonBody body = JsonBody.of(json);
    Organization organization =
        access.authorize(
            caller, QuestionReader.organization(body, organizationId), Scope.QUERY_READ);
    int days = body.find("days").map(number -> number.whole(1, 400)).orElse(90);
    return rehearsals.of(organization, rules.checked(organization, body, List.of()), days);
  }

  @Operation(
      summary = "Tell nothing until an instant or for so many minutes; without either, again")
  @PostMapping("/{id}/snooze")
  AlertView snooze(
      @RequestParam(required = false) @Nullable String organizationId,
      @PathVariable String id,
      @RequestBody @Nullable JsonNode json,
      Caller caller) {
    JsonBody body = JsonBody.of(json);
    Organization organization =
        access.authorize(
            caller, QuestionReader.organization(body, organizationId), Scope.REPORTS_WRITE);
    KeptAlert alert = alerts.require(organization, id);
    runs.snooze(id, until(body));
    // What waits is told now, or when the snooze ends.
    alerts.evaluateSoon(alert);
    return views.of(organization, alert, Set.of());
  }

  @Operation(
      summary = "Judge now",
      description =
          "Judges the last whole bucket once more, with the records that have come since, and those"
              + " that are over but were not judged yet. What comes of it is told as ever.")
  @PostMapping("/{id}/judge")
  AlertView judge(
      @RequestParam(required = false) @Nullable String organizationId,
      @PathVariable String id,
      Caller caller) {
    Organization organization = access.authorize(caller, organizationId, Scope.REPORTS_WRITE);
    KeptAlert alert = alerts.require(organization, id);
    if (!alert.rule().enabled()) {
      throw new ApiException(CommonError.CONFLICT, "It is switched off; switch it on first.");
    }
    evaluation.judgeAgain(organization, alert);
    return views.of(organization, alert, Set.of());
  }

  @Operation(summary = "Send a test message by a channel, once, and say whether it arrived")
  @PostMapping("/test")
  AlertView.Tested test(
      @RequestParam(required = false) @Nullable String organizationId,
      @RequestBody @Nullable JsonNode json,
      Caller caller) {
    JsonBody body = JsonBody.of(json);
    Organization organization =
        access.authorize(
            caller, QuestionReader.organization(body, organizationId), Scope.REPORTS_WRITE);
    String alertId = body.textOrNull("alertId");
    List<AlertChannel> before =
        alertId == null ? List.of() : alerts.require(organization, alertId).rule().channels();
    Channel channel = channels.channel(body.require("channel"), before).channel();
    String name = body.find("name").map(text -> text.label(LONGEST_NAME)).orElse("an alert");
    Optional<String> problem =
        deliveries.attempt(channel, message.test(organization, name, clock.instant()));
    return new AlertView.Tested(problem.isEmpty(), problem.orElse(null));
  }

  @Operation(summary = "What an alert sent in the last 90 days and what became of it, newest first")
  @GetMapping("/{id}/deliveries")
  AlertView.Sent deliveries(
      @RequestParam(required = false) @Nullable String organizationId,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Integer limit,
      Caller caller) {
    Organization organization = access.authorize(caller, organizationId, Scope.QUERY_READ);
    alerts.require(organization, id);
    return new AlertView.Sent(
        deliveries.reports(organization.id(), id, PageSize.of(limit).entries()));
  }

  private @Nullable Instant until(JsonBody body) {
    Instant now = clock.instant();
    JsonBody minutes = body.find("minutes").orElse(null);
    if (minutes != null) {
      return now.plus(Duration.ofMinutes(minutes.whole(1, (int) LONGEST_SNOOZE.toMinutes())));
    }
    JsonBody until = body.find("until").orElse(null);
    if (until == null) {
      return null;
    }
    Instant instant = instant(until);
    if (!instant.isAfter(now) || instant.isAfter(now.plus(LONGEST_SNOOZE))) {
      throw ApiException.invalidField(
          until.pointer(), "must be in the next " + LONGEST_SNOOZE.toDays() + " days");
    }
    return instant;
  }

  private static Instant instant(JsonBody text) {
    try {
      return Instant.parse(text.text());
    } catch (DateTimeException _) {
      throw text.malformed("an instant such as 2026-01-31T09:30:00Z");
    }
  }
}
