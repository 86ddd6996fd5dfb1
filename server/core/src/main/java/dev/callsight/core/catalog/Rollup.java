package dev.callsight.core.catalog;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A pre-computed table: the additive leaves of one entity over small time buckets, for each
 * combination of a few plain fields. Rows are signed changes; only their sums mean anything.
 *
 * @param id also the table's name
 * @param entity what it summarizes
 * @param time the instant field that is put into buckets; the column {@code bucket} holds the start
 * @param fields plain fields of the entity it keeps apart, each in a column of the field's name
 * @param leaves column name to additive leaf
 */
public record Rollup(
    String id, String entity, String time, List<String> fields, Map<String, Leaf> leaves) {
  public Rollup {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(entity, "entity");
    Objects.requireNonNull(time, "time");
    fields = List.copyOf(fields);
    leaves = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(leaves));
    for (Leaf leaf : leaves.values()) {
      if (!leaf.additive() || !leaf.entity().equals(entity) || !leaf.time().equals(time)) {
        throw new IllegalArgumentException("rollup " + id + " cannot hold " + leaf);
      }
    }
  }

  /** The column that counts all records: where its sum is zero, there is none. */
  public Optional<String> records() {
    return leaves.entrySet().stream()
        .filter(leaf ->
            leaf.getValue() instanceof Leaf.Count(_, _, Condition where)
                && where.equals(Condition.always()))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
