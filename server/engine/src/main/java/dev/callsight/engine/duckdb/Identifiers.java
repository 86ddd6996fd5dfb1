package dev.callsight.engine.duckdb;

import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Names as they stand in a statement. */
final class Identifiers {
  private Identifiers() {}

  /** The name in double quotes; a quote inside is doubled. */
  static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** A text in single quotes; a quote inside is doubled. */
  static String literal(String text) {
    return '\'' + text.replace("'", "''") + '\'';
  }

  /** Every item rendered, with commas between. */
  static <T> String list(Collection<T> items, Function<T, String> render) {
    return items.stream().map(render).collect(Collectors.joining(", "));
  }
}
