package dev.callsight.core.sql;

import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.catalog.Leaf;
import dev.callsight.core.catalog.Novelty;
import dev.callsight.core.catalog.Rollup;
import dev.callsight.core.plan.Key;
import dev.callsight.core.plan.PlanNode;
import dev.callsight.core.plan.Source;
import dev.callsight.core.time.Bucket;
import dev.callsight.core.time.Calendar;
import dev.callsight.core.time.Grain;
import dev.callsight.core.time.TimeRange;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.SelectHavingStep;
import org.jooq.impl.DSL;

/** Writes the select of a single step of a plan: a column for each key, then one for each leaf. */
final class StepStatements {
  private final Catalog catalog;
  private final Dialect dialect;
  private final DSLContext dsl;

  StepStatements(Catalog catalog, Dialect dialect, DSLContext dsl) {
    this.catalog = catalog;
    this.dialect = dialect;
    this.dsl = dsl;
  }

  /**
   * Adds the select of each step of a plan, with a column for each of the leaves, null where it
   * does not give it.
   */
  void collect(PlanNode node, List<Leaf> leaves, List<Select<?>> branches) {
    switch (node) {
      case PlanNode.Aggregate aggregate -> branches.add(aggregate(aggregate, leaves));
      case PlanNode.Level level -> branches.add(level(level, leaves));
      case PlanNode.Movements movements -> {
        branches.add(entries(movements, leaves));
        branches.add(exits(movements, leaves));
      }
      case PlanNode.Overlaps overlaps -> branches.add(overlaps(overlaps, leaves));
      case PlanNode.Merge merge ->
          merge.inputs().forEach(input -> collect(input, leaves, branches));
    }
  }

  static SelectHavingStep<?> grouped(SelectHavingStep<?> select, List<Field<?>> keys) {
    return keys.isEmpty() ? select : ((org.jooq.SelectGroupByStep<?>) select).groupBy(keys);
  }

  private Select<?> aggregate(PlanNode.Aggregate step, List<Leaf> leaves) {
    Source source = step.source();
    Columns columns =
        columns(source.entity(), source.table(), step.time(), step.calendar(), step.range());
    org.jooq.Condition where = columns.inRange().and(Conditions.render(step.where(), columns));
    SelectHavingStep<?> rows =
        select(
            columns,
            step.keys(),
            columns.time(),
            leaves,
            leaf -> step.leaves().contains(leaf) ? value(leaf, columns, step) : null,
            where);
    return rows.having(someRecord(step));
  }

  /** Of groups whose records have all gone a rollup has signed rows left, which come to nothing. */
  private static org.jooq.Condition someRecord(PlanNode.Aggregate step) {
    boolean grouped = step.keys().stream().anyMatch(Key.Of.class::isInstance);
    return grouped && step.source() instanceof Source.Summary(Rollup rollup)
        ? rollup
            .records()
            .map(column -> Leaves.sum(Columns.column(column)).ne(DSL.inline(BigDecimal.ZERO)))
            .orElse(DSL.noCondition())
        : DSL.noCondition();
  }

  private Field<?> value(Leaf leaf, Columns columns, PlanNode.Aggregate step) {
    return switch (step.source()) {
      case Source.Facts _ -> Leaves.aggregate(leaf, columns);
      case Source.Firsts firsts -> firsts((Leaf.Distinct) leaf, firsts, columns, step.keys());
      case Source.Summary _ -> summed(leaf);
      case Source.Flow flow -> flow(flow, (Leaf.Balance) leaf, columns);
    };
  }

  private Field<?> summed(Leaf leaf) {
    return Leaves.sum(Columns.column(catalog.nameOf(leaf)));
  }

  private Field<?> flow(Source.Flow flow, Leaf.Balance stock, Columns columns) {
    Leaf leaf = flow.leaf(stock);
    boolean fromRollup = flow.of() instanceof Source.Summary;
    Field<?> amount = fromRollup ? summed(leaf) : Leaves.aggregate(leaf, columns);
    return flow.direction() == Source.Direction.ENTERING ? amount : DSL.field("-({0})", amount);
  }

