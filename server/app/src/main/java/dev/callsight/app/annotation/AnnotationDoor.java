package dev.callsight.app.annotation;

import dev.callsight.app.identity.Actor;
import dev.callsight.app.identity.Caller;
import dev.callsight.app.identity.Organization;
import dev.callsight.app.state.DocumentDoor;
import dev.callsight.app.state.DocumentKind;
import dev.callsight.app.state.StateDocuments;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes notes as the HTTP route does. */
@Component
class AnnotationDoor implements DocumentDoor {
  private final StateDocuments documents;
  private final JsonMapper json;

  AnnotationDoor(StateDocuments documents, JsonMapper json) {
    this.documents = documents;
    this.json = json;
  }

  @Override
  public DocumentKind kind() {
    return AnnotationController.KIND;
  }

  @Override
  public String make(Organization organization, JsonNode body, Caller caller, Actor actor) {
    Annotation note = json.treeToValue(body, Annotation.Body.class).check();
    return documents.add(organization, kind(), caller, actor, json.writeValueAsString(note)).id();
  }
}
