package dev.callsight.engine.duckdb;

import dev.callsight.core.catalog.Condition;
import dev.callsight.core.catalog.Entity;
import dev.callsight.core.catalog.Field;
import dev.callsight.core.catalog.FieldPath;
import dev.callsight.core.catalog.FieldType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Conditions over records in memory, exactly as {@link LeafSql} writes them for DuckDB. Each is
 * evaluated once for a block of rows, however many leaves have it. Complete once its places are
 * asked for; then safe for many threads.
 */
final class RowConditions {
  private final Entity entity;
  private final Map<Condition, Integer> places = new HashMap<>();
  private final List<Test> tests = new ArrayList<>();
  private final BitSet read = new BitSet();

  RowConditions(Entity entity) {
    this.entity = entity;
  }

  /** A condition of one record that a loop evaluates for many. */
  private interface Test {
    void test(FactRows rows, int from, int count, boolean[][] results, boolean[] result);
  }

  /** A condition of one record by itself. */
  private interface RowTest {
    boolean test(FactRows rows, int row);
  }

  /** The fields that conditions read. */
  BitSet read() {
    return read;
  }

  /** The number of conditions, which is the number of results a block has. */
  int size() {
    return tests.size();
  }

  /**
   * Where the results of a condition are found.
   *
   * @throws IllegalArgumentException when it can't be evaluated here
   */
  int place(Condition condition) {
    Integer known = places.get(condition);
    if (known != null) {
      return known;
    }
    Test test = compile(condition);
    tests.add(test);
    places.put(condition, tests.size() - 1);
    return tests.size() - 1;
  }

  /** Evaluates every condition for a block of rows. */
  void evaluate(FactRows rows, int from, int count, boolean[][] results) {
    for (int i = 0; i < tests.size(); i++) {
      tests.get(i).test(rows, from, count, results, results[i]);
    }
  }

  private Test compile(Condition condition) {
    return switch (condition) {
      case Condition.And and -> joined(and.parts(), true);
      case Condition.Or or -> joined(or.parts(), false);
      case Condition.Not not -> negated(place(not.part()));
      case Condition.Equals equals -> each(equal(equals.field(), equals.value()));
      case Condition.In in -> each(oneOf(in));
      case Condition.IsSet set -> {
        int field = position(set.field());
        yield each((rows, row) -> rows.isPresent(field, row));
      }
      case Condition.Counts counts -> each(counts(counts.field()));
      case Condition.Compare compare -> each(compared(compare));
      case Condition.InOrder order -> each(inOrder(order));
      case Condition.TextMatch match -> each(matching(match));
    };
  }

  private static Test each(RowTest single) {
    return (rows, from, count, results, result) -> {
      for (int i = 0; i < count; i++) {
        result[i] = single.test(rows, from + i);
      }
    };
  }

  private Test joined(List<Condition> parts, boolean all) {
    int[] inputs = parts.stream().mapToInt(this::place).toArray();
    return (rows, from, count, results, result) -> {
      Arrays.fill(result, 0, count, all);
      for (int input : inputs) {
        boolean[] part = results[input];
        for (int i = 0; i < count; i++) {
          result[i] = all ? result[i] && part[i] : result[i] || part[i];
        }
      }
    };
  }

  private static Test negated(int input) {
    return (rows, from, count, results, result) -> {
      boolean[] part = results[input];
      for (int i = 0; i < count; i++) {
        result[i] = !part[i];
      }
    };
  }

  private RowTest oneOf(Condition.In in) {
    List<RowTest> tests =
        in.values().stream()
            .map(value -> value == null ? missing(in.field()) : equal(in.field(), value))
            .toList();
    return (rows, row) -> tests.stream().anyMatch(test -> test.test(rows, row));
  }

  private RowTest missing(FieldPath path) {
    int field = position(path);
    return (rows, row) -> !rows.isPresent(field, row);
  }

