package dev.callsight.core.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A kind of record: what is counted, and unless it is a view, ingested and stored.
 *
 * @param id plural lower-case name, also the name of its table: {@code calls}
 * @param label what people read
 * @param timeField the name of the field a period selects by unless a metric says otherwise; null
 *     for entities without a time (names)
 * @param view whether it is computed from other entities whenever it is read; never ingested
 * @param fields every field, ingested and derived, in order; the first is {@code id}
 * @param novelties the derived fields that tell of which periods a record is the first
 */
public record Entity(
    String id,
    String label,
    @Nullable String timeField,
    boolean view,
    List<Field> fields,
    List<Novelty> novelties) {
  public Entity {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(label, "label");
    fields = List.copyOf(fields);
    novelties = List.copyOf(novelties);
    if (fields.isEmpty() || !fields.getFirst().name().equals("id")) {
      throw new IllegalArgumentException("the first field of " + id + " must be id");
    }
    Map<String, Field> seen = new HashMap<>();
    for (Field field : fields) {
      if (seen.put(field.name(), field) != null) {
        throw new IllegalArgumentException("field " + field.name() + " of " + id + " twice");
      }
    }
  }

  /** The field of that name. */
  public Optional<Field> find(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).findFirst();
  }

  /**
   * The field of that name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public Field field(String name) {
    return find(name)
        .orElseThrow(() -> new IllegalArgumentException("no field " + name + " in " + id));
  }

  /** What tells the first record of each text, among those that meet the condition. */
  public Optional<Novelty> novelty(String by, Condition where) {
    return novelties.stream()
        .filter(each -> each.by().equals(by) && each.where().equals(where))
        .findFirst();
  }

  /** The fields a record may carry, in order; derived ones are left out. */
  public List<Field> recordFields() {
    return fields.stream().filter(field -> !field.derived()).toList();
  }
}
