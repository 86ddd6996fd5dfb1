package dev.callsight.app.alert;

import dev.callsight.app.analytics.JsonBody;
import dev.callsight.app.http.ApiException;
import dev.callsight.app.identity.Actor;
import dev.callsight.app.identity.Caller;
import dev.callsight.app.identity.Organization;
import dev.callsight.app.state.DocumentDoor;
import dev.callsight.app.state.DocumentKind;
import dev.callsight.core.time.Calendar;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Sets alerts, with the history that they would have if they had been there before. */
@Component
class NewAlerts implements DocumentDoor {
  private static final int LONGEST_PAST_DAYS = 90;

  private final AlertStore alerts;
  private final Evaluation evaluation;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final Clock clock;

  NewAlerts(
      AlertStore alerts,
      Evaluation evaluation,
      ApplicationEventPublisher events,
      TransactionTemplate transaction,
      Clock clock) {
    this.alerts = alerts;
    this.evaluation = evaluation;
    this.events = events;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public DocumentKind kind() {
    return AlertStore.KIND;
  }

  @Override
  public String make(Organization organization, JsonNode body, Caller caller, Actor actor) {
    return add(organization, JsonBody.of(body), caller, actor).document().id();
  }

  KeptAlert add(Organization organization, JsonBody body, Caller caller, Actor actor) {
    Optional<Instant> since = body.find("since").map(day -> since(organization, day));
    // Both or neither, and before anything else judges it: else the last bucket would count twice.
    KeptAlert made =
        Objects.requireNonNull(
            transaction.execute(_ -> {
              KeptAlert alert = alerts.add(organization, body, caller, actor);
              since
                  .filter(_ -> alert.rule().enabled())
                  .ifPresent(start -> evaluation.judgePast(organization, alert, start));
              return alert;
            }));
    if (since.isPresent()) {
      events.publishEvent(new AlertsMoved(organization.id()));
    }
    return made;
  }

  private Instant since(Organization organization, JsonBody day) {
    Calendar calendar = Timeline.calendar(organization);
    LocalDate today = calendar.date(clock.instant());
    LocalDate date = date(day);
    if (date.isAfter(today) || date.isBefore(today.minusDays(LONGEST_PAST_DAYS))) {
      throw ApiException.invalidField(
          day.pointer(),
          "must be from " + today.minusDays(LONGEST_PAST_DAYS) + " to today, but is " + date);
    }
    return calendar.startOf(date);
  }

  private static LocalDate date(JsonBody day) {
    try {
      return LocalDate.parse(day.text());
    } catch (DateTimeException _) {
      throw day.malformed("a date such as 2026-01-31");
    }
  }
}
