package dev.callsight.app.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Values and bodies that nobody should send, and somebody does. */
final class Hostile {
  private Hostile() {}

  /** JSON texts of single values; each is well-formed JSON. */
  static List<String> values() {
    List<String> values =
        new ArrayList<>(
            List.of(
                "null",
                "true",
                "false",
                "0",
                "-1",
                "1.5",
                "-0.0",
                "1e308",
                "-1e308",
                "1e999",
                "1e-999",
                "9223372036854775808",
                "9007199254740993",
                "\"\"",
                "\" \"",
                "\"0\"",
                "\"NaN\"",
                "\"Infinity\"",
                "\"null\"",
                "\"\\u0000\"",
                "\"a\\u0000b\"",
                "\"\\ud800\"",
                "\"\\ufeff\"",
                "\"\\u202e\"",
                "[]",
                "{}",
                "[null]",
                "[[]]",
                "[{}]",
                "{\"a\":1}",
                "{\"start\":1,\"end\":2}",
                "{\"start\":\"x\"}",
                "{\"or\":[]}",
                "\"9999-12-31T23:59:59Z\"",
                "\"99999-01-01T00:00:00Z\"",
                "\"9999-12-31\"",
                "\"-9999-01-01T00:00:00Z\"",
                "\"0000-01-01T00:00:00Z\"",
                "\"2026-02-30\"",
                "\"2026-13-01T00:00:00Z\"",
                "\"2026-01-01T25:00:00Z\"",
                "\"2026-01-01\"",
                "\"+1000000000-12-31T23:59:59.999999999Z\"",
                "\"30d\"",
                "\"0d\"",
                "\"-1d\"",
                "\"99999999999d\"",
                "\"1y\""));
    for (String text : injections()) {
      values.add(quoted(text));
    }
    values.add(quoted("x".repeat(20_000)));
    values.add("[" + "1,".repeat(5_000) + "1]");
    values.add("[" + "\"calls.total\",".repeat(2_000) + "\"calls.total\"]");
    values.add("[".repeat(60) + "]".repeat(60));
    values.add("{\"and\":[".repeat(40) + "]}".repeat(40));
    values.add("1" + "0".repeat(3_000));
    return List.copyOf(values);
  }

  /** Texts that mean something to a database, a shell, a template, a page or a log. */
  static List<String> injections() {
    return List.of(
        "' OR '1'='1",
        "'; DROP TABLE calls; --",
        "\"; DROP TABLE calls; --",
        "calls\" UNION SELECT * FROM calls --",
        "x'); ATTACH 'other.db'; --",
        "../../../../etc/passwd",
        "..\\..\\windows",
        "${jndi:ldap://127.0.0.1/a}",
        "{{7*7}}",
        "#{T(java.lang.Runtime)}",
        "<script>alert(1)</script>",
        "=1+1",
        "%00%0d%0aSet-Cookie:x=1",
        "\r\nX-Injected: 1",
        "$(reboot)",
        "\\",
        "%",
        "_",
        "\uD83D\uDE00".repeat(50));
  }

  /**
   * Every body that differs from a valid one by one value, at any depth, or by one missing member.
   */
  static List<String> mutations(JsonNode valid, List<String> values) {
    List<String> mutations = new ArrayList<>();
    mutate(valid, text -> text, values, mutations);
    return mutations;
  }

  /** A body with one to three bytes of a valid one changed, dropped or doubled. */
  static byte[] scramble(RandomGenerator random, byte[] valid) {
    byte[] bytes = valid.clone();
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(3)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] = (byte) "{}[]\",:0-eE. \n\0".charAt(random.nextInt(15));
        case 2 -> System.arraycopy(bytes, at, bytes, at / 2, bytes.length - at);
        default -> throw new AssertionError();
      }
    }
    return bytes;
  }

  /** The same object with a member twice. */
  static String doubled(ObjectNode valid) {
    Map.Entry<String, JsonNode> first = valid.properties().iterator().next();
    String member = quoted(first.getKey()) + ":" + first.getValue();
    return "{" + member + "," + valid.toString().substring(1);
  }

  static String quoted(String text) {
    return Api.JSON.writeValueAsString(text);
  }

  /** Puts a changed part back where it came from. */
  private interface Place {
    String with(String part);
  }

  private static void mutate(JsonNode part, Place place, List<String> values, List<String> into) {
    values.forEach(value -> into.add(place.with(value)));
    if (part instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        ObjectNode rest = object.deepCopy();
        rest.remove(member.getKey());
        into.add(place.with(rest.toString()));
        mutate(
            member.getValue(),
            text -> place.with(withMember(rest, member.getKey(), text)),
            values,
            into);
      }
    }
    if (part instanceof ArrayNode array && !array.isEmpty()) {
      mutate(array.get(0), text -> place.with("[" + text + "]"), values, into);
    }
  }

  private static String withMember(ObjectNode rest, String name, String text) {
    String others = rest.toString();
    String separator = rest.isEmpty() ? "" : ",";
    return "{" + quoted(name) + ":" + text + separator + others.substring(1);
  }
}
