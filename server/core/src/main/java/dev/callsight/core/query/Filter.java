package dev.callsight.core.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which records count, by names of dimensions. */
public sealed interface Filter {
  /** Every record. */
  static Filter none() {
    return new All(List.of());
  }

  /**
   * A test of one dimension.
   *
   * @param dimension id or alias
   * @param operator how
   * @param values with what: {@link String}, {@link Boolean}, a {@link Number} or null
   * @param pointer JSON pointer of the test in the request, for messages
   */
  record Test(String dimension, Operator operator, List<@Nullable Object> values, String pointer)
      implements Filter {
    public Test {
      Objects.requireNonNull(dimension, "dimension");
      Objects.requireNonNull(operator, "operator");
      values = Collections.unmodifiableList(new ArrayList<>(values));
    }
  }

  /** Every part must hold. */
  record All(List<Filter> parts) implements Filter {
    public All {
      parts = List.copyOf(parts);
    }
  }

  /** At least one part must hold. */
  record Any(List<Filter> parts) implements Filter {
    public Any {
      parts = List.copyOf(parts);
    }
  }
}
