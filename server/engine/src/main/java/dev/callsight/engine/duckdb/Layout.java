package dev.callsight.engine.duckdb;

import dev.callsight.core.catalog.Entity;
import dev.callsight.core.catalog.Rollup;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Every table of an organization's file, as the catalog declares them. */
final class Layout {
  private final Map<String, EntityTable> entities = new LinkedHashMap<>();
  private final List<RollupTable> rollups;

  private Layout(Collection<Entity> entities, List<Rollup> rollups) {
    entities.forEach(entity -> this.entities.put(entity.id(), EntityTable.of(entity)));
    this.rollups =
        rollups.stream()
            .map(rollup -> new RollupTable(rollup, table(rollup.entity()).entity()))
            .toList();
  }

  static Layout of(Collection<Entity> entities, List<Rollup> rollups) {
    return new Layout(entities, rollups);
  }

  Collection<EntityTable> entities() {
    return entities.values();
  }

  boolean contains(String entity) {
    return entities.containsKey(entity);
  }

  /** The table of that entity. */
  EntityTable table(String entity) {
    EntityTable table = entities.get(entity);
    if (table == null) {
      throw new IllegalArgumentException("no entity " + entity);
    }
    return table;
  }

  List<RollupTable> rollups() {
    return rollups;
  }

  /** The rollups of one entity. */
  List<RollupTable> rollups(String entity) {
    return rollups.stream().filter(rollup -> rollup.rollup().entity().equals(entity)).toList();
  }

  /** Names a question may read. */
  Set<String> readable() {
    Set<String> names = new TreeSet<>(entities.keySet());
    rollups.forEach(rollup -> names.add(rollup.rollup().id()));
    return names;
  }
}
