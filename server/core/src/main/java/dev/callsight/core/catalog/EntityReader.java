package dev.callsight.core.catalog;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code entities.yaml}. */
final class EntityReader {
  private static final Set<String> FIELD_MEMBERS =
      Set.of(
          "type",
          "required",
          "scale",
          "minimum",
          "maximum",
          "values",
          "maximumLength",
          "money",
          "derived");
  private static final int DEFAULT_LENGTH = 2_000;

  /** The largest amount an 18-digit decimal of scale 6 can hold, with room for none beyond. */
  private static final BigDecimal LARGEST = new BigDecimal("999999999999");

  private EntityReader() {}

  static Map<String, Entity> read(YamlNode root) {
    Map<String, Entity> entities = new LinkedHashMap<>();
    root.members().forEach((id, node) -> entities.put(id, entity(id, node)));
    return entities;
  }

  private static Entity entity(String id, YamlNode node) {
    node.only(Set.of("label", "time", "view", "conditions", "fields", "novelties"));
    List<Field> fields = new ArrayList<>();
    node.require("fields").members().forEach((name, field) -> fields.add(field(name, field)));
    String time = node.textOrNull("time");
    if (time != null && fields.stream().noneMatch(field -> field.name().equals(time))) {
      throw node.problem("time of " + id + " is " + time + ", which is not a field");
    }
    try {
      Entity plain = entity(id, node, time, fields, List.of());
      return entity(id, node, time, fields, novelties(plain, node));
    } catch (IllegalArgumentException e) {
      throw node.problem(String.valueOf(e.getMessage()));
    }
  }

  private static Entity entity(
      String id,
      YamlNode node,
      @Nullable String time,
      List<Field> fields,
      List<Novelty> novelties) {
    return new Entity(id, node.require("label").text(), time, node.flag("view"), fields, novelties);
  }

  private static List<Novelty> novelties(Entity entity, YamlNode node) {
    List<Novelty> novelties = new ArrayList<>();
    node.find("novelties")
        .ifPresent(all ->
            all.members().forEach((name, each) -> novelties.add(novelty(entity, name, each))));
    return novelties;
  }

  private static Novelty novelty(Entity entity, String name, YamlNode node) {
    YamlNode by = node.only(Set.of("by", "where")).require("by");
    boolean derived =
        entity
            .find(name)
            .filter(field -> field.derived() && field.type() == FieldType.INSTANT)
            .isPresent();
    if (!derived) {
      throw node.problem(name + " is not a derived instant of " + entity.id());
    }
    if (entity.timeField() == null || entity.find(by.text()).isEmpty()) {
      throw by.problem(entity.id() + " has no time or no field " + by.text());
    }
    Condition where =
        node.find("where")
            .map(text -> condition(entity, Map.of(), new PathReader(Map.of()), text))
            .orElse(Condition.always());
    return new Novelty(name, by.text(), where);
  }

  /** The named conditions of each entity. */
  static Map<String, Map<String, Condition>> conditions(
      YamlNode root, Map<String, Entity> entities) {
    Map<String, Map<String, Condition>> conditions = new LinkedHashMap<>();
    root.members()
        .forEach((id, node) ->
            conditions.put(
                id,
                conditions(
                    Objects.requireNonNull(entities.get(id)), new PathReader(entities), node)));
    return conditions;
  }

  private static Map<String, Condition> conditions(Entity entity, PathReader paths, YamlNode node) {
    Map<String, Condition> named = new LinkedHashMap<>();
    node.find("conditions")
        .ifPresent(conditions ->
            conditions
                .members()
                .forEach((name, text) -> named.put(name, condition(entity, named, paths, text))));
    return named;
  }

  /** The condition that a text stands for. */
  static Condition condition(
      Entity entity, Map<String, Condition> named, PathReader paths, YamlNode text) {
    try {
      return ConditionParser.parse(entity, named, paths, text.text());
    } catch (IllegalArgumentException e) {
      throw text.problem(String.valueOf(e.getMessage()));
    }
  }

  private static Field field(String name, YamlNode node) {
    if (node.isText()) {
      return new Field(
          name, type(node), false, 0, null, null, List.of(), DEFAULT_LENGTH, false, false);
    }
    node.only(FIELD_MEMBERS);
    FieldType type = type(node.require("type"));
    int scale = node.find("scale").map(value -> value.number().intValueExact()).orElse(0);
    try {
      return new Field(
          name,
          type,
          node.flag("required"),
          scale,
          bound(node, "minimum", type, LARGEST.negate()),
          bound(node, "maximum", type, LARGEST),
          node.find("values").map(YamlNode::texts).orElse(List.of()),
          node.find("maximumLength")
              .map(value -> value.number().intValueExact())
              .orElse(DEFAULT_LENGTH),
          node.flag("money"),
          node.flag("derived"));
    } catch (IllegalArgumentException e) {
      throw node.problem(String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable BigDecimal bound(
      YamlNode node, String name, FieldType type, BigDecimal otherwise) {
    return switch (type) {
      case DECIMAL, INTEGER -> node.find(name).map(YamlNode::number).orElse(otherwise);
      case TEXT, INSTANT, DATE, BOOLEAN, JSON -> null;
    };
  }

  private static FieldType type(YamlNode node) {
    try {
      return FieldType.valueOf(node.text().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw node.problem("unknown type " + node.text());
    }
  }
}
