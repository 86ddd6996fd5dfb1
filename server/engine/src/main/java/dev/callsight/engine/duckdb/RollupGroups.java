package dev.callsight.engine.duckdb;

import dev.callsight.core.catalog.Entity;
import dev.callsight.core.catalog.FieldType;
import dev.callsight.engine.RollupChanges;
import dev.callsight.engine.duckdb.RowLeaves.Kind;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;

/**
 * What a write adds to one rollup: sums by bucket and fields. A group is known by one of its
 * records, so that no key is made for each row.
 */
final class RollupGroups {
  private static final int FIRST_PLACES = 16;

  /** Up to so many groups are told apart when it is asked which buckets they are of. */
  private static final int FEW = 8;

  private final RollupTable rollup;
  private final List<FieldType> types;
  private final int[] fields;

  /** For each leaf of the rollup its place among the values of a row. */
  private final int[] leaves;

  private final List<Kind> kinds;
  private final int width;

  /** Open addressing: the number of a group, from 1. */
  private int[] places = new int[FIRST_PLACES];

  private int size;
  private int[] hashes = new int[FIRST_PLACES];
  private long[] buckets = new long[FIRST_PLACES];
  private int[] rows = new int[FIRST_PLACES];
  private final List<FactRows> sources = new ArrayList<>();
  private long[] sums;

  /**
   * @param leaves for each leaf of the rollup its place among the values of a row
   * @param kinds how the sums of those leaves are held
   * @param width numbers of a row
   */
  RollupGroups(RollupTable rollup, int[] leaves, List<Kind> kinds, int width) {
    Entity entity = rollup.entity();
    this.rollup = rollup;
    this.leaves = leaves;
    this.kinds = kinds;
    this.width = width;
    this.fields =
        rollup.rollup().fields().stream()
            .mapToInt(field -> entity.fields().indexOf(entity.field(field)))
            .toArray();
    this.types =
        rollup.rollup().fields().stream().map(field -> entity.field(field).type()).toList();
    this.sums = new long[FIRST_PLACES * width];
  }

  RollupTable rollup() {
    return rollup;
  }

  /**
   * Adds the values of a row.
   *
   * @param values of a block
   * @param at where those of the row begin
   */
  void add(FactRows source, int row, long bucket, long[] values, int at) {
    int to = group(source, row, bucket) * width;
    for (int i = 0; i < width; i++) {
      sums[to + i] += values[at + i];
    }
  }

  /** Adds what another of the same rollup has. */
  void addAll(RollupGroups other) {
    for (int group = 0; group < other.size; group++) {
      add(
          other.sources.get(group),
          other.rows[group],
          other.buckets[group],
          other.sums,
          group * width);
    }
  }

  private int group(FactRows source, int row, long bucket) {
    int hash = Long.hashCode(bucket * 0x9E3779B97F4A7C15L);
    for (int i = 0; i < fields.length; i++) {
      hash = 31 * hash + hash(source, row, i);
    }
    hash ^= hash >>> 15;
    int place = hash & (places.length - 1);
    while (places[place] != 0) {
      int group = places[place] - 1;
      if (hashes[group] == hash && buckets[group] == bucket && same(group, source, row)) {
        return group;
      }
      place = (place + 1) & (places.length - 1);
    }
    places[place] = size + 1;
    return fresh(source, row, bucket, hash);
  }

  private int hash(FactRows source, int row, int field) {
    if (isText(field)) {
      return Objects.hashCode(source.text(fields[field], row));
    }
    return source.isPresent(fields[field], row)
        ? Long.hashCode(source.number(fields[field], row)) + 1
        : 0;
  }

