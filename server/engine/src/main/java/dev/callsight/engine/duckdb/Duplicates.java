package dev.callsight.engine.duckdb;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which rows of a transaction must be compared with stored ones or with each other. Rows that the
 * filter has never seen are in none of the sets: they are simply new.
 */
final class Duplicates {
  private final long[] hashes;
  private final BitSet lookup = new BitSet();
  private final BitSet superseded = new BitSet();
  private final BitSet outdated = new BitSet();
  private final List<int[]> chains = new ArrayList<>();

  private Duplicates(long[] hashes) {
    this.hashes = hashes;
  }

  static Duplicates find(Rows rows, IdFilter filter) {
    long[] hashes = new long[rows.size()];
    Duplicates found = new Duplicates(hashes);
    Set<Long> suspectedHashes = new HashSet<>();
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = rows.hash(i);
      if (filter.addOrMayContain(hashes[i])) {
        found.lookup.set(i);
        suspectedHashes.add(hashes[i]);
      }
    }
    if (!suspectedHashes.isEmpty()) {
      found.compare(rows, suspectedHashes);
    }
    return found;
  }

  private void compare(Rows rows, Set<Long> suspectedHashes) {
    for (List<Integer> sameId : byId(rows, suspectedHashes)) {
      if (sameId.size() > 1) {
        chain(rows, sameId);
      }
    }
  }

  private Collection<List<Integer>> byId(Rows rows, Set<Long> suspectedHashes) {
    Map<String, List<Integer>> byId = new HashMap<>();
    for (int i = 0; i < hashes.length; i++) {
      if (suspectedHashes.contains(hashes[i])) {
        byId.computeIfAbsent(rows.id(i), _ -> new ArrayList<>(1)).add(i);
      }
    }
    return byId.values();
  }

  private void chain(Rows rows, List<Integer> sameId) {
    List<Integer> winners = new ArrayList<>();
    long newest = Long.MIN_VALUE;
    for (int position : sameId) {
      if (rows.updatedAt(position) < newest) {
        outdated.set(position);
        continue;
      }
      newest = rows.updatedAt(position);
      winners.add(position);
      lookup.set(position);
    }
    winners.subList(0, winners.size() - 1).forEach(superseded::set);
    if (winners.size() > 1) {
      chains.add(winners.stream().mapToInt(Integer::intValue).toArray());
    }
  }

  /** The hash of a row's id. */
  long hash(int position) {
    return hashes[position];
  }

  /** Rows whose id may be stored. */
  BitSet lookup() {
    return lookup;
  }

  /** Rows of which a later row of the same id is not older. */
  BitSet superseded() {
    return superseded;
  }

  /** Rows older than an earlier one of the same id; never stored. */
  BitSet outdated() {
    return outdated;
  }

  /** Positions of rows with the same id that are not outdated, two or more, in order. */
  List<int[]> chains() {
    return chains;
  }
}
