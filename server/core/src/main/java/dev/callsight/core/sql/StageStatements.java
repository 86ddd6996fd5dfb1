package dev.callsight.core.sql;

import dev.callsight.core.query.StageHistory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jooq.CaseConditionStep;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.impl.DSL;

/**
 * Statements about the stages that a <i>cohort</i> went through: the <i>visits</i> of its members,
 * each from entering a stage to entering another.
 */
final class StageStatements {
  private static final String COHORT = "cohort";
  private static final String CHANGES = "changes";
  private static final String VISITS = "visits";
  private static final String STAYS = "stays";

  private final DSLContext dsl;
  private final Columns columns;
  private final StageHistory history;

  StageStatements(DSLContext dsl, Columns columns, StageHistory history) {
    this.dsl = dsl;
    this.columns = columns;
    this.history = history;
  }

  /**
   * How many went each path. A stage is entered first at the first change to it, whatever comes
   * between: so visits need not be told apart.
   */
  Query paths(int limit) {
    Field<String> path =
        columns
            .dialect()
            .inOrder(
                of("e", "stage").coerce(String.class),
                StageHistory.SEPARATOR,
                of("e", "at"),
                of("e", "stage"));
    CommonTableExpression<?> entries =
        DSL.name("entries")
            .as(
                dsl.select(of("h", "subject_id"), of("h", "stage"), DSL.min(of("h", "at")).as("at"))
                    .from(DSL.table(DSL.name("stages")).as("h"))
                    .join(DSL.table(DSL.name(COHORT)).as("c"))
                    .on(of("c", "id").eq(of("h", "subject_id")))
                    .where(isChange())
                    .groupBy(of("h", "subject_id"), of("h", "stage")));
    CommonTableExpression<?> members =
        DSL.name("members")
            .as(
                dsl.select(of("c", "id"), of("c", "lost"), path.as(StageHistory.PATH))
                    .select(group("c"))
                    .from(DSL.table(DSL.name(COHORT)).as("c"))
                    .leftJoin(DSL.table(DSL.name("entries")).as("e"))
                    .on(of("e", "subject_id").eq(of("c", "id")))
                    .groupBy(with(group("c"), of("c", "id"), of("c", "lost"))));
    Field<Object> taken = DSL.field(DSL.name(StageHistory.PATH));
    Field<Object> lost = DSL.field(DSL.name(StageHistory.LOST));
    return dsl.with(cohort(), entries, members)
        .select(taken, lost, DSL.count().as(StageHistory.SUBJECTS))
        .select(group("m"))
        .from(DSL.table(DSL.name("members")).as("m"))
        .groupBy(with(group("m"), taken, lost))
        .orderBy(DSL.count().desc(), taken)
        .limit(DSL.inline(limit));
  }

  /** How long stays in each stage are. */
  Query stays(int limit) {
    Field<Object> limitOfMost = of("s", StageHistory.LONG);
    Field<Object> since = length(of("v", "at"), now()).coerce(Object.class);
    Condition open = of("v", "left_at").isNull();
    List<Field<?>> stay =
        with(
            group("s"),
            of("s", StageHistory.STAGE),
            of("s", StageHistory.ENDED),
            of("s", StageHistory.MEDIAN),
            limitOfMost);
    Condition same = of("v", "stage").eq(of("s", "stage"));
    Condition inGroup =
        group("v").isEmpty()
            ? same
            : same.and(of("v", StageHistory.GROUP).eq(of("s", StageHistory.GROUP)));
    return dsl.with(cohort(), changes(), visits(), lengths())
        .select(stay)
        .select(
            DSL.count().filterWhere(open).as(StageHistory.CURRENT),
            DSL.count().filterWhere(open.and(since.gt(limitOfMost))).as(StageHistory.STUCK))
        .from(DSL.table(DSL.name(STAYS)).as("s"))
        .join(DSL.table(DSL.name(VISITS)).as("v"))
        .on(inGroup)
        .groupBy(stay)
        .orderBy(of("s", "stage"))
        .limit(DSL.inline(limit));
  }

