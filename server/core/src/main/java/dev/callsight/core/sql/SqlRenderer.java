package dev.callsight.core.sql;

import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.catalog.Condition;
import dev.callsight.core.catalog.Entity;
import dev.callsight.core.catalog.Leaf;
import dev.callsight.core.plan.Key;
import dev.callsight.core.plan.PlanNode;
import dev.callsight.core.query.Records;
import dev.callsight.core.time.Calendar;
import dev.callsight.core.time.TimeRange;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Writes plans as SQL of one engine. Safe for many threads. */
public final class SqlRenderer {
  private final Catalog catalog;
  private final Dialect dialect;
  private final DSLContext dsl;
  private final StepStatements steps;

  private SqlRenderer(Catalog catalog, Dialect dialect) {
    this.catalog = catalog;
    this.dialect = dialect;
    this.dsl = DSL.using(dialect.jooq(), new Settings().withRenderFormatted(true));
    this.steps = new StepStatements(catalog, dialect, dsl);
  }

  /** Writes for DuckDB. */
  public static SqlRenderer duckDb(Catalog catalog) {
    return new SqlRenderer(catalog, new DuckDbDialect());
  }

  /** Writes for ClickHouse. */
  public static SqlRenderer clickHouse(Catalog catalog) {
    return new SqlRenderer(catalog, new ClickHouseDialect());
  }

  /**
   * The statement of a plan: a column for each key, then one for each leaf by its name in the
   * catalog.
   *
   * @param limit the largest number of rows, so that no answer outgrows memory
   */
  public Sql render(PlanNode plan, int limit) {
    Query statement = plan.keys().isEmpty() ? totals(plan) : groups(plan, limit);
    return sql(statement);
  }

  private Query groups(PlanNode plan, int limit) {
    List<Leaf> leaves = plan.leaves();
    List<Select<?>> branches = new ArrayList<>();
    steps.collect(plan, leaves, branches);
    Select<?> statement =
        branches.size() == 1 ? branches.getFirst() : merged(plan.keys(), leaves, branches);
    return ((org.jooq.SelectLimitStep<?>) statement).limit(DSL.inline(limit));
  }

  /**
   * One row: what each step gives stands beside what the others give. A union would do as well, but
   * an engine takes longer to plan its many empty columns than to read what is asked for.
   */
  private Query totals(PlanNode plan) {
    List<Select<?>> branches = new ArrayList<>();
    Map<Leaf, List<Field<BigDecimal>>> parts = new LinkedHashMap<>();
    for (PlanNode step : plan.steps().toList()) {
      String alias = part(branches.size());
      steps.collect(step, step.leaves(), branches);
      for (Leaf leaf : step.leaves()) {
        parts
            .computeIfAbsent(leaf, absent -> new ArrayList<>())
            .add(DSL.field(DSL.name(alias, catalog.nameOf(leaf)), BigDecimal.class));
      }
    }
    if (branches.size() == 1) {
      return branches.getFirst();
    }
    List<SelectField<?>> fields = new ArrayList<>();
    parts.forEach((leaf, values) -> fields.add(added(values).as(DSL.name(catalog.nameOf(leaf)))));
    return dsl.select(fields).from(dialect.sideBySide(branches, SqlRenderer::part));
  }

  private static String part(int number) {
    return "part" + number;
  }

  /** Only leaves that add up are given by several steps. */
  private static Field<BigDecimal> added(List<Field<BigDecimal>> values) {
    if (values.size() == 1) {
      return values.getFirst();
    }
    return values.stream()
        .map(value -> DSL.coalesce(value, DSL.inline(0).coerce(BigDecimal.class)))
        .reduce(Field::plus)
        .orElseThrow();
  }

  Catalog catalog() {
    return catalog;
  }

  DSLContext dsl() {
    return dsl;
  }

