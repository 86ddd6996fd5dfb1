package dev.callsight.app.alert;

import dev.callsight.app.analytics.JsonBody;
import dev.callsight.app.analytics.QuestionReader;
import dev.callsight.app.http.ApiException;
import dev.callsight.app.identity.Access;
import dev.callsight.app.identity.Caller;
import dev.callsight.app.identity.Organization;
import dev.callsight.app.identity.Scope;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
  private static final Duration LONGEST_SNOOZE = Duration.ofDays(30);

  private final Access access;
  private final AlertStore alerts;
  private final RunStore runs;
  private final AlertViews views;
  private final RuleReader rules;
  private final Rehearsals rehearsals;
  private final Clock clock;

  AlertActionsController(
      Access access,
      AlertStore alerts,
      RunStore runs,
      AlertViews views,
      RuleReader rules,
      Rehearsals rehearsals,
      Clock clock) {
    this.access = access;
    this.alerts = alerts;
    this.runs = runs;
    this.views = views;
    this.rules = rules;
    this.rehearsals = rehearsals;
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
    runs.save(id, runs.find(id).snoozedUntil(until(body)));
    return views.of(alert);
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
