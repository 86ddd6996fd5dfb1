package dev.callsight.app.alert;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.callsight.app.analytics.JsonBody;
import dev.callsight.app.identity.Actor;
import dev.callsight.app.identity.Caller;
import dev.callsight.app.identity.Organization;
import dev.callsight.app.notify.Deliveries;
import dev.callsight.app.state.DocumentKind;
import dev.callsight.app.state.StateDocument;
import dev.callsight.app.state.StateDocuments;
import dev.callsight.app.state.VersionCondition;
import dev.callsight.core.time.TimeRange;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Keeps alerts of organizations, each with the task that evaluates it. */
@Component
class AlertStore {
  /** Evaluates the alert whose id is the instance's; given the organization's id. */
  static final TaskDescriptor<String> EVALUATION =
      TaskDescriptor.of("alert-evaluation", String.class);

  /** Asks for an evaluation that could not be asked for because one was running. */
  static final TaskDescriptor<String> ASKING = TaskDescriptor.of("alert-asking", String.class);

  static final DocumentKind KIND = new DocumentKind("alert", 500);

  /** Where channels are kept in a document. */
  static final String CHANNELS = "keptChannels";

  private static final Set<String> MEMBERS =
      Set.of(
          "name",
          "enabled",
          "metric",
          "filters",
          "condition",
          "grain",
          "groupBy",
          "minimum",
          "for",
          "recoverFor",
          "noData",
          "quietHours",
          "repeatMinutes",
          "latenessMinutes");

  private final StateDocuments documents;
  private final RuleReader rules;
  private final ChannelReader channels;
  private final RunStore runs;
  private final AlertHistory history;
  private final Deliveries deliveries;
  private final ApplicationEventPublisher events;
  private final SchedulerClient scheduler;
  private final TransactionTemplate transaction;
  private final JsonMapper json;
  private final Clock clock;

  AlertStore(
      StateDocuments documents,
      RuleReader rules,
      ChannelReader channels,
      RunStore runs,
      AlertHistory history,
      Deliveries deliveries,
      ApplicationEventPublisher events,
      SchedulerClient scheduler,
      TransactionTemplate transaction,
      JsonMapper json,
      Clock clock) {
    this.documents = documents;
    this.rules = rules;
    this.channels = channels;
    this.runs = runs;
    this.history = history;
    this.deliveries = deliveries;
    this.events = events;
    this.scheduler = scheduler;
    this.transaction = transaction;
    this.json = json;
    this.clock = clock;
  }

  /** Every alert; one that the catalog has outgrown is left out. */
  List<KeptAlert> list(Organization organization) {
    return documents.list(organization.id(), KIND, this::kept);
  }

  Optional<KeptAlert> find(String organizationId, String id) {
    return documents.find(organizationId, KIND, id, this::kept);
  }

  KeptAlert require(Organization organization, String id) {
    return kept(documents.require(organization.id(), KIND, id));
  }

  KeptAlert add(Organization organization, JsonBody body, Caller caller, Actor actor) {
    String kept = checked(organization, body, List.of());
    return transaction.execute(_ -> {
      KeptAlert made = kept(documents.add(organization, KIND, caller, actor, kept));
      runs.begin(made.document().id(), AlertRun.FRESH);
      evaluateSoon(made);
      return made;
    });
  }

  KeptAlert replace(
      Organization organization,
      String id,
      JsonBody body,
      VersionCondition condition,
      Actor actor) {
    KeptAlert before = require(organization, id);
    condition.require(before.document());
    String kept = checked(organization, body, before.rule().channels());
    KeptAlert changed =
        transaction.execute(_ -> {
          KeptAlert after = kept(documents.replace(before.document(), KIND, actor, kept));
          goOn(before, after);
          evaluateSoon(after);
          return after;
        });
    events.publishEvent(new AlertsMoved(organization.id()));
    return changed;
  }

  void delete(Organization organization, String id, VersionCondition condition, Actor actor) {
    StateDocument document = documents.require(organization.id(), KIND, id);
    condition.require(document);
    transaction.executeWithoutResult(_ -> {
      documents.delete(document, KIND, actor);
      deliveries.forget(organization.id(), id);
    });
    events.publishEvent(new AlertsMoved(organization.id()));
  }

  /**
   * A changed rule over the same numbers goes on from where it stands, and has the last bucket
   * judged by what it says now; any other begins anew, and what fired does so no more.
   */
  private void goOn(KeptAlert before, KeptAlert after) {
    String id = after.document().id();
    AlertRun run = runs.find(id);
    boolean alike = before.rule().watchesAlike(after.rule());
    if (alike && before.rule().enabled() && after.rule().enabled()) {
      runs.begin(id, run.judgedAgain());
      return;
    }
    String reason = after.rule().enabled() ? "it watches something else now" : "switched off";
    Instant now = clock.instant();
    run.states()
        .forEach((group, state) -> {
          if (!(state instanceof AlertState.Normal)) {
            history.add(after, ended(run, group, state, now), now, reason);
          }
        });
    runs.begin(id, AlertRun.FRESH);
  }

  private static Change ended(AlertRun run, String group, AlertState state, Instant now) {
    Instant at = run.evaluatedTo() == null ? now : run.evaluatedTo();
    AlertRun.Seen seen = run.seen().get(group);
    return new Change(
        new TimeRange(at, at),
        group,
        seen == null ? group : seen.name(),
        state,
        new AlertState.Normal(),
        News.NONE,
        null);
  }

  /** Has it evaluated at once, or as soon as an evaluation that runs right now has ended. */
  void evaluateSoon(KeptAlert alert) {
    if (!ask(alert.document().organizationId(), alert.document().id())) {
      scheduler.schedule(
          ASKING
              .instance(alert.document().id())
              .data(alert.document().organizationId())
              .scheduledTo(clock.instant()),
          SchedulerClient.ScheduleOptions.WHEN_EXISTS_DO_NOTHING);
    }
  }

  /** Makes an evaluation due now; false while one runs, for that cannot be moved. */
  boolean ask(String organizationId, String alertId) {
    try {
      scheduler.schedule(
          EVALUATION.instance(alertId).data(organizationId).scheduledTo(clock.instant()),
          SchedulerClient.ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
      return true;
    } catch (TaskInstanceCurrentlyExecutingException _) {
      return false;
    }
  }

  /** What is kept of a body: the members that mean something, and the channels with secrets. */
  private String checked(Organization organization, JsonBody body, List<AlertChannel> before) {
    List<AlertChannel> to = channels.read(body, before);
    AlertRule rule = rules.checked(organization, body, to);
    ObjectNode kept = ((ObjectNode) body.node()).deepCopy();
    kept.retain(MEMBERS);
    kept.put("name", rule.name());
    kept.put("metric", rule.metric().id());
    kept.set(CHANNELS, json.valueToTree(to.toArray(AlertChannel[]::new)));
    return json.writeValueAsString(kept);
  }

  private KeptAlert kept(StateDocument document) {
    ObjectNode body = (ObjectNode) json.readTree(document.body());
    JsonNode kept = body.remove(CHANNELS);
    List<AlertChannel> to = List.of(json.treeToValue(kept, AlertChannel[].class));
    return new KeptAlert(document, body, rules.read(JsonBody.of(body), to));
  }
}
