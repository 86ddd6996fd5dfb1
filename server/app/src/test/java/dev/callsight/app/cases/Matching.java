package dev.callsight.app.cases;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Whether an answer holds what a case expects of it. */
final class Matching {
  private final List<String> differences = new ArrayList<>();

  private Matching() {}

  /** Every place, as a JSON pointer, where the answer is not as expected; empty when it matches. */
  static List<String> differences(JsonNode expected, JsonNode actual) {
    Matching matching = new Matching();
    matching.compare("", expected, actual);
    return matching.differences;
  }

  private void compare(String place, JsonNode expected, JsonNode actual) {
    if (expected.isObject() && actual.isObject()) {
      for (Map.Entry<String, JsonNode> member : expected.properties()) {
        compare(place + "/" + member.getKey(), member.getValue(), actual.path(member.getKey()));
      }
    } else if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
      for (int index = 0; index < expected.size(); index++) {
        compare(place + "/" + index, expected.get(index), actual.get(index));
      }
    } else if (!equalValues(expected, actual)) {
      differences.add(place + ": expected " + expected + ", was " + actual);
    }
  }

  private static boolean equalValues(JsonNode expected, JsonNode actual) {
    if (!expected.isNumber() || !actual.isNumber()) {
      return expected.equals(actual);
    }
    BigDecimal figure = expected.decimalValue().stripTrailingZeros();
    int decimals = Math.max(0, figure.scale());
    return actual.decimalValue().setScale(decimals, RoundingMode.HALF_UP).compareTo(figure) == 0;
  }
}
