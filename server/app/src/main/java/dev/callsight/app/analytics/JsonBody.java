package dev.callsight.app.analytics;

import dev.callsight.app.http.ApiException;
import dev.callsight.app.http.CommonError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** A JSON value of a request that knows where it stands, so that every refusal has a pointer. */
public record JsonBody(JsonNode node, String pointer) {
  private static final int LONGEST_LIST = 1_000;
  private static final BigDecimal LARGEST_NUMBER = BigDecimal.TEN.pow(15);

  /**
   * The body of a request.
   *
   * @throws ApiException {@code malformed_body} unless it is an object
   */
  public static JsonBody of(@Nullable JsonNode root) {
    if (root == null || !root.isObject()) {
      throw AnalyticsError.at(CommonError.MALFORMED_BODY, "", "expected a JSON object");
    }
    return new JsonBody(root, "");
  }

  /** The refusal of this value, told what was expected instead. */
  public ApiException malformed(String expected) {
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
  public Optional<JsonBody> find(String name) {
    JsonNode member = node.get(name);
    return member == null || member.isNull()
        ? Optional.empty()
        : Optional.of(new JsonBody(member, pointer + "/" + escaped(name)));
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  /** Whether it is a text. */
  public boolean isText() {
    return node.isString();
  }

  /** Whether it is an object. */
  public boolean isObject() {
    return node.isObject();
  }

  /** Whether it is a list. */
  public boolean isList() {
    return node.isArray();
  }

  /** The text it is; refused when it is none. */
  public String text() {
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

  /** The whole number it is; refused when it is none or outside of the bounds. */
  public int whole(int least, int most) {
    if (!node.isIntegralNumber()
        || !node.canConvertToInt()
        || node.intValue() < least
        || node.intValue() > most) {
      throw malformed("a whole number from " + least + " to " + most);
    }
    return node.intValue();
  }

  /** The whole number, at least 0, of a member; null when it is absent. */
  public @Nullable Long wholeOrNull(String name) {
    JsonBody member = find(name).orElse(null);
    if (member == null) {
      return null;
    }
    JsonNode number = member.node();
    if (!number.isIntegralNumber() || !number.canConvertToLong() || number.longValue() < 0) {
      throw member.malformed("a whole number, at least 0");
    }
    return number.longValue();
  }

  /** The number it is; refused when it is none or 10¹⁵ or more in size. */
  public BigDecimal number() {
    if (!node.isNumber() || node.decimalValue().abs().compareTo(LARGEST_NUMBER) >= 0) {
      throw malformed("a number less than 10^15 in size");
    }
    return node.decimalValue();
  }

  /**
   * The text it is, without space around it.
   *
   * @throws ApiException {@code invalid_field} (422) when it is blank or longer
   */
  public String label(int longest) {
    String label = text().strip();
    if (label.isEmpty() || label.length() > longest) {
      throw ApiException.invalidField(pointer, "must have 1 to " + longest + " characters");
    }
    return label;
  }

  /** A member that must be there. */
  public JsonBody require(String name) {
    return find(name)
        .orElseThrow(
            () -> new JsonBody(MissingNode.getInstance(), pointer + "/" + escaped(name)).absent());
  }

  private ApiException absent() {
    return AnalyticsError.at(CommonError.MALFORMED_BODY, pointer, "is required");
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

  /** The items of the list it is; refused when it is none or longer than 1,000. */
  public List<JsonBody> items() {
    if (!node.isArray() || node.size() > LONGEST_LIST) {
      throw malformed("a list of at most " + LONGEST_LIST);
    }
    List<JsonBody> items = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      items.add(new JsonBody(node.get(i), pointer + "/" + i));
    }
    return items;
  }

  /** The texts of the list it is. */
  public List<String> texts() {
    return items().stream().map(JsonBody::text).toList();
  }

  /** The text of a member, or null. */
  public @Nullable String textOrNull(String name) {
    return find(name).map(JsonBody::text).orElse(null);
  }

  /** Whether a member is true; false when it is absent. */
  public boolean flag(String name) {
    return find(name).map(JsonBody::truth).orElse(false);
  }

  /** The names of the members; empty unless it is an object. */
  public Set<String> names() {
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