  Sql sql(Query query) {
    List<@Nullable Object> parameters = new ArrayList<>();
    for (Object value : query.getBindValues()) {
      parameters.add(value instanceof LocalDateTime time ? time.toInstant(ZoneOffset.UTC) : value);
    }
    return new Sql(dsl.render(query), parameters);
  }

  /**
   * The aggregate of an additive leaf over the rows of its entity's table under the alias {@code
   * t}: what fills a rollup's column.
   */
  public String aggregate(Leaf leaf) {
    Calendar any = new Calendar(ZoneOffset.UTC, java.time.DayOfWeek.MONDAY);
    Columns columns =
        new Columns(
            catalog,
            dialect,
            catalog.entity(leaf.entity()),
            leaf.entity(),
            leaf.time(),
            any,
            new TimeRange(Instant.EPOCH, Instant.EPOCH));
    return dsl.renderInlined(Leaves.aggregate(leaf, columns));
  }

  /** A condition over the rows of an entity's table under the alias {@code t}, as text. */
  public String condition(Entity entity, Condition condition) {
    Calendar any = new Calendar(ZoneOffset.UTC, java.time.DayOfWeek.MONDAY);
    TimeRange never = new TimeRange(Instant.EPOCH, Instant.EPOCH);
    String time = java.util.Objects.requireNonNullElse(entity.timeField(), "id");
    Columns columns = new Columns(catalog, dialect, entity, entity.id(), time, any, never);
    return dsl.renderInlined(Conditions.render(condition, columns));
  }

  private Select<?> merged(List<Key> keys, List<Leaf> leaves, List<Select<?>> branches) {
    Select<?> union = branches.getFirst();
    for (Select<?> branch : branches.subList(1, branches.size())) {
      union = unionAll(union, branch);
    }
    List<SelectField<?>> fields = new ArrayList<>();
    keys.forEach(key -> fields.add(DSL.field(DSL.name(key.column()))));
    for (Leaf leaf : leaves) {
      String name = catalog.nameOf(leaf);
      Field<Object> column = DSL.field(DSL.name(name), Object.class);
      fields.add(combine(leaf, column).as(DSL.name(name)));
    }
    return StepStatements.grouped(
        dsl.select(fields).from(union.asTable("parts")),
        keys.stream().<Field<?>>map(key -> DSL.field(DSL.name(key.column()))).toList());
  }

  @SuppressWarnings({"rawtypes", "unchecked"})
  private static Select<?> unionAll(Select<?> left, Select<?> right) {
    return ((Select) left).unionAll((Select) right);
  }

  /** Only one step yields a leaf that is not additive, so that any of its values will do. */
  private static Field<?> combine(Leaf leaf, Field<Object> column) {
    return switch (leaf) {
      case Leaf.Count count -> Leaves.sum(column);
      case Leaf.Sum sum -> Leaves.sum(column);
      case Leaf.Balance balance -> Leaves.sum(column);
      case Leaf.Distinct distinct -> DSL.max(column);
      case Leaf.Quantile quantile -> DSL.max(column);
      case Leaf.Overlap overlap -> DSL.max(column);
    };
  }

  /**
   * The statement that lists records, newest first: a column for each field by its name.
   *
   * @param after the last record already listed, or null to begin
   * @param limit how many at most
   */
  public Sql records(Records records, Records.@Nullable Position after, int limit) {
    return sql(RecordStatements.list(dsl, columns(records), records, after, limit));
  }

  /** The statement that counts them: one row, one column. */
  public Sql count(Records records) {
    return sql(RecordStatements.count(dsl, columns(records), records));
  }

  Columns columns(Records records) {
    return steps.columns(
        records.entity().id(),
        records.entity().id(),
        records.time(),
        records.period().calendar(),
        records.period().range());
  }

  /** The statement that finds display names: the columns {@code id} and {@code name}. */
  public Sql names(String entity, List<String> ids) {
    return sql(RecordStatements.names(dsl, catalog.entity(entity), ids));
  }
}
