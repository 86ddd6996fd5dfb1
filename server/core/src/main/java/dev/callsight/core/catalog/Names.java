package dev.callsight.core.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Looks things up by id or alias, and finds the nearest names for one that is not there. */
final class Names<T> {
  private static final int SUGGESTIONS = 3;

  private final Map<String, T> byName = new HashMap<>();
  private final List<String> names = new ArrayList<>();

  Names(Collection<T> things, Function<T, String> id, Function<T, List<String>> aliases) {
    for (T thing : things) {
      put(id.apply(thing), thing);
      aliases.apply(thing).forEach(alias -> put(alias, thing));
    }
  }

  private void put(String name, T thing) {
    T other = byName.put(name, thing);
    if (other != null && !other.equals(thing)) {
      throw new CatalogException("catalog", "two things are named " + name);
    }
    if (other == null) {
      names.add(name);
    }
  }

  Optional<T> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  List<String> nearest(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    if (wanted.length() > 100) {
      return List.of();
    }
    return names.stream()
        .sorted(
            Comparator.<String>comparingInt(known -> distance(wanted, known))
                .thenComparing(Comparator.naturalOrder()))
        .limit(SUGGESTIONS)
        .toList();
  }

  /** Levenshtein's distance; what merely stands inside the other counts as near. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int same = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(same, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return b.contains(a) ? Math.min(1, row[b.length()]) : row[b.length()];
  }
}
