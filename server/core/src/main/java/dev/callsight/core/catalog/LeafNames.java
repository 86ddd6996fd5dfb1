package dev.callsight.core.catalog;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Gives each leaf of a catalog a short readable name, used for columns. */
final class LeafNames {
  private final Map<Leaf, String> names = new LinkedHashMap<>();
  private final Set<String> taken = new HashSet<>();

  private LeafNames() {}

  static Map<Leaf, String> of(Iterable<Metric> metrics) {
    LeafNames names = new LeafNames();
    for (Metric metric : metrics) {
      String base = metric.id().replace('.', '_');
      switch (metric.definition()) {
        case Definition.Measured measured -> {
          names.put(measured.leaf(), base);
          if (measured.leaf() instanceof Leaf.Balance balance) {
            names.put(balance.entering(), base + "_entering");
            names.put(balance.leaving(), base + "_leaving");
          }
        }
        case Definition.Mean mean -> {
          names.put(mean.sum(), base + "_sum");
          names.put(mean.count(), base + "_count");
        }
        case Definition.Ratio ratio -> {}
        case Definition.Computed computed -> {}
        case Definition.ChangeOf change -> {}
        case Definition.ForecastOf forecast -> {}
      }
    }
    return Collections.unmodifiableMap(names.names);
  }

  private void put(Leaf leaf, String name) {
    if (!names.containsKey(leaf)) {
      if (!taken.add(name)) {
        throw new IllegalStateException("two leaves named " + name);
      }
      names.put(leaf, name);
    }
  }
}
