package dev.callsight.core.query;

import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.catalog.Formula;
import dev.callsight.core.catalog.Leaf;
import dev.callsight.core.table.Table;
import dev.callsight.core.time.Bucket;
import dev.callsight.core.time.Grain;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The leaf values of an answer by dimension values and time bucket: an engine's table, made dense.
 * Every group has every bucket; what no record spoke of is zero, or missing for a quantile.
 */
public final class LeafFrame {
  private final List<Leaf> leaves;
  private final Map<Leaf, Integer> places = new HashMap<>();
  private final Map<List<@Nullable Object>, @Nullable BigDecimal[][]> groups =
      new LinkedHashMap<>();
  private final int buckets;

  private LeafFrame(Set<Leaf> leaves, int buckets) {
    this.leaves = List.copyOf(leaves);
    this.buckets = Math.max(buckets, 1);
    for (int i = 0; i < this.leaves.size(); i++) {
      places.put(this.leaves.get(i), i);
    }
  }

  /**
   * Reads the tables of a plan's steps.
   *
   * @param query the question that was answered
   * @param tables each with a column for the time key, if any, one for each dimension, and one for
   *     each of its leaves by its name in the catalog; values that several give are added
   */
  public static LeafFrame of(BoundQuery query, List<Table> tables, Catalog catalog) {
    List<Bucket> buckets = query.buckets();
    LeafFrame frame = new LeafFrame(query.leaves(), buckets.size());
    Map<Object, Integer> bucketOf = new HashMap<>();
    for (int i = 0; i < buckets.size(); i++) {
      bucketOf.put(buckets.get(i).key(), i);
    }
    if (query.dimensions().isEmpty()) {
      frame.group(List.of());
    }
    tables.forEach(table -> frame.add(query, table, bucketOf, catalog));
    frame.accumulate();
    return frame;
  }

  private void add(BoundQuery query, Table table, Map<Object, Integer> bucketOf, Catalog catalog) {
    int dimensions = query.dimensions().size();
    int firstDimension = query.grain() == null ? 0 : 1;
    int[] columns =
        leaves.stream().mapToInt(leaf -> table.find(catalog.nameOf(leaf)).orElse(-1)).toArray();
    for (List<@Nullable Object> row : table.rows()) {
      Integer bucket =
          query.grain() == null
              ? Integer.valueOf(0)
              : bucketOf.get(key(row.getFirst(), query.grain()));
      if (bucket != null) {
        List<@Nullable Object> key = dimensionValues(row, firstDimension, dimensions);
        put(group(key)[bucket], row, columns);
      }
    }
  }

  private static @Nullable Object key(@Nullable Object cell, Grain grain) {
    return grain != Grain.HOUR && cell instanceof Instant instant
        ? instant.atZone(ZoneOffset.UTC).toLocalDate()
        : cell;
  }

  private static List<@Nullable Object> dimensionValues(
      List<@Nullable Object> row, int first, int count) {
    List<@Nullable Object> values = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Object value = row.get(first + i);
      values.add(value instanceof BigDecimal number ? plain(number) : value);
    }
    return Collections.unmodifiableList(values);
  }

  private static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private @Nullable BigDecimal[][] group(List<@Nullable Object> key) {
    return groups.computeIfAbsent(key, absent -> new BigDecimal[buckets][leaves.size()]);
  }

  private void put(@Nullable BigDecimal[] values, List<@Nullable Object> row, int[] columns) {
    for (int i = 0; i < columns.length; i++) {
      Object cell = columns[i] < 0 ? null : row.get(columns[i]);
      if (cell != null) {
        BigDecimal before = values[i];
        values[i] = before == null ? decimal(cell) : before.add(decimal(cell));
      }
    }
  }

  private static BigDecimal decimal(Object cell) {
    return switch (cell) {
      case BigDecimal number -> number;
      case Long number -> BigDecimal.valueOf(number);
      case Double number -> BigDecimal.valueOf(number);
      default -> new BigDecimal(cell.toString());
    };
  }

  private void accumulate() {
    for (int i = 0; i < leaves.size(); i++) {
      if (leaves.get(i) instanceof Leaf.Balance) {
        int place = i;
        groups.values().forEach(group -> accumulate(group, place));
      }
    }
  }

  private static void accumulate(@Nullable BigDecimal[][] group, int place) {
    BigDecimal level = BigDecimal.ZERO;
    for (@Nullable BigDecimal[] bucket : group) {
      BigDecimal movement = bucket[place];
      level = movement == null ? level : level.add(movement);
      bucket[place] = level;
    }
  }

  /**
   * The frame of a question's total, from that of its rows: every record stands in one group and
   * bucket, so that additive leaves are added up.
   *
   * @param rest the total's own frame with the leaves that are not
   */
  public LeafFrame total(LeafFrame rest) {
    LeafFrame total = new LeafFrame(new LinkedHashSet<>(leaves), 1);
    @Nullable BigDecimal[] sums = total.group(List.of())[0];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = leaves.get(i).additive() ? sum(i) : rest.single(leaves.get(i));
    }
    return total;
  }

  private @Nullable BigDecimal sum(int place) {
    BigDecimal sum = null;
    for (@Nullable BigDecimal[][] group : groups.values()) {
      for (@Nullable BigDecimal[] bucket : group) {
        BigDecimal value = bucket[place];
        sum = sum == null ? value : value == null ? sum : sum.add(value);
      }
    }
    return sum;
  }

  /** The value of a leaf in a frame of one row. */
  private @Nullable BigDecimal single(Leaf leaf) {
    Integer place = places.get(leaf);
    @Nullable BigDecimal[][] group = groups.get(List.of());
    return place == null || group == null ? null : group[0][place];
  }

  /** The dimension values of every group, in the engine's order. */
  public Set<List<@Nullable Object>> keys() {
    return Collections.unmodifiableSet(groups.keySet());
  }

  /** The leaf values of a group in a bucket; a group that is not there is all zero. */
  public Formula.Values values(List<@Nullable Object> key, int bucket) {
    @Nullable BigDecimal[][] group = groups.get(key);
    return leaf -> {
      Integer place = places.get(leaf);
      BigDecimal value = group == null || place == null ? null : group[bucket][place];
      return value != null || leaf instanceof Leaf.Quantile ? value : BigDecimal.ZERO;
    };
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    groups.forEach((key, values) ->
        text.append(key).append(' ').append(Arrays.deepToString(values)).append('\n'));
    return text.toString();
  }
}
