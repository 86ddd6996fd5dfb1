package dev.callsight.core.catalog;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads {@code dimensions.yaml}. */
final class DimensionReader {
  private static final Set<String> MEMBERS =
      Set.of("label", "description", "type", "clock", "names", "aliases", "bounds", "paths");

  private final PathReader reader;

  DimensionReader(Map<String, Entity> entities) {
    this.reader = new PathReader(entities);
  }

  Map<String, Dimension> read(YamlNode root) {
    Map<String, Dimension> dimensions = new LinkedHashMap<>();
    root.members().forEach((id, node) -> dimensions.put(id, dimension(id, node.only(MEMBERS))));
    return dimensions;
  }

  private Dimension dimension(String id, YamlNode node) {
    String names = node.textOrNull("names");
    if (names != null) {
      entity(names, node);
    }
    FieldPath.Shape clock = node.find("clock").map(DimensionReader::clock).orElse(null);
    return new Dimension(
        id,
        node.require("label").text(),
        node.require("description").text(),
        node.find("type").map(DimensionReader::type).orElse(Dimension.Type.TEXT),
        paths(node, shape(node)),
        clock,
        names,
        node.find("aliases").map(YamlNode::texts).orElse(List.of()));
  }

  private Map<String, FieldPath> paths(YamlNode node, FieldPath.Shape shape) {
    Map<String, FieldPath> paths = new LinkedHashMap<>();
    node.find("paths")
        .ifPresent(members ->
            members
                .members()
                .forEach((entity, path) -> paths.put(entity, path(entity, path, shape))));
    return paths;
  }

  private FieldPath path(String entityId, YamlNode node, FieldPath.Shape shape) {
    Entity entity = entity(entityId, node);
    try {
      return reader.read(entity, node.text(), shape);
    } catch (IllegalArgumentException e) {
      throw node.problem(String.valueOf(e.getMessage()));
    }
  }

  private Entity entity(String id, YamlNode node) {
    try {
      return reader.entity(id);
    } catch (IllegalArgumentException e) {
      throw node.problem(String.valueOf(e.getMessage()));
    }
  }

  private static FieldPath.Shape shape(YamlNode node) {
    return node.find("bounds")
        .<FieldPath.Shape>map(DimensionReader::band)
        .orElse(FieldPath.Shape.plain());
  }

  private static FieldPath.Shape band(YamlNode bounds) {
    List<BigDecimal> numbers = bounds.items().stream().map(YamlNode::number).toList();
    for (int i = 1; i < numbers.size(); i++) {
      if (numbers.get(i - 1).compareTo(numbers.get(i)) >= 0) {
        throw bounds.problem("bounds must ascend");
      }
    }
    return new FieldPath.Shape.Band(numbers);
  }

  private static FieldPath.Shape clock(YamlNode node) {
    return switch (node.text()) {
      case "hour_of_day" -> new FieldPath.Shape.HourOfDay();
      case "weekday" -> new FieldPath.Shape.Weekday();
      default -> throw node.problem("expected hour_of_day or weekday, found " + node.text());
    };
  }

  private static Dimension.Type type(YamlNode node) {
    try {
      return Dimension.Type.valueOf(node.text().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw node.problem("unknown type " + node.text());
    }
  }
}
