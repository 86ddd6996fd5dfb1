package dev.callsight.core.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the leaves of {@code metrics.yaml}. */
final class LeafReader {
  private static final Set<String> MEMBERS =
      Set.of("entity", "of", "where", "time", "level", "divideBy", "from", "until");
  private static final Pattern CALL = Pattern.compile("([a-z]+)\\((\\w+)(?:,\\s*(\\w+))?\\)");

  private final Map<String, Entity> entities;
  private final Map<String, Map<String, Condition>> conditions;
  private final PathReader paths;

  LeafReader(Map<String, Entity> entities, Map<String, Map<String, Condition>> conditions) {
    this.entities = entities;
    this.conditions = conditions;
    this.paths = new PathReader(entities);
  }

  Leaf.Count count(YamlNode node) {
    Entity entity = entity(node);
    return new Leaf.Count(entity.id(), time(node, entity), where(node, entity));
  }

  Leaf.Distinct distinct(YamlNode node) {
    Entity entity = entity(node);
    String field = node.require("of").text();
    if (entity.find(field).isEmpty()) {
      throw node.problem("no field " + field + " in " + entity.id());
    }
    return new Leaf.Distinct(entity.id(), time(node, entity), field, where(node, entity));
  }

  Leaf.Sum sum(YamlNode node) {
    Entity entity = entity(node);
    return new Leaf.Sum(
        entity.id(), time(node, entity), value(node.require("of"), entity), where(node, entity));
  }

  /** How many records have the value that {@link #sum} adds up. */
  Leaf.Count countOfValue(YamlNode node) {
    Leaf.Sum sum = sum(node);
    Condition has =
        switch (sum.value()) {
          case Value.OfField field -> has(entity(node), field.field());
          case Value.Magnitude field -> has(entity(node), field.field());
          case Value.Elapsed elapsed -> new Condition.InOrder(elapsed.from(), elapsed.to());
          case Value.Product product ->
              has(entity(node), product.left()).and(has(entity(node), product.right()));
          case Value.OfRelated related -> throw node.problem("no mean of related records");
        };
    return new Leaf.Count(sum.entity(), sum.time(), sum.where().and(has));
  }

  private static Condition has(Entity entity, String field) {
    return entity.field(field).money()
        ? new Condition.Counts(field)
        : new Condition.IsSet(FieldPath.of(field));
  }

  Leaf.Quantile quantile(YamlNode node) {
    Entity entity = entity(node);
    try {
      return new Leaf.Quantile(
          entity.id(),
          time(node, entity),
          value(node.require("of"), entity),
          node.require("level").number().doubleValue(),
          where(node, entity));
    } catch (IllegalArgumentException e) {
      throw node.problem(String.valueOf(e.getMessage()));
    }
  }

  Leaf.Balance balance(YamlNode node) {
    Entity entity = entity(node);
    @Nullable Value value = node.find("of").map(of -> value(of, entity)).orElse(null);
    return new Leaf.Balance(
        entity.id(),
        instant(node.require("from"), entity),
        instant(node.require("until"), entity),
        value,
        where(node, entity));
  }

  Leaf.Overlap overlap(YamlNode node) {
    Entity entity = entity(node);
    @Nullable Value value = node.find("of").map(of -> value(of, entity)).orElse(null);
    return new Leaf.Overlap(
        entity.id(),
        moment(node.require("from"), entity, FieldPath.of(node.require("from").text())).field(),
        end(node.require("until"), entity),
        value,
        where(node, entity));
  }

  private FieldPath end(YamlNode node, Entity entity) {
    try {
      return moment(node, entity, paths.read(entity, node.text()));
    } catch (IllegalArgumentException e) {
      throw node.problem(String.valueOf(e.getMessage()));
    }
  }

  private FieldPath moment(YamlNode node, Entity entity, FieldPath path) {
    if (entity.find(path.field()).isPresent() || path.target() != null) {
      FieldType type = paths.field(entity, path).type();
      if (type == FieldType.INSTANT || (type == FieldType.DATE && path.target() == null)) {
        return path;
      }
    }
    throw node.problem(node.text() + " is not an instant of " + entity.id());
  }

  private Entity entity(YamlNode node) {
    YamlNode id = node.only(MEMBERS).require("entity");
    Entity entity = entities.get(id.text());
    if (entity == null) {
      throw id.problem("no entity " + id.text());
    }
    return entity;
  }

  private Condition where(YamlNode node, Entity entity) {
    Map<String, Condition> named = Objects.requireNonNull(conditions.get(entity.id()));
    return node.find("where")
        .map(text -> EntityReader.condition(entity, named, paths, text))
        .orElse(Condition.always());
  }

  private static String time(YamlNode node, Entity entity) {
    if (node.find("time").isPresent()) {
      return instant(node.require("time"), entity);
    }
    if (entity.timeField() == null) {
      throw node.problem(entity.id() + " has no time");
    }
    return entity.timeField();
  }

  private static String instant(YamlNode node, Entity entity) {
    boolean fits =
        entity.find(node.text()).map(Field::type).filter(FieldType.INSTANT::equals).isPresent();
    if (!fits) {
      throw node.problem(node.text() + " is not an instant of " + entity.id());
    }
    return node.text();
  }

  private static Value value(YamlNode node, Entity entity) {
    Matcher call = CALL.matcher(node.text());
    if (!call.matches()) {
      return new Value.OfField(number(node, entity, node.text()));
    }
    return switch (call.group(1)) {
      case "magnitude" -> new Value.Magnitude(number(node, entity, call.group(2)));
      case "product" ->
          new Value.Product(
              number(node, entity, call.group(2)), number(node, entity, second(node, call)));
      case "elapsed" -> new Value.Elapsed(call.group(2), second(node, call));
      case "related" -> related(node, call.group(2));
      default -> throw node.problem("no function " + call.group(1));
    };
  }

  private static String second(YamlNode node, Matcher call) {
    if (call.group(3) == null) {
      throw node.problem(call.group(1) + " takes two fields");
    }
    return call.group(3);
  }

  private static Value related(YamlNode node, String name) {
    try {
      return new Value.OfRelated(Value.Related.valueOf(name.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      throw node.problem("expected one of " + List.of(Value.Related.values()) + ", found " + name);
    }
  }

  private static String number(YamlNode node, Entity entity, String name) {
    boolean fits =
        entity
            .find(name)
            .map(Field::type)
            .filter(type -> type == FieldType.DECIMAL || type == FieldType.INTEGER)
            .isPresent();
    if (!fits) {
      throw node.problem(name + " is not a number of " + entity.id());
    }
    return name;
  }
}
