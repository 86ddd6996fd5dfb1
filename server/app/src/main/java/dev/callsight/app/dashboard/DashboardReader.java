package dev.callsight.app.dashboard;

import dev.callsight.app.analytics.AnalyticsError;
import dev.callsight.app.analytics.JsonBody;
import dev.callsight.app.analytics.QuestionReader;
import dev.callsight.app.http.ApiException;
import dev.callsight.app.identity.Organization;
import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.query.Binder;
import dev.callsight.core.query.QueryException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads dashboards from JSON, exported ones too; every complaint says where and what is wrong. */
@Component
class DashboardReader {
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_DESCRIPTION = 2_000;
  private static final int MOST_WIDGETS = 60;

  private final WidgetReader widgets;
  private final QuestionReader questions;
  private final Binder binder;
  private final JsonMapper json;

  DashboardReader(
      WidgetReader widgets, QuestionReader questions, Catalog catalog, JsonMapper json) {
    this.widgets = widgets;
    this.questions = questions;
    this.binder = new Binder(catalog);
    this.json = json;
  }

  Dashboard read(Organization organization, JsonBody body) {
    body.find("format").ifPresent(DashboardReader::requireFormat);
    ObjectNode content = json.createObjectNode();
    content.put("name", body.require("name").label(LONGEST_NAME));
    body.find("description")
        .filter(description -> !description.text().isBlank())
        .ifPresent(text -> content.put("description", text.label(LONGEST_DESCRIPTION)));
    content.set("timeRange", range(body));
    content.set("comparison", comparison(body));
    content.set("filters", filters(body));
    content.set("widgets", widgets(organization, body, content.path("timeRange")));
    return new Dashboard(sharing(body), content);
  }

  private static void requireFormat(JsonBody format) {
    if (!format.text().equals(Dashboard.FORMAT)) {
      throw ApiException.invalidField(
          format.pointer(), "must be \"" + Dashboard.FORMAT + "\", the one format known here");
    }
  }

  private static Sharing sharing(JsonBody body) {
    return body.find("sharing")
        .map(sharing ->
            Sharing.find(sharing.text())
                .orElseThrow(() -> sharing.malformed("private, read or edit")))
        .orElse(Sharing.PRIVATE);
  }

  private JsonNode range(JsonBody body) {
    JsonBody range = body.find("timeRange").orElse(null);
    if (range == null) {
      return json.getNodeFactory().stringNode("30d");
    }
    questions.timeRange(body);
    return range.node();
  }

  private JsonNode comparison(JsonBody body) {
    ArrayNode names = json.createArrayNode();
    questions.comparisons(body).forEach(comparison -> names.add(comparison.id()));
    return names;
  }

  /** Every dimension must exist; which widgets it applies to is seen when they are asked. */
  private JsonNode filters(JsonBody body) {
    try {
      binder.filter(questions.filter(body));
    } catch (QueryException mistake) {
      throw AnalyticsError.refusal(mistake);
    }
    return body.find("filters").<JsonNode>map(JsonBody::node).orElseGet(json::createArrayNode);
  }

  private ArrayNode widgets(Organization organization, JsonBody body, JsonNode range) {
    ArrayNode kept = json.createArrayNode();
    Set<String> ids = new HashSet<>();
    List<JsonBody> items = body.find("widgets").map(JsonBody::items).orElse(List.of());
    if (items.size() > MOST_WIDGETS) {
      throw ApiException.invalidField("/widgets", "must be at most " + MOST_WIDGETS);
    }
    for (JsonBody item : items) {
      ObjectNode widget = widgets.read(organization, item, range);
      if (!ids.add(widget.path("id").asString())) {
        throw ApiException.invalidField(item.pointer() + "/id", "is the id of another widget too");
      }
      kept.add(widget);
    }
    return kept;
  }
}
