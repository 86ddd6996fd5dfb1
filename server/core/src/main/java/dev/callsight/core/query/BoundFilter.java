package dev.callsight.core.query;

import dev.callsight.core.catalog.Condition;
import dev.callsight.core.catalog.Dimension;
import dev.callsight.core.catalog.FieldPath;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A filter whose dimensions are resolved and whose values have the dimension's type. */
public sealed interface BoundFilter {
  /** A test of one dimension; numbers are {@link BigDecimal}. */
  record Test(Dimension dimension, Operator operator, List<@Nullable Object> values)
      implements BoundFilter {
    public Test {
      values = Collections.unmodifiableList(new ArrayList<>(values));
    }
  }

  /** Every part must hold. */
  record All(List<BoundFilter> parts) implements BoundFilter {
    public All {
      parts = List.copyOf(parts);
    }
  }

  /** At least one part must hold. */
  record Any(List<BoundFilter> parts) implements BoundFilter {
    public Any {
      parts = List.copyOf(parts);
    }
  }

  /** Every dimension that is tested. */
  default Set<Dimension> dimensions() {
    Set<Dimension> dimensions = new LinkedHashSet<>();
    collect(dimensions);
    return dimensions;
  }

  private void collect(Set<Dimension> dimensions) {
    switch (this) {
      case Test test -> dimensions.add(test.dimension());
      case All all -> all.parts().forEach(part -> part.collect(dimensions));
      case Any any -> any.parts().forEach(part -> part.collect(dimensions));
    }
  }

  /**
   * The test of a record of that entity.
   *
   * @param entity the entity's id
   * @param time the field its period selects by
   * @throws IllegalStateException when the entity lacks a dimension; binding has ruled that out
   */
  default Condition condition(String entity, String time) {
    return switch (this) {
      case All all -> joined(all.parts(), entity, time, Condition.And::new);
      case Any any -> joined(any.parts(), entity, time, Condition.Or::new);
      case Test test ->
          test(
              test,
              test.dimension()
                  .path(entity, time)
                  .orElseThrow(
                      () -> new IllegalStateException(test.dimension().id() + " of " + entity)));
    };
  }

  private static Condition joined(
      List<BoundFilter> parts,
      String entity,
      String time,
      Function<List<Condition>, Condition> join) {
    List<Condition> conditions = parts.stream().map(part -> part.condition(entity, time)).toList();
    return conditions.size() == 1 ? conditions.getFirst() : join.apply(conditions);
  }

  private static Condition test(Test test, FieldPath path) {
    return switch (test.operator()) {
      case EQUALS, IN -> new Condition.In(path, test.values());
      case NOT_EQUALS, NOT_IN -> new Condition.Not(new Condition.In(path, test.values()));
      case CONTAINS -> matches(test, path, Condition.Matcher.CONTAINS);
      case NOT_CONTAINS -> new Condition.Not(matches(test, path, Condition.Matcher.CONTAINS));
      case STARTS_WITH -> matches(test, path, Condition.Matcher.STARTS_WITH);
      case GREATER -> compare(test, path, Condition.Comparator.GREATER);
      case GREATER_OR_EQUAL -> compare(test, path, Condition.Comparator.GREATER_OR_EQUAL);
      case LESS -> compare(test, path, Condition.Comparator.LESS);
      case LESS_OR_EQUAL -> compare(test, path, Condition.Comparator.LESS_OR_EQUAL);
      case SET -> new Condition.IsSet(path);
      case NOT_SET -> new Condition.Not(new Condition.IsSet(path));
    };
  }

  private static Condition matches(Test test, FieldPath path, Condition.Matcher matcher) {
    List<Condition> any =
        test.values().stream()
            .<Condition>map(text -> new Condition.TextMatch(path, matcher, String.valueOf(text)))
            .toList();
    return any.size() == 1 ? any.getFirst() : new Condition.Or(any);
  }

  private static Condition compare(Test test, FieldPath path, Condition.Comparator comparator) {
    Object bound = test.values().getFirst();
    if (bound == null) {
      throw new IllegalStateException("a comparison without a number");
    }
    return new Condition.Compare(path, comparator, bound);
  }
}
