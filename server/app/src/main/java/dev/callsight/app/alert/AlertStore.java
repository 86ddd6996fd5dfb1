package dev.callsight.app.alert;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.callsight.app.analytics.JsonBody;
import dev.callsight.app.http.ApiException;
import dev.callsight.app.http.CommonError;
import dev.callsight.app.identity.Actor;
import dev.callsight.app.identity.Caller;
import dev.callsight.app.identity.Organization;
import dev.callsight.app.state.DocumentKind;
import dev.callsight.app.state.StateDocument;
import dev.callsight.app.state.StateDocuments;
import dev.callsight.app.state.VersionCondition;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

  private static final Logger LOG = LoggerFactory.getLogger(AlertStore.class);
  private static final DocumentKind KIND = new DocumentKind("alert", 500);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final int MOST_ATTEMPTS = 50;
  private static final String CHANNELS = "keptChannels";
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
  private final SchedulerClient scheduler;
  private final TransactionTemplate transaction;
  private final JsonMapper json;
  private final Clock clock;

  AlertStore(
      StateDocuments documents,
      RuleReader rules,
      ChannelReader channels,
      RunStore runs,
      SchedulerClient scheduler,
      TransactionTemplate transaction,
      JsonMapper json,
      Clock clock) {
    this.documents = documents;
    this.rules = rules;
    this.channels = channels;
    this.runs = runs;
    this.scheduler = scheduler;
    this.transaction = transaction;
    this.json = json;
    this.clock = clock;
  }

  /** Every alert; one that the catalog has outgrown is left out. */
  List<KeptAlert> list(Organization organization) {
    return documents.list(organization.id(), KIND).stream()
        .flatMap(document -> readable(document).stream())
        .toList();
  }

  Optional<KeptAlert> find(String organizationId, String id) {
    return documents.find(organizationId, KIND, id).flatMap(this::readable);
  }

  KeptAlert require(Organization organization, String id) {
    return kept(documents.require(organization.id(), KIND, id));
  }

  KeptAlert add(Organization organization, JsonBody body, Caller caller, Actor actor) {
    String kept = checked(organization, body, List.of());
    return transaction.execute(_ -> {
      StateDocument made = documents.add(organization, KIND, caller, actor, kept);
      begin(made);
      return kept(made);
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
    return betweenEvaluations(() ->
        transaction.execute(_ -> {
          StateDocument after = documents.replace(before.document(), KIND, actor, kept);
          begin(after);
          return kept(after);
        }));
  }

  /**
   * A rule that is being evaluated at this very moment, here or elsewhere, is changed after that.
   */
  private static <T> T betweenEvaluations(Supplier<T> change) {
    for (int attempt = 1; ; attempt++) {
      try {
        return change.get();
      } catch (TaskInstanceCurrentlyExecutingException running) {
        if (attempt == MOST_ATTEMPTS) {
          throw new ApiException(
              CommonError.CONFLICT, "The alert is being evaluated; try again in a moment.");
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  void delete(Organization organization, String id, VersionCondition condition, Actor actor) {
    StateDocument document = documents.require(organization.id(), KIND, id);
    condition.require(document);
    documents.delete(document, KIND, actor);
  }

  /** A rule is judged anew from the last bucket that is over. */
  private void begin(StateDocument document) {
    runs.save(document.id(), AlertRun.FRESH);
    scheduler.schedule(
        EVALUATION
            .instance(document.id())
            .data(document.organizationId())
            .scheduledTo(clock.instant()),
        SchedulerClient.ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
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

  private Optional<KeptAlert> readable(StateDocument document) {
    try {
      return Optional.of(kept(document));
    } catch (ApiException outgrown) {
      LOG.warn("Alert {} cannot be read any more: {}", document.id(), outgrown.detail());
      return Optional.empty();
    }
  }

  private KeptAlert kept(StateDocument document) {
    ObjectNode body = (ObjectNode) json.readTree(document.body());
    JsonNode kept = body.remove(CHANNELS);
    List<AlertChannel> to = List.of(json.treeToValue(kept, AlertChannel[].class));
    return new KeptAlert(document, body, rules.read(JsonBody.of(body), to));
  }
}
