package dev.callsight.app.goal;

import dev.callsight.app.analytics.JsonBody;
import dev.callsight.app.identity.Actor;
import dev.callsight.app.identity.Caller;
import dev.callsight.app.identity.Organization;
import dev.callsight.app.state.DocumentDoor;
import dev.callsight.app.state.DocumentKind;
import dev.callsight.app.state.StateDocument;
import dev.callsight.app.state.StateDocuments;
import dev.callsight.app.state.VersionCondition;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Keeps goals of organizations. */
@Component
class GoalStore implements DocumentDoor {
  private static final DocumentKind KIND = new DocumentKind("goal", 500);

  private final StateDocuments documents;
  private final GoalReader reader;
  private final Goals goals;
  private final JsonMapper json;

  GoalStore(StateDocuments documents, GoalReader reader, Goals goals, JsonMapper json) {
    this.documents = documents;
    this.reader = reader;
    this.goals = goals;
    this.json = json;
  }

  @Override
  public DocumentKind kind() {
    return KIND;
  }

  @Override
  public String make(Organization organization, JsonNode body, Caller caller, Actor actor) {
    return add(organization, JsonBody.of(body), caller, actor).document().id();
  }

  /** Every goal; one that the catalog has outgrown is left out. */
  List<KeptGoal> list(Organization organization) {
    return documents.list(organization.id(), KIND, this::kept);
  }

  KeptGoal require(Organization organization, String id) {
    return kept(documents.require(organization.id(), KIND, id));
  }

  KeptGoal add(Organization organization, JsonBody body, Caller caller, Actor actor) {
    return kept(documents.add(organization, KIND, caller, actor, checked(organization, body)));
  }

  KeptGoal replace(
      Organization organization,
      String id,
      JsonBody body,
      VersionCondition condition,
      Actor actor) {
    StateDocument before = documents.require(organization.id(), KIND, id);
    condition.require(before);
    return kept(documents.replace(before, KIND, actor, checked(organization, body)));
  }

  void delete(Organization organization, String id, VersionCondition condition, Actor actor) {
    StateDocument document = documents.require(organization.id(), KIND, id);
    condition.require(document);
    documents.delete(document, KIND, actor);
  }

  /** What is kept of a body: the members that mean something, the metric by its id. */
  private String checked(Organization organization, JsonBody body) {
    Goal goal = reader.read(body);
    goals.check(organization, goal);
    ObjectNode kept = json.createObjectNode();
    kept.put("name", goal.name());
    kept.put("metric", goal.metric().id());
    kept.put("target", goal.target());
    kept.put("direction", goal.direction().id());
    kept.set(
        "filters",
        body.find("filters").<JsonNode>map(JsonBody::node).orElseGet(json::createArrayNode));
    kept.set("period", body.require("period").node());
    return json.writeValueAsString(kept);
  }

  private KeptGoal kept(StateDocument document) {
    JsonNode body = json.readTree(document.body());
    return new KeptGoal(document, body, reader.read(JsonBody.of(body)));
  }
}