  /** How many records are the first of their text in the range, or in their bucket of it. */
  private Field<?> firsts(
      Leaf.Distinct leaf, Source.Firsts source, Columns columns, List<Key> keys) {
    Novelty novelty = columns.entity().novelty(leaf.field(), leaf.where()).orElseThrow();
    Field<Object> after = columns.plain(novelty.field());
    org.jooq.Condition first = after.lt(Columns.instant(source.since()).coerce(Object.class));
    for (Key key : keys) {
      if (key instanceof Key.Time time) {
        Field<Object> own = bucket(time, columns, columns.time()).coerce(Object.class);
        org.jooq.Condition another = own.ne(bucket(time, columns, after).coerce(Object.class));
        first = first.or(another);
      }
    }
    return dialect.count(first);
  }

  Columns columns(String entity, String table, String time, Calendar calendar, TimeRange range) {
    return new Columns(catalog, dialect, catalog.entity(entity), table, time, calendar, range);
  }

  /** Gives the column of a leaf in a step, or null where the step does not yield it. */
  private interface LeafColumn {
    @org.jspecify.annotations.Nullable
    Field<?> of(Leaf leaf);
  }

  private SelectHavingStep<?> select(
      Columns columns,
      List<Key> keys,
      Field<?> time,
      List<Leaf> leaves,
      LeafColumn leafColumn,
      org.jooq.Condition where) {
    List<SelectField<?>> fields = new ArrayList<>();
    List<Field<?>> groups = new ArrayList<>();
    for (Key key : keys) {
      Field<?> value = key(key, columns, time);
      fields.add(value.as(DSL.name(key.column())));
      groups.add(DSL.field(DSL.name(key.column())));
    }
    for (Leaf leaf : leaves) {
      Field<?> column = leafColumn.of(leaf);
      Field<?> shown = column == null ? DSL.field("null") : column;
      fields.add(shown.as(DSL.name(catalog.nameOf(leaf))));
    }
    return grouped(dsl.select(fields).from(columns.from()).where(where), groups);
  }

  private Field<?> key(Key key, Columns columns, Field<?> time) {
    return switch (key) {
      case Key.Of of -> columns.value(of.path());
      case Key.Time bucket -> bucket(bucket, columns, time);
    };
  }

  private Field<?> bucket(Key.Time key, Columns columns, Field<?> time) {
    int weekStart = key.calendar().weekStart().getValue();
    if (columns.timeIsDate()) {
      return key.grain() == Grain.HOUR
          ? dayStart(key, time)
          : dialect.firstDay(time, key.grain(), weekStart);
    }
    return key.grain() == Grain.HOUR
        ? columns.hour(time)
        : dialect.firstDay(columns.local(time), key.grain(), weekStart);
  }

  /** The instant at which a local day starts; asked for short ranges only. */
  private static Field<?> dayStart(Key.Time key, Field<?> date) {
    Calendar calendar = key.calendar();
    LocalDate day = calendar.date(key.range().start());
    LocalDate last = calendar.date(key.range().end());
    org.jooq.CaseValueStep<Object> choose = DSL.choose(date.coerce(Object.class));
    org.jooq.CaseWhenStep<Object, LocalDateTime> cases = null;
    while (!day.isAfter(last)) {
      Field<Object> constant = Columns.date(day).coerce(Object.class);
      Field<LocalDateTime> start = Columns.instant(calendar.startOf(day));
      cases = cases == null ? choose.when(constant, start) : cases.when(constant, start);
      day = day.plusDays(1);
    }
    return java.util.Objects.requireNonNull(cases);
  }

  private Select<?> level(PlanNode.Level step, List<Leaf> leaves) {
    TimeRange all = new TimeRange(step.at(), step.at());
    Columns columns = columns(step.entity(), step.entity(), step.from(), step.calendar(), all);
    org.jooq.Condition alive =
        Lives.begun(columns.plain(step.from()), step.at())
            .and(Lives.notEnded(columns.plain(step.until()), step.at()))
            .and(Conditions.render(step.where(), columns));
    return select(
        columns,
        step.keys(),
        columns.time(),
        leaves,
        leaf -> step.leaves().contains(leaf) ? Leaves.aggregate(leaf, columns) : null,
        alive);
  }

