package dev.callsight.engine.clickhouse;

import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.catalog.Entity;
import dev.callsight.core.sql.SqlRenderer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every table of the store, as the catalog declares them. */
final class Layout {
  private final Map<String, FactTable> facts = new LinkedHashMap<>();
  private final List<RollupTable> rollups;
  private final SqlRenderer renderer;

  Layout(Catalog catalog) {
    this.renderer = SqlRenderer.clickHouse(catalog);
    Map<String, Entity> entities = new LinkedHashMap<>();
    for (Entity entity : catalog.entities()) {
      entities.put(entity.id(), entity);
      facts.put(entity.id(), FactTable.of(entity));
    }
    this.rollups = RollupTable.of(catalog.rollups(), entities, renderer);
  }

  Collection<FactTable> facts() {
    return facts.values();
  }

  boolean contains(String entity) {
    return facts.containsKey(entity);
  }

  FactTable facts(String entity) {
    FactTable table = facts.get(entity);
    if (table == null) {
      throw new IllegalArgumentException("no entity " + entity);
    }
    return table;
  }

  List<RollupTable> rollups() {
    return rollups;
  }

  /** What the records of one entity are summed up in. */
  List<RollupTable> rollups(String entity) {
    return rollups.stream().filter(rollup -> rollup.entity().id().equals(entity)).toList();
  }

  SqlRenderer renderer() {
    return renderer;
  }
}