  private CommonTableExpression<?> lengths() {
    Field<?> length = length(of("v", "at"), of("v", "left_at"));
    return DSL.name(STAYS)
        .as(
            dsl.select(
                    of("v", "stage").as(StageHistory.STAGE),
                    DSL.count(of("v", "left_at")).as(StageHistory.ENDED),
                    columns.dialect().quantile(length, 0.5).as(StageHistory.MEDIAN),
                    columns.dialect().quantile(length, 0.9).as(StageHistory.LONG))
                .select(group("v"))
                .from(DSL.table(DSL.name(VISITS)).as("v"))
                .groupBy(with(group("v"), of("v", "stage"))));
  }

  /** The column of the group in a table, when groups are told apart. */
  private List<Field<?>> group(String table) {
    return history.groups().isEmpty() ? List.of() : List.of(of(table, StageHistory.GROUP));
  }

  private static List<Field<?>> with(List<Field<?>> more, Field<?>... fields) {
    List<Field<?>> all = new ArrayList<>(List.of(fields));
    all.addAll(more);
    return all;
  }

  private List<Field<?>> place() {
    CaseConditionStep<Integer> place = null;
    for (int i = 0; i < history.groups().size(); i++) {
      Condition member = Conditions.render(history.groups().get(i), columns);
      place = place == null ? DSL.when(member, DSL.inline(i)) : place.when(member, DSL.inline(i));
    }
    return place == null
        ? List.of()
        : List.of(place.else_(DSL.inline(StageHistory.NO_GROUP)).as(StageHistory.GROUP));
  }

  private Field<?> length(Field<Object> from, Field<Object> to) {
    return columns.dialect().seconds(from, to).coerce(BigDecimal.class);
  }

  private Field<Object> now() {
    return Columns.instant(history.cohort().period().now()).coerce(Object.class);
  }

  private CommonTableExpression<?> cohort() {
    Condition where = columns.inRange().and(Conditions.render(history.cohort().where(), columns));
    List<Field<?>> place = place();
    return DSL.name(COHORT)
        .as(
            dsl.select(Columns.column("id").as("id"), columns.dialect().flag(lost()).as("lost"))
                .select(place)
                .from(columns.from())
                .where(where));
  }

  private Condition lost() {
    return switch (history.subject()) {
      case LEAD -> Columns.column("lost_at").isNotNull();
      case DEAL ->
          DSL.coalesce(Columns.column("won").coerce(Boolean.class), DSL.inline(true)).isFalse();
    };
  }

  /** Changes of stage up to now; staying where one is, is none. */
  private CommonTableExpression<?> changes() {
    Field<Object> before =
        DSL.aggregate("lag", Object.class, columns.dialect().optional(of("h", "stage")))
            .over(DSL.partitionBy(of("h", "subject_id")).orderBy(of("h", "at"), of("h", "id")));
    return DSL.name(CHANGES)
        .as(
            dsl.select(
                    of("h", "id"),
                    of("h", "subject_id"),
                    of("h", "stage"),
                    of("h", "at"),
                    before.as("before"))
                .select(group("c"))
                .from(DSL.table(DSL.name("stages")).as("h"))
                .join(DSL.table(DSL.name(COHORT)).as("c"))
                .on(of("c", "id").eq(of("h", "subject_id")))
                .where(isChange()));
  }

  private Condition isChange() {
    return of("h", "subject").eq(DSL.inline(history.subject().id())).and(of("h", "at").le(now()));
  }

  private CommonTableExpression<?> visits() {
    Field<Object> left =
        DSL.aggregate("lead", Object.class, columns.dialect().optional(of("g", "at")))
            .over(DSL.partitionBy(of("g", "subject_id")).orderBy(of("g", "at"), of("g", "id")));
    return DSL.name(VISITS)
        .as(
            dsl.select(of("g", "subject_id"), of("g", "stage"), of("g", "at"), left.as("left_at"))
                .select(group("g"))
                .from(DSL.table(DSL.name(CHANGES)).as("g"))
                .where(
                    DSL.condition(
                        "{0} is distinct from {1}", of("g", "stage"), of("g", "before"))));
  }

  private static Field<Object> of(String table, String column) {
    return DSL.field(DSL.name(table, column), Object.class);
  }
}
