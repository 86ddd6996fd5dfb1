package dev.callsight.app.analytics;

import dev.callsight.app.http.ApiException;
import dev.callsight.app.http.CommonError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A JSON value of a request that knows where it stands, so that every refusal has a pointer. */
record JsonBody(JsonNode node, String pointer) {
  private static final int LONGEST_LIST = 1_000;

  static JsonBody of(@Nullable JsonNode root) {
    if (root == null || !root.isObject()) {
      throw AnalyticsError.at(CommonError.MALFORMED_BODY, "", "expected a JSON object");
    }
    return new JsonBody(root, "");
  }

  ApiException malformed(String expected) {
    String found = node.toString();
    return AnalyticsError.at(
        CommonError.MALFORMED_BODY,
        pointer,
        "expected "
            + expected
            + ", found "
            + (found.length() > 80 ? found.substring(0, 80) + "…" : found));
  }

  /** The member of that name; empty when it is absent or null. */
  Optional<JsonBody> find(String name) {
    JsonNode member = node.get(name);
    return member == null || member.isNull()
        ? Optional.empty()
        : Optional.of(new JsonBody(member, pointer + "/" + escaped(name)));
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  boolean isText() {
    return node.isString();
  }

  boolean isObject() {
    return node.isObject();
  }

  boolean isList() {
    return node.isArray();
  }

  String text() {
    if (!node.isString()) {
      throw malformed("a text");
    }
    return node.stringValue();
  }

  boolean truth() {
    if (!node.isBoolean()) {
      throw malformed("true or false");
    }
    return node.booleanValue();
  }

  int whole(int least, int most) {
    if (!node.isIntegralNumber()
        || !node.canConvertToInt()
        || node.intValue() < least
        || node.intValue() > most) {
      throw malformed("a whole number from " + least + " to " + most);
    }
    return node.intValue();
  }

  /** A text, number, truth value or null as such. */
  @Nullable Object scalar() {
    if (node.isNull()) {
      return null;
    }
    if (node.isString()) {
      return node.stringValue();
    }
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    if (node.isNumber()) {
      return node.decimalValue();
    }
    throw malformed("a text, a number, true, false or null");
  }

  List<JsonBody> items() {
    if (!node.isArray() || node.size() > LONGEST_LIST) {
      throw malformed("a list of at most " + LONGEST_LIST);
    }
    List<JsonBody> items = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      items.add(new JsonBody(node.get(i), pointer + "/" + i));
    }
    return items;
  }

  List<String> texts() {
    return items().stream().map(JsonBody::text).toList();
  }

  /** The text of a member, or null. */
  @Nullable String textOrNull(String name) {
    return find(name).map(JsonBody::text).orElse(null);
  }

  boolean flag(String name) {
    return find(name).map(JsonBody::truth).orElse(false);
  }

  Set<String> names() {
    return node.isObject() ? Set.copyOf(node.propertyNames()) : Set.of();
  }

  <T> List<T> members(BiFunction<String, JsonBody, T> each) {
    List<T> members = new ArrayList<>();
    for (String name : node.propertyNames()) {
      members.add(each.apply(name, new JsonBody(node.get(name), pointer + "/" + escaped(name))));
    }
    return members;
  }
}
