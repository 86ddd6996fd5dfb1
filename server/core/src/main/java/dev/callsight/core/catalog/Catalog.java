package dev.callsight.core.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Everything that can be asked: one immutable snapshot, checked when it was read. */
public final class Catalog {
  private final Map<String, Entity> entities;

  private Catalog(Map<String, Entity> entities) {
    this.entities = Collections.unmodifiableMap(new LinkedHashMap<>(entities));
  }

  /**
   * The built-in catalog.
   *
   * @throws CatalogException naming file and line when it contradicts itself
   */
  public static Catalog builtIn() {
    return new Catalog(EntityReader.read(resource("entities.yaml")));
  }

  private static YamlNode resource(String name) {
    try (InputStream stream = Catalog.class.getResourceAsStream("/catalog/" + name)) {
      if (stream == null) {
        throw new CatalogException("catalog/" + name, "is missing");
      }
      return YamlNode.parse(
          "catalog/" + name, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every entity, in the order of declaration. */
  public Collection<Entity> entities() {
    return entities.values();
  }

  /** The entity of that id. */
  public Optional<Entity> findEntity(String id) {
    return Optional.ofNullable(entities.get(id));
  }

  /**
   * The entity of that id.
   *
   * @throws IllegalArgumentException when there is none
   */
  public Entity entity(String id) {
    return findEntity(id).orElseThrow(() -> new IllegalArgumentException("no entity " + id));
  }
}
