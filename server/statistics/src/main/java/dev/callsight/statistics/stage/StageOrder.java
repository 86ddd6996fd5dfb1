package dev.callsight.statistics.stage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The order of stages as the data have it: by the median of the places at which they were first
 * entered, then by the mean, then by name.
 *
 * <p>A stage at which more of the paths that end there were lost than not is where the lost go; it
 * has no place in the order.
 *
 * @param steps the stages on the way, the first one first
 * @param losses the stages of the lost, by name
 */
public record StageOrder(List<String> steps, List<String> losses) {

  public StageOrder {
    steps = List.copyOf(steps);
    losses = List.copyOf(losses);
  }

  /** The order that paths show. */
  public static StageOrder of(List<StagePath> paths) {
    Set<String> lost = losses(paths);
    Map<String, TreeMap<Integer, Long>> places = new HashMap<>();
    for (StagePath path : paths) {
      List<String> way = path.stages().stream().filter(stage -> !lost.contains(stage)).toList();
      for (int i = 0; i < way.size(); i++) {
        places.computeIfAbsent(way.get(i), _ -> new TreeMap<>()).merge(i, path.count(), Long::sum);
      }
    }
    List<Map.Entry<String, TreeMap<Integer, Long>>> entries = new ArrayList<>(places.entrySet());
    entries.sort(
        Comparator.comparingInt(
                (Map.Entry<String, TreeMap<Integer, Long>> entry) -> median(entry.getValue()))
            .thenComparingDouble(entry -> mean(entry.getValue()))
            .thenComparing(Map.Entry::getKey));
    return new StageOrder(
        entries.stream().map(Map.Entry::getKey).toList(), lost.stream().sorted().toList());
  }

  private static Set<String> losses(List<StagePath> paths) {
    Map<String, Long> balance = new HashMap<>();
    for (StagePath path : paths) {
      if (!path.stages().isEmpty()) {
        balance.merge(
            path.stages().getLast(), path.lost() ? path.count() : -path.count(), Long::sum);
      }
    }
    Set<String> losses = new HashSet<>();
    balance.forEach((stage, more) -> {
      if (more > 0) {
        losses.add(stage);
      }
    });
    return losses;
  }

  /** The lower median. */
  private static int median(TreeMap<Integer, Long> places) {
    long total = places.values().stream().mapToLong(Long::longValue).sum();
    long seen = 0;
    for (Map.Entry<Integer, Long> place : places.entrySet()) {
      seen += place.getValue();
      if (2 * seen >= total) {
        return place.getKey();
      }
    }
    return places.lastKey();
  }

  private static double mean(TreeMap<Integer, Long> places) {
    double sum = 0;
    long total = 0;
    for (Map.Entry<Integer, Long> place : places.entrySet()) {
      sum += (double) place.getKey() * place.getValue();
      total += place.getValue();
    }
    return total == 0 ? 0 : sum / total;
  }
}
