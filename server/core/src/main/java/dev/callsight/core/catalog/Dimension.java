package dev.callsight.core.catalog;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A way to split or filter numbers, one meaning across entities.
 *
 * @param id snake_case: {@code country}
 * @param label what people read
 * @param description what it means
 * @param type the kind of its values
 * @param paths for each entity that has it, where its value is found
 * @param clock for a part of the clock, which; it applies to every entity with an instant
 * @param names the entity whose {@code name} is shown for a value, or null
 * @param aliases other names it answers to
 */
public record Dimension(
    String id,
    String label,
    String description,
    Type type,
    Map<String, FieldPath> paths,
    FieldPath.@Nullable Shape clock,
    @Nullable String names,
    List<String> aliases) {

  /** The kind of values. */
  public enum Type {
    /** Free text, or one of a few. */
    TEXT,
    /** True or false. */
    BOOLEAN,
    /** A number as it is. */
    NUMBER,
    /** A number put into bands, named by their lower bounds. */
    BAND;

    /** The name in answers: lower case. */
    public String id() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  public Dimension {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(type, "type");
    paths = Map.copyOf(paths);
    aliases = List.copyOf(aliases);
  }

  /** Where the value of a record is found, when its entity has this dimension. */
  public Optional<FieldPath> path(String entity, String time) {
    if (clock != null) {
      return Optional.of(new FieldPath(null, null, time, null, clock));
    }
    return Optional.ofNullable(paths.get(entity));
  }

  /** The lower bounds of the bands, ascending; empty when it has none. */
  public List<BigDecimal> bounds() {
    return paths.values().stream()
        .map(FieldPath::shape)
        .filter(FieldPath.Shape.Band.class::isInstance)
        .map(shape -> ((FieldPath.Shape.Band) shape).bounds())
        .findFirst()
        .orElse(List.of());
  }
}
