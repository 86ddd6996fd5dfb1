package dev.callsight.app.ingest.reader;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The free properties of one record, written as one JSON object without spaces and with its names
 * in order, so that equal properties are equal texts. Absent and null members are left out.
 */
final class Properties {
  /** Longest object, in characters of its JSON. */
  static final int LONGEST = 64 << 10;

  /** Deepest nesting of objects and arrays below the properties themselves. */
  static final int DEEPEST = 16;

  private final StringBuilder out = new StringBuilder();
  private final List<Member> members = new ArrayList<>();
  private @Nullable String fault;
  private @Nullable String faultyName;

  /** A member, name and value, as written between two places. */
  private record Member(String name, int start, int end) {}

  void clear() {
    if (out.capacity() > 4 * LONGEST) {
      out.setLength(0);
      out.trimToSize();
    }
    out.setLength(0);
    members.clear();
    fault = null;
    faultyName = null;
  }

  boolean isEmpty() {
    return members.isEmpty() && fault == null;
  }

  /** The names of the members so far. */
  List<String> names() {
    return members.stream().map(Member::name).toList();
  }

  /** What is wrong, or null. */
  @Nullable String fault() {
    return fault;
  }

  /** The name of the member that is wrong; null when all together are. */
  @Nullable String faultyName() {
    return faultyName;
  }

  /** Adds the value that the parser stands on; it stands on the value's last token afterwards. */
  void add(String name, JsonParser parser) throws JacksonException {
    if (fault != null) {
      parser.skipChildren();
      return;
    }
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    int start = begin(name);
    value(parser, 1);
    end(name, start);
  }

  /** Adds a text that is not empty. */
  void add(String name, char[] text, int offset, int length) {
    if (fault == null) {
      int start = begin(name);
      quoted(text, offset, length);
      end(name, start);
    }
  }

  /** Adds the members of the object that the parser stands on the start of. */
  void addObject(JsonParser parser) throws JacksonException {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      add(name, parser);
    }
  }

  /** Adds the members of the object written there; false when no object is. */
  boolean addObject(char[] text, int offset, int length) {
    try (JsonParser parser = JsonRows.parser(text, offset, length)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      addObject(parser);
      return parser.nextToken() == null;
    } catch (JacksonException _) {
      return false;
    }
  }

  /** The whole object. Only when there is no {@link #fault}. */
  String json() {
    StringBuilder json = new StringBuilder(out.length() + members.size() + 1).append('{');
    for (Member member : members) {
      json.append(json.length() > 1 ? "," : "").append(out, member.start(), member.end());
    }
    return json.append('}').toString();
  }

  private int begin(String name) {
    int start = out.length();
    name(name);
    return start;
  }

  private void end(String name, int start) {
    if (fault != null) {
      faultyName = out.length() > LONGEST ? "properties" : name;
      return;
    }
    members.add(new Member(name, start, out.length()));
    if (members.size() > 1 && !sort(members)) {
      fault = "stands twice in the record or its properties; expected once";
      faultyName = name;
    }
  }

  /** Puts the last member in its place among the sorted others; false when its name is there. */
  private static boolean sort(List<Member> members) {
    Member last = members.removeLast();
    int at = members.size();
    while (at > 0 && members.get(at - 1).name().compareTo(last.name()) > 0) {
      at--;
    }
    members.add(at, last);
    return at == 0 || !members.get(at - 1).name().equals(last.name());
  }

  private void value(JsonParser parser, int depth) throws JacksonException {
    if (depth > DEEPEST) {
      fail("nests deeper than " + DEEPEST + " levels");
    }
    if (fault != null) {
      parser.skipChildren();
      return;
    }
    switch (parser.currentToken()) {
      case START_OBJECT -> object(parser, depth);
      case START_ARRAY -> array(parser, depth);
      case VALUE_STRING ->
          quoted(parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
      default -> out.append(parser.getString());
    }
    if (out.length() > LONGEST) {
      fail("makes the properties longer than " + LONGEST + " characters");
    }
  }

  private void object(JsonParser parser, int depth) throws JacksonException {
    List<Member> nested = new ArrayList<>();
    boolean sorted = true;
    out.append('{');
    int first = out.length();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      int start = out.length();
      name(name);
      parser.nextToken();
      value(parser, depth + 1);
      sorted &= nested.isEmpty() || nested.getLast().name().compareTo(name) < 0;
      nested.add(new Member(name, start, out.length()));
      out.append(',');
    }
    if (!sorted && fault == null) {
      rewriteSorted(nested, first);
    }
    out.setLength(nested.isEmpty() ? out.length() : out.length() - 1);
    out.append('}');
  }

  private void rewriteSorted(List<Member> nested, int first) {
    nested.sort(Comparator.comparing(Member::name));
    StringBuilder sorted = new StringBuilder(out.length() - first);
    for (int i = 0; i < nested.size(); i++) {
      Member member = nested.get(i);
      if (i > 0 && nested.get(i - 1).name().equals(member.name())) {
        fail("has \"" + shortened(member.name()) + "\" twice in one object; expected once");
      }
      sorted.append(out, member.start(), member.end()).append(',');
    }
    out.setLength(first);
    out.append(sorted);
  }

  private void array(JsonParser parser, int depth) throws JacksonException {
    out.append('[');
    boolean empty = true;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      value(parser, depth + 1);
      out.append(',');
      empty = false;
    }
    out.setLength(empty ? out.length() : out.length() - 1);
    out.append(']');
  }

  /** As it was written, if readers of double precision can hold it too. */
  private void number(JsonParser parser) throws JacksonException {
    String written = parser.getString();
    if (Double.isInfinite(Double.parseDouble(written))) {
      fail("has the number " + shortened(written) + "; expected one below 1.8e308");
    }
    out.append(written);
  }

  private void name(String name) {
    quoted(name.toCharArray(), 0, name.length());
    out.append(':');
  }

  private void quoted(char[] text, int offset, int length) {
    @Nullable String wrong = TextCheck.fault(text, offset, length);
    if (wrong != null) {
      fail(wrong);
      return;
    }
    if (length > LONGEST) {
      fail("makes the properties longer than " + LONGEST + " characters");
      return;
    }
    out.append('"');
    for (int i = offset; i < offset + length; i++) {
      escaped(text[i]);
    }
    out.append('"');
  }

  private void escaped(char character) {
    switch (character) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (character < ' ') {
          out.append("\\u00").append(character < 0x10 ? '0' : '1');
          out.append(Character.forDigit(character & 0xf, 16));
        } else {
          out.append(character);
        }
      }
    }
  }

  private void fail(String message) {
    if (fault == null) {
      fault = message;
    }
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 39) + "…";
  }
}
