package dev.callsight.core.query;

import dev.callsight.core.catalog.Dimension;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Resolves the dimensions of a filter and gives its values the type of their dimension. */
final class FilterBinder {
  private static final int MOST_VALUES = 1_000;
  private static final int MOST_DEPTH = 8;

  private final BiFunction<String, String, Dimension> dimensions;

  private FilterBinder(BiFunction<String, String, Dimension> dimensions) {
    this.dimensions = dimensions;
  }

  /**
   * The filter, bound.
   *
   * @param dimensions finds a dimension by its name and the pointer to it, or refuses
   * @throws QueryException naming the test and what is wrong with it
   */
  static BoundFilter bind(Filter filter, BiFunction<String, String, Dimension> dimensions) {
    return new FilterBinder(dimensions).bind(filter, 0);
  }

  private BoundFilter bind(Filter filter, int depth) {
    if (depth > MOST_DEPTH) {
      throw new QueryException(
          QueryException.Code.INVALID_FILTER,
          "/filters",
          "filters nest deeper than " + MOST_DEPTH + " levels");
    }
    return switch (filter) {
      case Filter.Test test -> test(test);
      case Filter.All all ->
          new BoundFilter.All(all.parts().stream().map(part -> bind(part, depth + 1)).toList());
      case Filter.Any any ->
          new BoundFilter.Any(any.parts().stream().map(part -> bind(part, depth + 1)).toList());
    };
  }

  private BoundFilter test(Filter.Test test) {
    Dimension dimension = dimensions.apply(test.dimension(), test.pointer() + "/dimension");
    boolean takesValues = test.operator() != Operator.SET && test.operator() != Operator.NOT_SET;
    if (takesValues && (test.values().isEmpty() || test.values().size() > MOST_VALUES)) {
      throw invalid(
          test,
          test.operator().id()
              + " takes 1 to "
              + MOST_VALUES
              + " values, found "
              + test.values().size());
    }
    List<@Nullable Object> values = new ArrayList<>();
    for (Object value : takesValues ? test.values() : List.of()) {
      values.add(value(test, dimension, value));
    }
    requireFit(test, dimension);
    return new BoundFilter.Test(dimension, test.operator(), values);
  }

  private static void requireFit(Filter.Test test, Dimension dimension) {
    boolean numeric =
        dimension.type() == Dimension.Type.NUMBER || dimension.type() == Dimension.Type.BAND;
    boolean fits =
        switch (test.operator()) {
          case EQUALS, NOT_EQUALS, IN, NOT_IN, SET, NOT_SET -> true;
          case CONTAINS, NOT_CONTAINS, STARTS_WITH ->
              dimension.type() == Dimension.Type.TEXT && !test.values().contains(null);
          case GREATER, GREATER_OR_EQUAL, LESS, LESS_OR_EQUAL ->
              numeric && test.values().size() == 1 && test.values().getFirst() != null;
        };
    if (!fits) {
      throw invalid(
          test,
          test.operator().id()
              + " does not fit dimension "
              + dimension.id()
              + " of type "
              + dimension.type().id()
              + " with "
              + test.values().size()
              + " values");
    }
  }

  private static @Nullable Object value(
      Filter.Test test, Dimension dimension, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    Object typed =
        switch (dimension.type()) {
          case TEXT ->
              value instanceof String || value instanceof Number || value instanceof Boolean
                  ? String.valueOf(value)
                  : null;
          case BOOLEAN -> truth(value);
          case NUMBER, BAND -> number(value);
        };
    if (typed == null || (typed instanceof String text && text.indexOf('\0') >= 0)) {
      throw invalid(
          test,
          "value '"
              + Binder.shortened(String.valueOf(value))
              + "' of "
              + dimension.id()
              + " is not of type "
              + dimension.type().id());
    }
    return typed;
  }

  private static @Nullable Object truth(Object value) {
    if (value instanceof Boolean truth) {
      return truth;
    }
    return switch (String.valueOf(value)) {
      case "true" -> true;
      case "false" -> false;
      default -> null;
    };
  }

  private static @Nullable Object number(Object value) {
    try {
      BigDecimal number = new BigDecimal(String.valueOf(value));
      boolean sane = number.precision() <= 30 && Math.abs(number.scale()) <= 30;
      return sane ? number : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static QueryException invalid(Filter.Test test, String message) {
    return new QueryException(QueryException.Code.INVALID_FILTER, test.pointer(), message);
  }
}
