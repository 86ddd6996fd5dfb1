package dev.callsight.app.ingest;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Orders names by how much they look like one that is not there. */
final class Likeness {
  private static final int LONGEST = 100;

  private Likeness() {}

  static List<String> sorted(List<String> names, String wanted) {
    Set<String> pairs = pairs(wanted);
    return names.stream()
        .sorted(Comparator.comparingDouble((String name) -> -likeness(pairs(name), pairs)))
        .toList();
  }

  /** Dice's coefficient over pairs of neighbouring letters: 1 for equal, 0 for nothing shared. */
  private static double likeness(Set<String> pairs, Set<String> others) {
    long shared = pairs.stream().filter(others::contains).count();
    return 2.0 * shared / (pairs.size() + others.size());
  }

  private static Set<String> pairs(String name) {
    String framed =
        " " + name.substring(0, Math.min(name.length(), LONGEST)).toLowerCase(Locale.ROOT) + " ";
    Set<String> pairs = new HashSet<>();
    for (int i = 0; i + 1 < framed.length(); i++) {
      pairs.add(framed.substring(i, i + 2));
    }
    return pairs;
  }
}