  private Select<?> entries(PlanNode.Movements step, List<Leaf> leaves) {
    Columns columns =
        columns(step.entity(), step.entity(), step.from(), step.calendar(), step.range());
    Field<Object> start = Columns.instant(step.range().start()).coerce(Object.class);
    Field<Object> from = DSL.greatest(DSL.coalesce(columns.time(), start), start);
    org.jooq.Condition where =
        Lives.begun(columns.time(), step.range().end())
            .and(Lives.notEnded(columns.plain(step.until()), step.range().start()))
            .and(Conditions.render(step.where(), columns));
    return select(
        columns,
        step.keys(),
        from,
        leaves,
        leaf -> step.leaves().contains(leaf) ? Leaves.aggregate(leaf, columns) : null,
        where);
  }

  private Select<?> exits(PlanNode.Movements step, List<Leaf> leaves) {
    Columns columns =
        columns(step.entity(), step.entity(), step.from(), step.calendar(), step.range());
    Field<Object> until = columns.plain(step.until());
    // What ends before it began never lived: it leaves in the bucket it came in.
    Field<Object> end = DSL.greatest(until, DSL.coalesce(columns.time(), until));
    org.jooq.Condition where =
        Lives.begun(columns.time(), step.range().end())
            .and(until.ge(Columns.instant(step.range().start()).coerce(Object.class)))
            .and(until.lt(Columns.instant(step.range().end()).coerce(Object.class)))
            .and(Conditions.render(step.where(), columns));
    return select(
        columns,
        step.keys(),
        end,
        leaves,
        leaf ->
            step.leaves().contains(leaf)
                ? DSL.field("-({0})", Leaves.aggregate(leaf, columns))
                : null,
        where);
  }

  private Select<?> overlaps(PlanNode.Overlaps step, List<Leaf> leaves) {
    TimeRange all =
        new TimeRange(
            step.buckets().getFirst().range().start(), step.buckets().getLast().range().end());
    Columns columns = columns(step.entity(), step.entity(), step.from(), step.calendar(), all);
    List<SelectField<?>> fields = new ArrayList<>();
    List<Field<?>> groups = new ArrayList<>();
    for (Key key : step.keys()) {
      Field<?> value =
          switch (key) {
            case Key.Time _ -> DSL.field(DSL.name("b", "key"));
            case Key.Of of -> columns.value(of.path());
          };
      fields.add(value.as(DSL.name(key.column())));
      groups.add(DSL.field(DSL.name(key.column())));
    }
    for (Leaf leaf : leaves) {
      Field<?> column =
          step.leaves().contains(leaf) ? Leaves.aggregate(leaf, columns) : DSL.field("null");
      fields.add(column.as(DSL.name(catalog.nameOf(leaf))));
    }
    return grouped(
        dsl.select(fields)
            .from(columns.from())
            .crossJoin(bounds(step.buckets(), columns))
            .where(overlap(step, columns)),
        groups);
  }

  /** A row a bucket, {@code b}: its key, and when it opens and closes. */
  private org.jooq.Table<?> bounds(List<Bucket> buckets, Columns columns) {
    Set<List<Field<?>>> rows = new LinkedHashSet<>();
    for (Bucket bucket : buckets) {
      rows.add(
          List.of(
              constant(bucket.key()),
              Columns.instant(bucket.range().start()),
              columns.opening(bucket.range().end())));
    }
    return dialect.ranges("b", List.copyOf(rows));
  }

  /** What is under way at some time of the bucket; without a beginning or an end, for ever. */
  private static org.jooq.Condition overlap(PlanNode.Overlaps step, Columns columns) {
    Field<Object> opens = DSL.field(DSL.name("b", "opens"), Object.class);
    Field<Object> closes = DSL.field(DSL.name("b", "closes"), Object.class);
    Field<Object> from = columns.plain(step.from());
    Field<Object> until = columns.value(step.until()).coerce(Object.class);
    return from.lt(closes)
        .or(from.isNull())
        .and(until.ge(opens).or(until.isNull()))
        .and(Conditions.render(step.where(), columns));
  }

  private static Field<?> constant(Object key) {
    return switch (key) {
      case LocalDate date -> Columns.date(date);
      case Instant instant -> Columns.instant(instant);
      default -> DSL.inline(String.valueOf(key));
    };
  }
}
