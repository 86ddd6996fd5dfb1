package dev.callsight.app.dashboard;

import dev.callsight.app.analytics.JsonBody;
import dev.callsight.app.http.ApiException;
import dev.callsight.app.identity.Organization;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads widgets from JSON; every complaint says where and what was expected. */
@Component
class WidgetReader {
  /** Columns of the grid. */
  static final int COLUMNS = 12;

  private static final int DEEPEST = 2_000;
  private static final int HIGHEST = 100;
  private static final int LONGEST_TEXT = 10_000;
  private static final int LONGEST_TITLE = 200;
  private static final int LARGEST_OPTIONS = 4_000;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Set<String> CHARTS =
      Set.of(
          "line",
          "area",
          "bar",
          "stacked_bar",
          "pie",
          "donut",
          "histogram",
          "heat_map",
          "calendar",
          "map",
          "funnel",
          "waterfall",
          "scatter",
          "sparkline",
          "progress",
          "gauge");

  private final WidgetQuery queries;
  private final JsonMapper json;

  WidgetReader(WidgetQuery queries, JsonMapper json) {
    this.queries = queries;
    this.json = json;
  }

  ObjectNode read(Organization organization, JsonBody body, JsonNode range) {
    if (!body.isObject()) {
      throw body.malformed("a widget: {id, type, x, y, w, h, …}");
    }
    WidgetType type = type(body.require("type"));
    ObjectNode widget = json.createObjectNode();
    widget.put("id", id(body.require("id")));
    widget.put("type", type.id());
    body.find("title").ifPresent(title -> widget.put("title", shortText(title, LONGEST_TITLE)));
    place(body, widget);
    content(organization, body, range, type, widget);
    body.find("options").ifPresent(options -> widget.set("options", options(options)));
    return widget;
  }

  private static WidgetType type(JsonBody type) {
    List<String> known = Arrays.stream(WidgetType.values()).map(WidgetType::id).toList();
    return WidgetType.find(type.text()).orElseThrow(() -> type.malformed("one of " + known));
  }

  private static String id(JsonBody id) {
    if (!ID.matcher(id.text()).matches()) {
      throw id.malformed("1 to 64 letters, digits, _ and -");
    }
    return id.text();
  }

  private static void place(JsonBody body, ObjectNode widget) {
    int x = body.require("x").whole(0, COLUMNS - 1);
    int width = body.require("w").whole(1, COLUMNS);
    if (x + width > COLUMNS) {
      throw ApiException.invalidField(
          body.pointer() + "/w",
          "must end within the %d columns: x %d and w %d do not".formatted(COLUMNS, x, width));
    }
    widget.put("x", x);
    widget.put("y", body.require("y").whole(0, DEEPEST));
    widget.put("w", width);
    widget.put("h", body.require("h").whole(1, HIGHEST));
  }

  private void content(
      Organization organization,
      JsonBody body,
      JsonNode range,
      WidgetType type,
      ObjectNode widget) {
    if (type.asks()) {
      widget.set("query", queries.checked(organization, body.require("query"), range));
    }
    switch (type) {
      case CHART -> widget.put("chart", chart(body.require("chart")));
      case TEXT -> widget.put("text", shortText(body.require("text"), LONGEST_TEXT));
      case GOAL -> widget.put("goalId", body.require("goalId").label(LONGEST_TITLE));
      case METRIC, TABLE, FUNNEL ->
          body.find("chart").ifPresent(chart -> widget.put("chart", chart(chart)));
    }
  }

  private static String chart(JsonBody kind) {
    if (!CHARTS.contains(kind.text())) {
      throw kind.malformed("one of " + CHARTS.stream().sorted().toList());
    }
    return kind.text();
  }

  private static String shortText(JsonBody text, int longest) {
    if (text.text().length() > longest) {
      throw ApiException.invalidField(
          text.pointer(), "must have at most " + longest + " characters");
    }
    return text.text();
  }

  private static JsonNode options(JsonBody options) {
    if (!options.isObject() || options.node().toString().length() > LARGEST_OPTIONS) {
      throw options.malformed("an object of at most " + LARGEST_OPTIONS + " characters");
    }
    return options.node();
  }
}
