package dev.callsight.app.analytics;

import dev.callsight.core.catalog.Condition;
import dev.callsight.core.catalog.FieldPath;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A condition on plain texts and truths, decided for the values of a group as a store decides it
 * for each of its records.
 */
final class GroupCondition {
  private final Condition condition;
  private final List<String> fields;

  /**
   * @param condition one whose fields are known
   * @param fields what the values of a group are of
   */
  GroupCondition(Condition condition, List<String> fields) {
    this.condition = condition;
    this.fields = fields;
  }

  /** The fields a condition is about; empty when values of a group cannot decide it. */
  static Optional<Set<String>> fields(Condition condition) {
    Set<String> fields = new LinkedHashSet<>();
    return collect(condition, fields) ? Optional.of(fields) : Optional.empty();
  }

  private static boolean collect(Condition condition, Set<String> fields) {
    return switch (condition) {
      case Condition.Equals equals -> collect(equals.field(), List.of(equals.value()), fields);
      case Condition.In in -> collect(in.field(), in.values(), fields);
      case Condition.IsSet set -> collect(set.field(), List.of(), fields);
      case Condition.And and -> and.parts().stream().allMatch(part -> collect(part, fields));
      case Condition.Or or -> or.parts().stream().allMatch(part -> collect(part, fields));
      case Condition.Not not -> collect(not.part(), fields);
      case Condition.Counts _, Condition.Compare _, Condition.InOrder _, Condition.TextMatch _ ->
          false;
    };
  }

  private static boolean collect(
      FieldPath path, List<? extends @Nullable Object> values, Set<String> fields) {
    fields.add(path.field());
    return path.isPlain()
        && values.stream()
            .allMatch(
                value -> value == null || value instanceof String || value instanceof Boolean);
  }

  /** Whether a group with these values meets it. */
  boolean holds(List<@Nullable Object> values) {
    return holds(condition, values);
  }

  private boolean holds(Condition part, List<@Nullable Object> values) {
    return switch (part) {
      case Condition.Equals equals -> equals.value().equals(value(equals.field(), values));
      case Condition.In in -> in.values().contains(value(in.field(), values));
      case Condition.IsSet set -> value(set.field(), values) != null;
      case Condition.And and -> and.parts().stream().allMatch(each -> holds(each, values));
      case Condition.Or or -> or.parts().stream().anyMatch(each -> holds(each, values));
      case Condition.Not not -> !holds(not.part(), values);
      case Condition.Counts _, Condition.Compare _, Condition.InOrder _, Condition.TextMatch _ ->
          throw new IllegalStateException("not decided by a group: " + part);
    };
  }

  private @Nullable Object value(FieldPath path, List<@Nullable Object> values) {
    return values.get(fields.indexOf(path.field()));
  }
}
