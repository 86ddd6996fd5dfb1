package dev.callsight.core.query;

import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.catalog.Condition;
import dev.callsight.core.catalog.Definition;
import dev.callsight.core.catalog.Entity;
import dev.callsight.core.catalog.Field;
import dev.callsight.core.catalog.FieldPath;
import dev.callsight.core.catalog.Leaf;
import dev.callsight.core.catalog.Metric;
import dev.callsight.core.time.Period;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The records behind a number.
 *
 * @param entity what they are
 * @param time the field the period selects by, and by which they are put in order
 * @param selection how the period selects
 * @param where which of the selected ones stand behind the number
 * @param period the period
 */
public record Records(
    Entity entity, String time, Selection selection, Condition where, Period period) {
  /** The column of a listing that holds the time a record is put in order by. */
  public static final String POSITION = "position";

  /** Fields too long for a list. */
  private static final Set<String> TOO_LONG = Set.of("transcript");

  /** How a period selects records. */
  public sealed interface Selection {}

  /** By an instant in it. */
  public record InRange() implements Selection {}

  /** By being alive at its end. */
  public record AliveAtEnd(String until) implements Selection {}

  /** By being alive at any time of it. */
  public record AliveInRange(FieldPath until) implements Selection {}

  /** Which records of a ratio. */
  public enum Part {
    /** Those counted above the line. */
    NUMERATOR,
    /** Those counted below it. */
    DENOMINATOR
  }

  /** Where a listing stopped. */
  public record Position(Instant time, String id) {
    public Position {
      Objects.requireNonNull(time, "time");
      Objects.requireNonNull(id, "id");
    }
  }

  public Records {
    Objects.requireNonNull(entity, "entity");
    Objects.requireNonNull(time, "time");
    Objects.requireNonNull(selection, "selection");
    Objects.requireNonNull(where, "where");
    Objects.requireNonNull(period, "period");
  }

  /** The fields a listing shows, in order. */
  public List<Field> fields() {
    return entity.fields().stream()
        .filter(field -> !TOO_LONG.contains(field.name()))
        .filter(field ->
            entity.novelties().stream().noneMatch(each -> each.field().equals(field.name())))
        .toList();
  }

  /** Every record of an entity in a period. */
  public static Records of(Entity entity, BoundFilter filter, Period period) {
    String time = entity.timeField();
    if (time == null) {
      throw new QueryException(
          QueryException.Code.NO_RECORDS,
          "/entity",
          entity.id() + " have no time; expected an entity with one");
    }
    return new Records(entity, time, new InRange(), filter.condition(entity.id(), time), period);
  }

  /**
   * The records behind a metric. Counts are as many, sums are the sum over them; a ratio is told by
   * the records of one of its parts.
   *
   * @throws QueryException when they are of several kinds
   */
  public static Records behind(
      Metric metric, Part part, BoundFilter filter, Period period, Catalog catalog) {
    List<Leaf> leaves = List.copyOf(leaves(metric, part, catalog));
    Leaf first = leaves.isEmpty() ? null : leaves.getFirst();
    if (first == null || !leaves.stream().allMatch(leaf -> sameRecords(first, leaf))) {
      throw new QueryException(
          QueryException.Code.NO_RECORDS,
          "/metrics",
          metric.id()
              + " is computed from several kinds of records ("
              + metric.expression()
              + "); ask for one of its parts");
    }
    Condition own = any(leaves);
    return new Records(
        catalog.entity(first.entity()),
        first.time(),
        selection(first),
        filter.condition(first.entity(), first.time()).and(own),
        period);
  }

  private static Set<Leaf> leaves(Metric metric, Part part, Catalog catalog) {
    return switch (metric.definition()) {
      case Definition.Measured measured -> Set.of(measured.leaf());
      case Definition.Mean mean -> Set.of(mean.count());
      case Definition.Ratio ratio ->
          leaves(
              catalog.metric(part == Part.NUMERATOR ? ratio.numerator() : ratio.denominator()),
              part,
              catalog);
      case Definition.Computed computed -> new LinkedHashSet<>(metric.formula().leaves());
      case Definition.ChangeOf change -> leaves(catalog.metric(change.metric()), part, catalog);
      case Definition.ForecastOf forecast ->
          leaves(catalog.metric(forecast.metric()), part, catalog);
    };
  }

  private static boolean sameRecords(Leaf a, Leaf b) {
    return a.entity().equals(b.entity())
        && a.time().equals(b.time())
        && selection(a).equals(selection(b));
  }

  private static Selection selection(Leaf leaf) {
    return switch (leaf) {
      case Leaf.Count count -> new InRange();
      case Leaf.Sum sum -> new InRange();
      case Leaf.Distinct distinct -> new InRange();
      case Leaf.Quantile quantile -> new InRange();
      case Leaf.Balance balance -> new AliveAtEnd(balance.until());
      case Leaf.Overlap overlap -> new AliveInRange(overlap.until());
    };
  }

  private static Condition any(List<Leaf> leaves) {
    List<Condition> conditions = new ArrayList<>();
    for (Leaf leaf : leaves) {
      if (leaf.where().equals(Condition.always())) {
        return Condition.always();
      }
      conditions.add(leaf.where());
    }
    return conditions.size() == 1 ? conditions.getFirst() : new Condition.Or(conditions);
  }
}
