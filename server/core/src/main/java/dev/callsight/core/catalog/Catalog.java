package dev.callsight.core.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Everything that can be asked: one immutable snapshot, checked when it was read. */
public final class Catalog {
  private final Map<String, Entity> entities;
  private final Map<String, Dimension> dimensions;
  private final Map<String, Metric> metrics;
  private final Map<Leaf, String> leaves;
  private final List<Rollup> rollups;
  private final Names<Metric> metricNames;
  private final Names<Dimension> dimensionNames;

  private Catalog(Function<String, YamlNode> files) {
    YamlNode entityFile = files.apply("entities.yaml");
    this.entities = Collections.unmodifiableMap(EntityReader.read(entityFile));
    this.dimensions =
        Collections.unmodifiableMap(
            new DimensionReader(entities).read(files.apply("dimensions.yaml")));
    LeafReader leafReader = new LeafReader(entities, EntityReader.conditions(entityFile, entities));
    this.metrics =
        Collections.unmodifiableMap(new MetricReader(leafReader).read(files.apply("metrics.yaml")));
    this.leaves = LeafNames.of(metrics.values());
    this.rollups = List.copyOf(RollupReader.read(files.apply("rollups.yaml"), entities, leaves));
    this.metricNames = new Names<>(metrics.values(), Metric::id, Metric::aliases);
    this.dimensionNames = new Names<>(dimensions.values(), Dimension::id, Dimension::aliases);
  }

  /**
   * The built-in catalog.
   *
   * @throws CatalogException naming file and line when it contradicts itself
   */
  public static Catalog builtIn() {
    return new Catalog(Catalog::resource);
  }

  /**
   * A catalog of other texts.
   *
   * @param files {@code entities.yaml}, {@code dimensions.yaml}, {@code metrics.yaml} and {@code
   *     rollups.yaml} by name; one that is absent is taken from the built-in catalog
   * @throws CatalogException naming file and line when it contradicts itself
   */
  public static Catalog of(Map<String, String> files) {
    return new Catalog(name -> {
      String text = files.get(name);
      return text == null ? resource(name) : YamlNode.parse(name, text);
    });
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

  /** Every entity that is ingested and stored, in the order of declaration. */
  public Collection<Entity> entities() {
    return entities.values().stream().filter(entity -> !entity.view()).toList();
  }

  /** Every entity that is computed from others whenever it is read. */
  public Collection<Entity> views() {
    return entities.values().stream().filter(Entity::view).toList();
  }

  /** The entity or view of that id. */
  public Optional<Entity> findEntity(String id) {
    return Optional.ofNullable(entities.get(id));
  }

  /**
   * The entity or view of that id.
   *
   * @throws IllegalArgumentException when there is none
   */
  public Entity entity(String id) {
    return findEntity(id).orElseThrow(() -> new IllegalArgumentException("no entity " + id));
  }

  /** Every dimension, in the order of declaration. */
  public Collection<Dimension> dimensions() {
    return dimensions.values();
  }

  /** The dimension of that id or alias. */
  public Optional<Dimension> findDimension(String name) {
    return dimensionNames.find(name);
  }

  /** Names of dimensions like the given one, nearest first. */
  public List<String> dimensionsLike(String name) {
    return dimensionNames.nearest(name);
  }

  /** Every metric, in the order of declaration. */
  public Collection<Metric> metrics() {
    return metrics.values();
  }

  /** The metric of that id or alias. */
  public Optional<Metric> findMetric(String name) {
    return metricNames.find(name);
  }

  /**
   * The metric of that id or alias.
   *
   * @throws IllegalArgumentException when there is none
   */
  public Metric metric(String name) {
    return findMetric(name).orElseThrow(() -> new IllegalArgumentException("no metric " + name));
  }

  /** Names of metrics like the given one, nearest first. */
  public List<String> metricsLike(String name) {
    return metricNames.nearest(name);
  }

  /**
   * The column name of a leaf, the same in every rollup and answer; one that no metric declares has
   * a name too.
   */
  public String nameOf(Leaf leaf) {
    String name = leaves.get(leaf);
    return name != null ? name : "leaf_" + Integer.toHexString(leaf.toString().hashCode());
  }

  /** The additive leaves of an entity by one of its times, by name: what a rollup may hold. */
  public Map<String, Leaf> additiveLeaves(String entity, String time) {
    return RollupReader.held(entity, time, leaves);
  }

  /** Every rollup, the smallest of an entity first. */
  public List<Rollup> rollups() {
    return rollups;
  }

  /** The rollups of an entity, in order. */
  public List<Rollup> rollupsOf(String entity) {
    return rollups.stream().filter(rollup -> rollup.entity().equals(entity)).toList();
  }
}
