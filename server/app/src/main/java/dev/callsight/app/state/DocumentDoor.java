package dev.callsight.app.state;

import dev.callsight.app.identity.Actor;
import dev.callsight.app.identity.Caller;
import dev.callsight.app.identity.Organization;
import tools.jackson.databind.JsonNode;

/**
 * Where documents of one kind are made by others than people at a browser: every feature that keeps
 * documents opens one, and checks there what its HTTP route checks.
 */
public interface DocumentDoor {
  /** What is made here. */
  DocumentKind kind();

  /**
   * Makes a document as a POST of the same body would.
   *
   * @return its id
   * @throws dev.callsight.app.http.ApiException as the POST would be refused
   */
  String make(Organization organization, JsonNode body, Caller caller, Actor actor);
}
