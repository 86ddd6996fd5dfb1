package dev.callsight.app.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What stands for a day or a document in a body: {@code today-17}, {@code today-17/thursday} for
 * the Thursday on or before it, {@code goal:NAME} for the id of a goal.
 *
 * @param ids by such names
 */
record DemoWords(LocalDate today, Map<String, String> ids) {
  private static final Pattern DAY = Pattern.compile("today-(\\d+)(?:/([a-z]+))?");

  DemoWords {
    ids = Map.copyOf(ids);
  }

  /** The same body with days and ids. */
  JsonNode in(JsonNode body, JsonMapper json) {
    if (body instanceof ObjectNode object) {
      ObjectNode said = json.createObjectNode();
      object.properties().forEach(each -> said.set(each.getKey(), in(each.getValue(), json)));
      return said;
    }
    if (body instanceof ArrayNode list) {
      ArrayNode said = json.createArrayNode();
      list.forEach(each -> said.add(in(each, json)));
      return said;
    }
    return body.isString() ? json.valueToTree(said(body.asString())) : body;
  }

  private String said(String text) {
    Matcher day = DAY.matcher(text);
    return day.matches() ? day(day).toString() : ids.getOrDefault(text, text);
  }

  private LocalDate day(Matcher day) {
    LocalDate date = today.minusDays(Long.parseLong(day.group(1)));
    return day.group(2) == null
        ? date
        : date.with(
            TemporalAdjusters.previousOrSame(
                DayOfWeek.valueOf(day.group(2).toUpperCase(Locale.ROOT))));
  }
}
