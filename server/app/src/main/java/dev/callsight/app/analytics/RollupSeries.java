package dev.callsight.app.analytics;

import dev.callsight.core.table.Table;
import dev.callsight.core.time.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a rollup holds, in memory: for each group of values of some of its fields the buckets in
 * order of time, with the exact sum of each leaf.
 */
final class RollupSeries {
  private static final int SECONDS = 60;

  private final Origin origin;
  private final List<List<@Nullable Object>> groups;

  /** The first row of each group, and last the number of rows. */
  private final int[] first;

  /** When the bucket of each row starts, in minutes: the narrowest buckets are of 15. */
  private final int[] starts;

  private final Map<String, LeafSums> sums;

  /**
   * Of what a series tells.
   *
   * @param version the data version it was read at
   * @param latest no record was later at that time
   * @param window the stretch of time it covers
   * @param leaves those it was read for; what does not fit is not held
   */
  record Origin(long version, Instant latest, TimeRange window, Set<String> leaves) {
    Origin {
      leaves = Set.copyOf(leaves);
    }

    Origin at(long later, Instant then) {
      return new Origin(later, then, window, leaves);
    }

    /** Whether leaves of a stretch of time were read. */
    boolean covers(TimeRange range, Collection<String> wanted) {
      return !range.start().isBefore(window.start())
          && !range.end().isAfter(window.end())
          && leaves.containsAll(wanted);
    }
  }

  private RollupSeries(
      Origin origin,
      List<List<@Nullable Object>> groups,
      int[] first,
      int[] starts,
      Map<String, LeafSums> sums) {
    this.origin = origin;
    this.groups = groups;
    this.first = first;
    this.starts = starts;
    this.sums = sums;
  }

  /**
   * Reads what a rollup holds.
   *
   * @param table the bucket, then the fields, then the leaves; a bucket may stand in several rows
   * @param fields how many fields
   * @param start when a bucket starts
   */
  static RollupSeries of(Origin origin, Table table, int fields, Function<Object, Instant> start) {
    Map<List<@Nullable Object>, TreeMap<Integer, List<List<@Nullable Object>>>> read =
        new LinkedHashMap<>();
    for (List<@Nullable Object> row : table.rows()) {
      Object bucket = row.getFirst();
      if (bucket != null) {
        read.computeIfAbsent(row.subList(1, 1 + fields), absent -> new TreeMap<>())
            .computeIfAbsent(minute(start.apply(bucket)), absent -> new ArrayList<>(1))
            .add(row);
      }
    }
    int[] first = new int[read.size() + 1];
    List<List<List<@Nullable Object>>> rows = new ArrayList<>(table.rows().size());
    int group = 0;
    for (TreeMap<Integer, List<List<@Nullable Object>>> buckets : read.values()) {
      rows.addAll(buckets.values());
      first[++group] = rows.size();
    }
    int[] starts =
        read.values().stream()
            .flatMap(buckets -> buckets.keySet().stream())
            .mapToInt(Integer::intValue)
            .toArray();
    Map<String, LeafSums> sums = new HashMap<>();
    for (String leaf : origin.leaves()) {
      LeafSums held = LeafSums.of(rows, table.indexOf(leaf));
      if (held != null) {
        sums.put(leaf, held);
      }
    }
    List<List<@Nullable Object>> groups = new ArrayList<>();
    read.keySet().forEach(values -> groups.add(new ArrayList<>(values)));
    return new RollupSeries(origin, groups, first, starts, Map.copyOf(sums));
  }

  /** One that holds nothing, for there is too much of it. */
  static RollupSeries tooLarge(Origin origin) {
    return new RollupSeries(origin, List.of(), new int[1], new int[0], Map.of());
  }

  /**
   * The same at a later data version.
   *
   * @param range whose buckets are no longer as they were
   * @param fresh what the rollup holds there now
   */
  RollupSeries with(TimeRange range, RollupSeries fresh) {
    Set<List<@Nullable Object>> all = new LinkedHashSet<>(groups);
    all.addAll(fresh.groups);
    Map<List<@Nullable Object>, Integer> others = new HashMap<>();
    for (int i = 0; i < fresh.groups.size(); i++) {
      others.put(fresh.groups.get(i), i);
    }
    int[] places = new int[all.size() + 1];
    int[] picks = new int[starts.length + fresh.starts.length];
    int rows = 0;
    int group = 0;
    for (List<@Nullable Object> values : all) {
      int from = group < groups.size() ? place(group, range.start()) : 0;
      int to = group < groups.size() ? place(group, range.end()) : 0;
      if (group < groups.size()) {
        rows = pick(picks, rows, first[group], from, false);
      }
      Integer other = others.get(values);
      if (other != null) {
        rows = pick(picks, rows, fresh.first[other], fresh.first[other + 1], true);
      }
      if (group < groups.size()) {
        rows = pick(picks, rows, to, first[group + 1], false);
      }
      places[++group] = rows;
    }
    return merged(fresh, List.copyOf(all), places, Arrays.copyOf(picks, rows));
  }

  private static int pick(int[] picks, int rows, int from, int to, boolean others) {
    int next = rows;
    for (int i = from; i < to; i++) {
      picks[next++] = others ? ~i : i;
    }
    return next;
  }

  private RollupSeries merged(
      RollupSeries fresh, List<List<@Nullable Object>> all, int[] places, int[] picks) {
    int[] merged = new int[picks.length];
    Arrays.setAll(merged, i -> picks[i] < 0 ? fresh.starts[~picks[i]] : starts[picks[i]]);
    Map<String, LeafSums> both = new HashMap<>();
    sums.forEach((leaf, own) -> {
      LeafSums others = fresh.sums.get(leaf);
      LeafSums together = others == null ? null : own.with(others, picks);
      if (together != null) {
        both.put(leaf, together);
      }
    });
    return new RollupSeries(
        origin.at(fresh.origin.version(), fresh.origin.latest()),
        all,
        places,
        merged,
        Map.copyOf(both));
  }

  /** The same at a data version at which nothing of it is different. */
  RollupSeries at(long later, Instant latest) {
    return new RollupSeries(origin.at(later, latest), groups, first, starts, sums);
  }

  Origin origin() {
    return origin;
  }

  /** Whether it holds all of them. */
  boolean holds(Collection<String> leaves) {
    return sums.keySet().containsAll(leaves);
  }

  /** How much memory it takes. */
  long bytes() {
    long bytes = 4L * (starts.length + first.length) + 64L * groups.size();
    for (LeafSums each : sums.values()) {
      bytes += each.bytes();
    }
    return bytes;
  }

  /** The values of the fields of each group. */
  List<List<@Nullable Object>> groups() {
    return groups;
  }

  /** What is held of a leaf. */
  LeafSums sums(String leaf) {
    return Objects.requireNonNull(sums.get(leaf), leaf);
  }

  /** The first row of a group whose bucket starts at an instant or later. */
  int place(int group, Instant instant) {
    int found = Arrays.binarySearch(starts, first[group], first[group + 1], minute(instant));
    return found >= 0 ? found : -found - 1;
  }

  /** The minute of an instant, or the next one. */
  private static int minute(Instant instant) {
    boolean whole = instant.getNano() == 0 && instant.getEpochSecond() % SECONDS == 0;
    long minute = Math.floorDiv(instant.getEpochSecond(), (long) SECONDS) + (whole ? 0 : 1);
    return Math.clamp(minute, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }
}
