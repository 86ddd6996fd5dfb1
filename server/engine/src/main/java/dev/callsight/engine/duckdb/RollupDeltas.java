package dev.callsight.engine.duckdb;

import dev.callsight.core.catalog.Field;
import dev.callsight.core.catalog.Leaf;
import dev.callsight.engine.RollupChanges;
import dev.callsight.engine.duckdb.RowLeaves.Kind;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ObjLongConsumer;

/**
 * The contributions of records to the rollups that share an entity and a time, summed in memory and
 * appended row by row. DuckDB would plan an insert into each of these wide tables for longer than
 * it runs.
 */
final class RollupDeltas {
  /** Rows evaluated at a time: what they give stays in the processor's cache. */
  private static final int BLOCK = 256;

  /** Sums are kept well below 64 bits. */
  private static final long LARGEST_SUM = Long.MAX_VALUE / 2;

  private final Contributions contributions;
  private final Map<String, Leaf> leaves = new LinkedHashMap<>();
  private final RowLeaves rowLeaves;
  private final int time;

  private RollupDeltas(Contributions contributions) {
    this.contributions = contributions;
    contributions.rollups().forEach(rollup -> leaves.putAll(rollup.rollup().leaves()));
    this.rowLeaves = new RowLeaves(contributions.entity(), leaves.values());
    this.time = position(contributions.time());
  }

  /** Empty when there is a leaf that only DuckDB can tell of a record. */
  static Optional<RollupDeltas> of(Contributions contributions) {
    try {
      return Optional.of(new RollupDeltas(contributions));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private int position(String field) {
    Field declared = contributions.entity().field(field);
    return contributions.entity().fields().indexOf(declared);
  }

  /** The fields, by position, that are read of each record. */
  BitSet read() {
    BitSet read = rowLeaves.read();
    read.set(time);
    contributions
        .rollups()
        .forEach(rollup -> rollup.rollup().fields().forEach(field -> read.set(position(field))));
    return read;
  }

  /** How the sums of each leaf are held, in order. */
  Map<String, Kind> kinds() {
    Map<String, Kind> kinds = new LinkedHashMap<>();
    leaves.keySet().forEach(leaf -> kinds.put(leaf, rowLeaves.kind(kinds.size())));
    return kinds;
  }

  /**
   * Sums what the records give.
   *
   * @throws ArithmeticException when a sum might not fit 64 bits
   */
  Summed sum(List<? extends FactRows> sources, Duration grain) {
    List<RollupGroups> groups = groups();
    long width = grain.toNanos() / 1_000;
    long bound = 0;
    for (FactRows source : sources) {
      int block = Math.min(BLOCK, Math.max(source.size(), 1));
      boolean[][] results = rowLeaves.results(block);
      long[] values = new long[block * rowLeaves.size()];
      for (int from = 0; from < source.size(); from += block) {
        int count = Math.min(block, source.size() - from);
        long largest = rowLeaves.evaluate(source, from, count, results, values);
        bound = Math.addExact(bound, Math.multiplyExact(largest, (long) count));
        group(source, from, count, width, values, groups);
      }
    }
    return new Summed(contributions.axis(), groups, checked(bound));
  }

  /**
   * All of several sums of these contributions together.
   *
   * @throws ArithmeticException when a sum might not fit 64 bits
   */
  Summed total(List<Summed> parts) {
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    List<RollupGroups> groups = groups();
    long bound = 0;
    for (Summed part : parts) {
      bound = Math.addExact(bound, part.bound());
      for (int i = 0; i < groups.size(); i++) {
        groups.get(i).addAll(part.groups().get(i));
      }
    }
    return new Summed(contributions.axis(), groups, checked(bound));
  }

  private static long checked(long bound) {
    if (bound > LARGEST_SUM) {
      throw new ArithmeticException("sums may need more than 64 bits");
    }
    return bound;
  }

  private void group(
      FactRows source, int from, int count, long width, long[] values, List<RollupGroups> groups) {
    for (int i = 0; i < count; i++) {
      int row = from + i;
      if (!source.isPresent(time, row)) {
        continue;
      }
      long at = source.number(time, row);
      long bucket = at - Math.floorMod(at, width);
      for (RollupGroups each : groups) {
        each.add(source, row, bucket, values, i * rowLeaves.size());
      }
    }
  }

  private List<RollupGroups> groups() {
    List<String> names = List.copyOf(leaves.keySet());
    List<RollupGroups> groups = new ArrayList<>();
    for (RollupTable rollup : contributions.rollups()) {
      int[] places = rollup.rollup().leaves().keySet().stream().mapToInt(names::indexOf).toArray();
      List<Kind> kinds = new ArrayList<>();
      for (int place : places) {
        kinds.add(rowLeaves.kind(place));
      }
      groups.add(new RollupGroups(rollup, places, kinds, rowLeaves.size()));
    }
    return groups;
  }

  /**
   * Sums that wait to be appended.
   *
   * @param axis what their rollups are changed along
   * @param bound none is larger
   */
  record Summed(String axis, List<RollupGroups> groups, long bound) {
    /** The buckets that they change: all rollups of an axis have the same. */
    Set<RollupChanges.Span> spans(Duration grain) {
      return groups.getFirst().spans(grain);
    }

    /**
     * Appends them to their tables.
     *
     * @param sign 1 to add, -1 to take away
     * @param appended told of each rollup's rows
     */
    void append(Session session, int sign, ObjLongConsumer<String> appended) throws SQLException {
      for (RollupGroups each : groups) {
        appended.accept(each.rollup().rollup().id(), each.append(session, sign));
      }
    }
  }
}
