package dev.callsight.app.demo.record;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a row's fields by their ingest names. Nested parts are flattened; enum constants become
 * lower-case text; instants, dates, decimals and the like are given as they are.
 */
public final class RecordFields {
  private static final ClassValue<List<RecordComponent>> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> type) {
          return List.of(type.getRecordComponents());
        }
      };

  private RecordFields() {}

  /** The names of a row type's fields, in declaration order. */
  public static List<String> names(Class<? extends DemoRecord> type) {
    List<String> names = new ArrayList<>();
    collectNames(type, names);
    return List.copyOf(names);
  }

  /** The row's fields that have a value, in declaration order. */
  public static Map<String, Object> values(DemoRecord row) {
    Map<String, Object> values = new LinkedHashMap<>();
    collectValues(row, values);
    return values;
  }

  private static void collectNames(Class<?> type, List<String> names) {
    for (RecordComponent component : COMPONENTS.get(type)) {
      if (DemoRecord.Part.class.isAssignableFrom(component.getType())) {
        collectNames(component.getType(), names);
      } else {
        names.add(component.getName());
      }
    }
  }

  private static void collectValues(Object row, Map<String, Object> values) {
    for (RecordComponent component : COMPONENTS.get(row.getClass())) {
      @Nullable Object value = read(component, row);
      if (value instanceof DemoRecord.Part part) {
        collectValues(part, values);
      } else if (value != null) {
        values.put(component.getName(), plain(value));
      }
    }
  }

  private static Object plain(Object value) {
    return value instanceof Enum<?> constant ? constant.name().toLowerCase(Locale.ROOT) : value;
  }

  private static @Nullable Object read(RecordComponent component, Object row) {
    try {
      return component.getAccessor().invoke(row);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("a component of a public record can be read: " + component, e);
    }
  }
}