  private boolean same(int group, FactRows source, int row) {
    FactRows other = sources.get(group);
    int otherRow = rows[group];
    for (int i = 0; i < fields.length; i++) {
      int field = fields[i];
      boolean same =
          isText(i)
              ? Objects.equals(source.text(field, row), other.text(field, otherRow))
              : sameNumber(source, row, other, otherRow, field);
      if (!same) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameNumber(
      FactRows source, int row, FactRows other, int otherRow, int field) {
    boolean present = source.isPresent(field, row);
    return present == other.isPresent(field, otherRow)
        && (!present || source.number(field, row) == other.number(field, otherRow));
  }

  private boolean isText(int field) {
    return switch (types.get(field)) {
      case TEXT, JSON -> true;
      case INSTANT, DATE, DECIMAL, INTEGER, BOOLEAN -> false;
    };
  }

  private int fresh(FactRows source, int row, long bucket, int hash) {
    int group = size++;
    if (group == hashes.length) {
      int capacity = 2 * group;
      hashes = Arrays.copyOf(hashes, capacity);
      buckets = Arrays.copyOf(buckets, capacity);
      rows = Arrays.copyOf(rows, capacity);
      sums = Arrays.copyOf(sums, capacity * width);
    }
    hashes[group] = hash;
    buckets[group] = bucket;
    rows[group] = row;
    sources.add(source);
    if (2 * size > places.length) {
      rehash();
    }
    return group;
  }

  private void rehash() {
    places = new int[4 * places.length];
    for (int group = 0; group < size; group++) {
      int place = hashes[group] & (places.length - 1);
      while (places[place] != 0) {
        place = (place + 1) & (places.length - 1);
      }
      places[place] = group + 1;
    }
  }

  /** The buckets it has rows for, each alone when they are few, else with what lies between. */
  Set<RollupChanges.Span> spans(Duration grain) {
    LongSummaryStatistics starts = Arrays.stream(buckets, 0, size).summaryStatistics();
    return size > FEW
        ? Set.of(span(starts.getMin(), grain).with(span(starts.getMax(), grain)))
        : Arrays.stream(buckets, 0, size)
            .mapToObj(bucket -> span(bucket, grain))
            .collect(Collectors.toSet());
  }

  static RollupChanges.Span span(long bucket, Duration grain) {
    Instant start = Instant.EPOCH.plus(bucket, ChronoUnit.MICROS);
    return new RollupChanges.Span(start, start.plus(grain));
  }

  /**
   * Appends a row for each group to the rollup's table.
   *
   * @param sign 1 to add, -1 to take away
   * @return how many
   */
  long append(Session session, int sign) throws SQLException {
    try (DuckDBAppender appender = session.appender(rollup.rollup().id())) {
      for (int group = 0; group < size; group++) {
        appender.beginRow();
        appender.appendEpochMicros(buckets[group]);
        for (int i = 0; i < fields.length; i++) {
          appendKey(appender, i, sources.get(group), rows[group]);
        }
        for (int leaf = 0; leaf < leaves.length; leaf++) {
          appendSum(appender, kinds.get(leaf), sign * sums[group * width + leaves[leaf]]);
        }
        appender.endRow();
      }
    }
    return size;
  }

  private void appendKey(DuckDBAppender appender, int field, FactRows source, int row)
      throws SQLException {
    if (isText(field)) {
      appender.append(source.text(fields[field], row));
      return;
    }
    if (!source.isPresent(fields[field], row)) {
      appender.appendNull();
      return;
    }
    long number = source.number(fields[field], row);
    switch (types.get(field)) {
      case BOOLEAN -> appender.append(number != 0);
      case INTEGER -> appender.append(number);
      case DECIMAL -> appender.appendDecimal(number);
      case INSTANT -> appender.appendEpochMicros(number);
      case DATE -> appender.appendEpochDays(Math.toIntExact(number));
      case TEXT, JSON -> throw new IllegalStateException("texts are appended as texts");
    }
  }

  private static void appendSum(DuckDBAppender appender, Kind kind, long sum) throws SQLException {
    long upper = sum < 0 ? -1 : 0;
    switch (kind) {
      case Kind.Count _ -> appender.append(sum);
      case Kind.Whole _ -> appender.appendHugeInt(sum, upper);
      case Kind.Decimal _ -> appender.appendDecimal(sum, upper);
    }
  }
}
