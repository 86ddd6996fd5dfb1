package dev.callsight.core.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a condition or formula, read one after the other. */
final class Lexer {
  private static final Pattern WORD =
      Pattern.compile(
          "\\s*(?:(?:[a-z_]+\\([A-Za-z]+\\)\\.[A-Za-z]+)"
              + "|(?<name>[A-Za-z_][A-Za-z0-9_.]*)|(?<number>[0-9]+(?:\\.[0-9]+)?)"
              + "|(?<sign><=|>=|!=|\\?\\?|[-+*/()=<>,]))\\s*");

  private final String text;
  private final List<String> words = new ArrayList<>();
  private int at;

  Lexer(String text) {
    this.text = text;
    Matcher matcher = WORD.matcher(text);
    int position = 0;
    while (position < text.length()) {
      if (!matcher.find(position) || matcher.start() != position) {
        throw new IllegalArgumentException(
            "cannot read '" + text.substring(position) + "' in: " + text);
      }
      words.add(matcher.group().strip());
      position = matcher.end();
    }
  }

  /** Takes the next word if it is that one. */
  boolean take(String word) {
    if (at < words.size() && words.get(at).equals(word)) {
      at++;
      return true;
    }
    return false;
  }

  String next() {
    if (at >= words.size()) {
      throw new IllegalArgumentException("ends too early: " + text);
    }
    return words.get(at++);
  }

  void expect(String word) {
    if (!take(word)) {
      throw new IllegalArgumentException(
          "expected "
              + word
              + " before '"
              + String.join(" ", words.subList(at, words.size()))
              + "' in: "
              + text);
    }
  }

  void expectEnd() {
    if (at < words.size()) {
      throw new IllegalArgumentException("unexpected " + words.get(at) + " in: " + text);
    }
  }
}
