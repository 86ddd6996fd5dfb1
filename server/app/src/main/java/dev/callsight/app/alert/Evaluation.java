package dev.callsight.app.alert;

import dev.callsight.app.http.ApiException;
import dev.callsight.app.identity.Organization;
import dev.callsight.app.identity.OrganizationDirectory;
import dev.callsight.app.notify.Deliveries;
import dev.callsight.app.notify.Notification;
import dev.callsight.core.time.Bucket;
import dev.callsight.core.time.Calendar;
import dev.callsight.core.time.TimeRange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Judges the buckets that are over since the last time, and tells what came of it. */
@Component
class Evaluation {
  private static final int MOST_BUCKETS = 500;
  private static final String BEFORE_IT_WAS_SET = "judged when the alert was set";

  private final AlertStore alerts;
  private final RunStore runs;
  private final AlertHistory history;
  private final Timeline timeline;
  private final AlertMessage message;
  private final Deliveries deliveries;
  private final OrganizationDirectory organizations;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Evaluation(
      AlertStore alerts,
      RunStore runs,
      AlertHistory history,
      Timeline timeline,
      AlertMessage message,
      Deliveries deliveries,
      OrganizationDirectory organizations,
      ApplicationEventPublisher events,
      TransactionTemplate transaction,
      Clock clock) {
    this.alerts = alerts;
    this.runs = runs;
    this.history = history;
    this.timeline = timeline;
    this.message = message;
    this.deliveries = deliveries;
    this.organizations = organizations;
    this.events = events;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Evaluates, and says when to do so again; empty when there is no such alert any more. */
  Optional<Instant> evaluate(String organizationId, String alertId) {
    Optional<Organization> organization = organizations.find(organizationId);
    Optional<KeptAlert> alert = alerts.find(organizationId, alertId);
    if (organization.isEmpty() || alert.isEmpty() || !alert.get().rule().enabled()) {
      return Optional.empty();
    }
    return Optional.of(evaluate(organization.get(), alert.get()));
  }

  /** Judges the last bucket once more, with the records that have come since. */
  void judgeAgain(Organization organization, KeptAlert alert) {
    String id = alert.document().id();
    runs.begin(id, runs.find(id).judgedAgain());
    evaluate(organization, alert);
  }

  /** Judges the buckets since then as if it had been there; what came of them is told to nobody. */
  void judgePast(Organization organization, KeptAlert alert, Instant since) {
    AlertRule rule = alert.rule();
    Instant now = clock.instant();
    Calendar calendar = Timeline.calendar(organization);
    Instant over = calendar.floor(now.minus(rule.lateness()), rule.grain());
    TimeRange past = new TimeRange(calendar.floor(since, rule.grain()), over);
    if (past.isEmpty()) {
      return;
    }
    Timeline.Outcome outcome = timeline.run(organization, rule, Map.of(), past, now);
    outcome.changes().stream()
        .filter(Change::moved)
        .forEach(change ->
            history.add(
                alert, change, change.bucket().end().plus(rule.lateness()), BEFORE_IT_WAS_SET));
    runs.begin(alert.document().id(), AlertRun.FRESH.after(over, outcome).told());
  }

  private Instant evaluate(Organization organization, KeptAlert alert) {
    Instant now = clock.instant();
    AlertRun before = runs.find(alert.document().id());
    TimeRange due = due(organization, alert.rule(), before, now);
    Judged judged =
        due.isEmpty() ? new Judged(before, List.of(), "") : judge(organization, alert, before, due);
    boolean silent = alert.rule().quietAt(now, organization.timezone()) || before.snoozed(now);
    boolean tells = !silent && !judged.run().waiting().isEmpty();
    if (!keep(organization, alert, judged, tells, now)) {
      // Another node was quicker; what it left over is looked at again.
      return now;
    }
    if (judged.changes().stream().anyMatch(Change::moved)) {
      events.publishEvent(new AlertsMoved(organization.id()));
    }
    boolean waits = silent && !judged.run().waiting().isEmpty();
    return next(organization, alert.rule(), judged.run(), now, waits);
  }

  /** Keeps what judging came to and has it told, both or neither; whether it did. */
  private boolean keep(
      Organization organization, KeptAlert alert, Judged judged, boolean tells, Instant now) {
    AlertRun after = tells ? judged.run().told() : judged.run();
    return Boolean.TRUE.equals(
        transaction.execute(_ -> {
          if (!runs.advance(alert.document().id(), after)) {
            return false;
          }
          judged.changes().stream()
              .filter(Change::moved)
              .forEach(change -> history.add(alert, change, now, judged.reason()));
          if (tells) {
            tell(organization, alert, judged.run(), now);
          }
          return true;
        }));
  }

  /** What judging came to; the reason is empty unless it failed. */
  private record Judged(AlertRun run, List<Change> changes, String reason) {}

  private Judged judge(Organization organization, KeptAlert alert, AlertRun before, TimeRange due) {
    Map<String, AlertState> from = before.again() ? before.earlier() : before.states();
    try {
      Timeline.Outcome outcome =
          timeline.run(organization, alert.rule(), from, due, clock.instant());
      Timeline.Outcome told = before.again() ? Revision.of(before.states(), outcome, due) : outcome;
      return new Judged(before.after(due.end(), told), told.changes(), "");
    } catch (ApiException refusal) {
      Timeline.Outcome failed = failed(alert.rule(), before.states(), due);
      return new Judged(before.after(due.end(), failed), failed.changes(), refusal.detail());
    }
  }

  private static Timeline.Outcome failed(
      AlertRule rule, Map<String, AlertState> states, TimeRange due) {
    Map<String, AlertState> after = new LinkedHashMap<>(states);
    if (after.isEmpty()) {
      after.put(Course.WHOLE, new AlertState.Normal());
    }
    List<Change> changes = new ArrayList<>();
    after.replaceAll((group, state) -> {
      StateMachine.Step step = rule.machine().step(state, new Observation.Failure(), due.end());
      changes.add(new Change(due, group, group, state, step.after(), step.news(), null));
      return step.after();
    });
    return new Timeline.Outcome(after, states, Map.of(), changes);
  }

  /** Buckets that are over, late records included, and were not judged yet. */
  private static TimeRange due(
      Organization organization, AlertRule rule, AlertRun run, Instant now) {
    Calendar calendar = Timeline.calendar(organization);
    Instant over = calendar.floor(now.minus(rule.lateness()), rule.grain());
    Instant judged = run.evaluatedTo();
    if (judged == null) {
      return new TimeRange(calendar.floor(over.minusNanos(1), rule.grain()), over);
    }
    Instant start = run.again() ? calendar.floor(judged.minusNanos(1), rule.grain()) : judged;
    Instant end = over.isAfter(judged) ? over : judged;
    if (!start.isBefore(end)) {
      return new TimeRange(end, end);
    }
    List<Bucket> buckets = calendar.buckets(new TimeRange(start, end), rule.grain(), now);
    int first = Math.max(0, buckets.size() - MOST_BUCKETS);
    return new TimeRange(calendar.floor(buckets.get(first).range().start(), rule.grain()), end);
  }

  private void tell(Organization organization, KeptAlert alert, AlertRun run, Instant now) {
    Notification notification = message.of(organization, alert, run, now);
    alert.rule().channels().stream()
        .map(AlertChannel::channel)
        .filter(channel -> deliveries.obstacle(channel).isEmpty())
        .forEach(channel ->
            deliveries.send(organization.id(), alert.document().id(), channel, notification));
  }

  /** When the running bucket is over, late records included; earlier when silence ends before. */
  private static Instant next(
      Organization organization, AlertRule rule, AlertRun run, Instant now, boolean waits) {
    Calendar calendar = Timeline.calendar(organization);
    Instant open = calendar.floor(now.minus(rule.lateness()), rule.grain());
    TimeRange month = new TimeRange(open, open.plus(Duration.ofDays(32)));
    Instant closes = calendar.buckets(month, rule.grain(), now).getFirst().range().end();
    Instant due = closes.plus(rule.lateness());
    if (!waits) {
      return due;
    }
    Instant loud = run.snoozed(now) ? run.snoozedUntil() : rule.quietEnds(now, calendar);
    return loud != null && loud.isBefore(due) ? loud : due;
  }
}
