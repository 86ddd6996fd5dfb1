package dev.callsight.app.demo;

import dev.callsight.app.identity.Actor;
import dev.callsight.app.identity.Caller;
import dev.callsight.app.identity.Organization;
import dev.callsight.app.identity.Scope;
import dev.callsight.app.state.DocumentDoor;
import dev.callsight.app.state.StateDocuments;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the people of the demo organization have made: goals, alerts with what they went through,
 * notes and a dashboard, each made at the door of its feature.
 *
 * <p>A kind of which the organization has something already is left as it is.
 */
@Component
class DemoLife {
  /** Dashboards show goals, so those come first. */
  private static final List<String> KINDS = List.of("goal", "annotation", "alert", "dashboard");

  private final Map<String, DocumentDoor> doors;
  private final StateDocuments documents;
  private final JsonMapper json;
  private final Clock clock;

  DemoLife(List<DocumentDoor> doors, StateDocuments documents, JsonMapper json, Clock clock) {
    this.doors = doors.stream().collect(Collectors.toMap(door -> door.kind().id(), door -> door));
    this.documents = documents;
    this.json = json;
    this.clock = clock;
  }

  /** Makes what the organization has nothing of. */
  void bring(Organization organization) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), organization.timezone());
    Caller author =
        new Caller.OrganizationKey(
            "demo", "Callsight", organization.id(), EnumSet.allOf(Scope.class));
    Map<String, String> names = new HashMap<>();
    JsonNode life = read();
    for (String kind : KINDS) {
      DocumentDoor door = doors.get(kind);
      if (door == null || !documents.list(organization.id(), door.kind()).isEmpty()) {
        continue;
      }
      for (JsonNode each : life.path(kind)) {
        JsonNode body = new DemoWords(today, names).in(each, json);
        String id = door.make(organization, body, author, Actor.server());
        names.put(kind + ":" + each.path("name").asString(""), id);
      }
    }
  }

  private JsonNode read() {
    try (InputStream stream = DemoLife.class.getResourceAsStream("/demo/life.json")) {
      if (stream == null) {
        throw new IllegalStateException("demo/life.json is missing");
      }
      return json.readTree(stream.readAllBytes());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
