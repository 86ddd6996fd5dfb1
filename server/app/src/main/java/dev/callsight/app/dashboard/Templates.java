package dev.callsight.app.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Dashboards to begin with. */
@Component
class Templates {
  private static final List<String> IDS =
      List.of("sales-leader", "call-centre-manager", "marketing", "voice-ai-engineer");

  private final List<Template> all;

  Templates(JsonMapper json) {
    this.all = IDS.stream().map(id -> new Template(id, read(json, id))).toList();
  }

  /**
   * A dashboard to begin with.
   *
   * @param id names it
   * @param dashboard what to send to have it
   */
  record Template(String id, JsonNode dashboard) {}

  /** All of them. */
  record Listing(List<Template> templates) {}

  Listing all() {
    return new Listing(all);
  }

  private static JsonNode read(JsonMapper json, String id) {
    try (InputStream stream = Templates.class.getResourceAsStream("/dashboards/" + id + ".json")) {
      if (stream == null) {
        throw new IllegalStateException("dashboards/" + id + ".json is missing");
      }
      return json.readTree(stream.readAllBytes());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