  private RowTest equal(FieldPath path, Object value) {
    int field = position(path);
    Field declared = entity.fields().get(field);
    return switch (declared.type()) {
      case TEXT, JSON -> {
        String text = text(value);
        yield (rows, row) -> text.equals(rows.text(field, row));
      }
      case BOOLEAN -> {
        if (!(value instanceof Boolean wanted)) {
          throw unsupported(value);
        }
        long number = wanted ? 1 : 0;
        yield (rows, row) -> rows.isPresent(field, row) && rows.number(field, row) == number;
      }
      case DECIMAL, INTEGER -> {
        Bound bound = Bound.of(value, declared.scale());
        yield (rows, row) ->
            rows.isPresent(field, row) && bound.compare(rows.number(field, row)) == 0;
      }
      case INSTANT, DATE -> throw unsupported(value);
    };
  }

  private static String text(Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw unsupported(value);
  }

  private RowTest counts(String name) {
    int field = position(name);
    return entity.fields().get(field).money()
        ? (rows, row) -> rows.hasAmount(field, row)
        : (rows, row) -> rows.isPresent(field, row);
  }

  private RowTest compared(Condition.Compare compare) {
    int field = position(compare.field());
    Field declared = entity.fields().get(field);
    if (declared.type() != FieldType.DECIMAL && declared.type() != FieldType.INTEGER) {
      throw unsupported(compare);
    }
    Bound bound = Bound.of(compare.value(), declared.scale());
    return switch (compare.comparator()) {
      case LESS -> (rows, row) -> rows.isPresent(field, row) && bound.of(rows, field, row) < 0;
      case LESS_OR_EQUAL ->
          (rows, row) -> rows.isPresent(field, row) && bound.of(rows, field, row) <= 0;
      case GREATER -> (rows, row) -> rows.isPresent(field, row) && bound.of(rows, field, row) > 0;
      case GREATER_OR_EQUAL ->
          (rows, row) -> rows.isPresent(field, row) && bound.of(rows, field, row) >= 0;
    };
  }

  private RowTest inOrder(Condition.InOrder order) {
    int from = position(order.from());
    int to = position(order.to());
    return (rows, row) ->
        rows.isPresent(from, row)
            && rows.isPresent(to, row)
            && rows.number(from, row) <= rows.number(to, row);
  }

  private RowTest matching(Condition.TextMatch match) {
    int field = position(match.field());
    String wanted = lower(match.text());
    Map<String, Boolean> known = new ConcurrentHashMap<>();
    boolean start = match.matcher() == Condition.Matcher.STARTS_WITH;
    return (rows, row) -> {
      @Nullable String text = rows.text(field, row);
      if (text == null) {
        return false;
      }
      Boolean before = known.get(text);
      if (before != null) {
        return before;
      }
      String lower = lower(text);
      boolean matches = start ? lower.startsWith(wanted) : lower.contains(wanted);
      if (known.size() < 256) {
        known.put(text, matches);
      }
      return matches;
    };
  }

  /** As DuckDB does it: each character by itself, so that none becomes two. */
  private static String lower(String text) {
    return text.codePoints()
        .map(Character::toLowerCase)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private int position(FieldPath path) {
    if (!path.isPlain()) {
      throw unsupported(path);
    }
    return position(path.field());
  }

  private int position(String field) {
    int position = entity.fields().indexOf(entity.field(field));
    read.set(position);
    return position;
  }

  private static IllegalArgumentException unsupported(Object what) {
    return new IllegalArgumentException(
        String.format(Locale.ROOT, "not to be told of a row in memory: %s", what));
  }

  /**
   * A number to compare unscaled ones with.
   *
   * @param floor the greatest unscaled number not above it
   * @param exact whether it is that number
   */
  private record Bound(long floor, boolean exact) {
    static Bound of(Object value, int scale) {
      if (!(value instanceof Number number)) {
        throw unsupported(value);
      }
      BigDecimal scaled = new BigDecimal(number.toString()).movePointRight(scale);
      BigDecimal floor = scaled.setScale(0, RoundingMode.FLOOR);
      return new Bound(
          Objects.requireNonNull(floor).longValueExact(), floor.compareTo(scaled) == 0);
    }

    /** Negative when the number is below it, 0 when it is equal, else positive. */
    int compare(long number) {
      if (number == floor) {
        return exact ? 0 : -1;
      }
      return number < floor ? -1 : 1;
    }

    int of(FactRows rows, int field, int row) {
      return compare(rows.number(field, row));
    }
  }
}
