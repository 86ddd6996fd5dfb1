package dev.callsight.core.catalog;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads conditions of the catalog.
 *
 * <pre>
 * condition = all { "or" all }      all = one { "and" one }
 * one       = "not" one | "(" condition ")" | name of a condition | test
 * field     = name | entity "(" name ")" "." name, of the record that the name refers to
 * test      = field ( = | != | &lt; | &lt;= | &gt; | &gt;= ) literal | field "in" "(" literal, … ")"
 *           | field "is" [ "not" ] ( "set" | "converted" ) | field "contains" word
 * </pre>
 */
final class ConditionParser {
  private final Entity entity;
  private final Map<String, Condition> named;
  private final PathReader paths;
  private final Lexer words;

  private ConditionParser(
      Entity entity, Map<String, Condition> named, PathReader paths, String text) {
    this.entity = entity;
    this.named = named;
    this.paths = paths;
    this.words = new Lexer(text);
  }

  static Condition parse(
      Entity entity, Map<String, Condition> named, PathReader paths, String text) {
    ConditionParser parser = new ConditionParser(entity, named, paths, text);
    Condition condition = parser.any();
    parser.words.expectEnd();
    return condition;
  }

  private Condition any() {
    List<Condition> parts = new ArrayList<>(List.of(all()));
    while (words.take("or")) {
      parts.add(all());
    }
    return parts.size() == 1 ? parts.getFirst() : new Condition.Or(parts);
  }

  private Condition all() {
    List<Condition> parts = new ArrayList<>(List.of(one()));
    while (words.take("and")) {
      parts.add(one());
    }
    return parts.size() == 1 ? parts.getFirst() : new Condition.And(parts);
  }

  private Condition one() {
    if (words.take("not")) {
      return new Condition.Not(one());
    }
    if (words.take("(")) {
      Condition inner = any();
      words.expect(")");
      return inner;
    }
    String name = words.next();
    Condition known = named.get(name);
    return known != null ? known : test(paths.read(entity, name));
  }

  private Condition test(FieldPath path) {
    Field field = paths.field(entity, path);
    String operator = words.next();
    return switch (operator) {
      case "is" -> set(path);
      case "in" -> in(field, path);
      case "contains" -> new Condition.TextMatch(path, Condition.Matcher.CONTAINS, words.next());
      case "=" -> new Condition.Equals(path, literal(field));
      case "!=" -> new Condition.Not(new Condition.Equals(path, literal(field)));
      case "<" -> new Condition.Compare(path, Condition.Comparator.LESS, literal(field));
      case "<=" -> new Condition.Compare(path, Condition.Comparator.LESS_OR_EQUAL, literal(field));
      case ">" -> new Condition.Compare(path, Condition.Comparator.GREATER, literal(field));
      case ">=" ->
          new Condition.Compare(path, Condition.Comparator.GREATER_OR_EQUAL, literal(field));
      default -> throw new IllegalArgumentException("no operator " + operator);
    };
  }

  private Condition set(FieldPath path) {
    boolean negated = words.take("not");
    if (path.reference() == null && words.take("converted")) {
      Condition converted = new Condition.Counts(path.field());
      return negated ? new Condition.Not(converted) : converted;
    }
    words.expect("set");
    return negated ? new Condition.Not(new Condition.IsSet(path)) : new Condition.IsSet(path);
  }

  private Condition in(Field field, FieldPath path) {
    words.expect("(");
    List<@Nullable Object> values = new ArrayList<>();
    do {
      values.add(literal(field));
    } while (words.take(","));
    words.expect(")");
    return new Condition.In(path, values);
  }

  private Object literal(Field field) {
    boolean negative = words.take("-");
    String word = words.next();
    return switch (field.type()) {
      case BOOLEAN -> truth(word);
      case DECIMAL, INTEGER -> negative ? new BigDecimal(word).negate() : new BigDecimal(word);
      case TEXT -> text(field, word);
      case INSTANT, DATE, JSON ->
          throw new IllegalArgumentException(field.name() + " cannot be compared in the catalog");
    };
  }

  private static Boolean truth(String word) {
    return switch (word) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("expected true or false, found " + word);
    };
  }

  private static String text(Field field, String word) {
    if (!field.values().isEmpty() && !field.values().contains(word)) {
      throw new IllegalArgumentException(
          field.name() + " is never " + word + ", only one of " + field.values());
    }
    return word;
  }
}
