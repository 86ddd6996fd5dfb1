package dev.callsight.app.acceptance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Compares an answer with what a case expects of it: objects may have more members, arrays must
 * have the same length, and a number matches when it is the same after rounding half up to the
 * decimals that the case writes.
 */
final class Matching {
  private Matching() {}

  /** Where the answer is not as expected; empty when it matches. */
  static List<String> differences(JsonNode expected, JsonNode actual) {
    List<String> differences = new ArrayList<>();
    compare("", expected, actual, differences);
    return differences;
  }

  private static void compare(
      String at, JsonNode expected, JsonNode actual, List<String> differences) {
    if (actual == null || actual.isMissingNode()) {
      differences.add(at + ": expected " + expected + ", but it is absent");
    } else if (expected.isObject() && actual.isObject()) {
      expected
          .properties()
          .forEach(member ->
              compare(
                  at + "/" + member.getKey(),
                  member.getValue(),
                  actual.get(member.getKey()),
                  differences));
    } else if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
      for (int i = 0; i < expected.size(); i++) {
        compare(at + "/" + i, expected.get(i), actual.get(i), differences);
      }
    } else if (!same(expected, actual)) {
      differences.add(at + ": expected " + expected + ", but was " + actual);
    }
  }

  private static boolean same(JsonNode expected, JsonNode actual) {
    if (!expected.isNumber() || !actual.isNumber()) {
      return expected.equals(actual);
    }
    BigDecimal written = expected.decimalValue();
    BigDecimal rounded =
        actual.decimalValue().setScale(Math.max(0, written.scale()), RoundingMode.HALF_UP);
    return rounded.compareTo(written) == 0;
  }
}
