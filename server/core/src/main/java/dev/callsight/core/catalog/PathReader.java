package dev.callsight.core.catalog;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads where a value is found: {@code field}, or {@code leads(leadId).source}. */
final class PathReader {
  private static final Pattern REFERENCE =
      Pattern.compile("([a-z_]+)\\(([A-Za-z]+)\\)\\.([A-Za-z]+)");

  private final Map<String, Entity> entities;

  /**
   * A reader of paths between entities.
   *
   * @param entities by id: those that a path may lead to
   */
  PathReader(Map<String, Entity> entities) {
    this.entities = entities;
  }

  /**
   * The path from a record of an entity.
   *
   * @throws IllegalArgumentException when it leads nowhere
   */
  FieldPath read(Entity entity, String text, FieldPath.Shape shape) {
    Matcher reference = REFERENCE.matcher(text);
    if (!reference.matches()) {
      return new FieldPath(null, null, known(entity, text).name(), null, shape);
    }
    Entity target = entity(reference.group(1));
    String from = known(entity, reference.group(2)).name();
    return new FieldPath(from, target.id(), known(target, reference.group(3)).name(), null, shape);
  }

  /** The same to a value as it is. */
  FieldPath read(Entity entity, String text) {
    return read(entity, text, FieldPath.Shape.plain());
  }

  /** The field at the end of a path from a record of an entity. */
  Field field(Entity entity, FieldPath path) {
    return (path.target() == null ? entity : entity(path.target())).field(path.field());
  }

  Entity entity(String id) {
    Entity entity = entities.get(id);
    if (entity == null) {
      throw new IllegalArgumentException("no entity " + id);
    }
    return entity;
  }

  private static Field known(Entity entity, String name) {
    return entity
        .find(name)
        .orElseThrow(() -> new IllegalArgumentException("no field " + name + " in " + entity.id()));
  }
}
