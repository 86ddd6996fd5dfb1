package dev.callsight.core.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code rollups.yaml}. */
final class RollupReader {
  private RollupReader() {}

  static List<Rollup> read(YamlNode root, Map<String, Entity> entities, Map<Leaf, String> leaves) {
    List<Rollup> rollups = new ArrayList<>();
    root.members().forEach((id, node) -> rollups.add(rollup(id, node, entities, leaves)));
    return rollups;
  }

  private static Rollup rollup(
      String id, YamlNode node, Map<String, Entity> entities, Map<Leaf, String> leaves) {
    node.only(Set.of("entity", "time", "fields"));
    Entity entity = entities.get(node.require("entity").text());
    if (entity == null || entity.view() || entity.timeField() == null) {
      throw node.problem("no stored entity with a time: " + node.require("entity").text());
    }
    List<String> fields = node.require("fields").texts();
    for (String field : fields) {
      if (entity.find(field).isEmpty()) {
        throw node.problem("no field " + field + " in " + entity.id());
      }
    }
    String time = node.textOr("time", entity.timeField());
    return new Rollup(id, entity.id(), time, fields, held(entity.id(), time, leaves));
  }

  /** The additive leaves of an entity by one of its times, by name. */
  static Map<String, Leaf> held(String entity, String time, Map<Leaf, String> leaves) {
    Map<String, Leaf> held = new LinkedHashMap<>();
    leaves.forEach((leaf, name) -> {
      if (leaf.additive() && leaf.entity().equals(entity) && leaf.time().equals(time)) {
        held.put(name, leaf);
      }
    });
    return held;
  }
}
