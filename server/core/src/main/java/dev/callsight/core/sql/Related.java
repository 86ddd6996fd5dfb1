package dev.callsight.core.sql;

import dev.callsight.core.catalog.Value;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Numbers of a record that need other records of its lead, as subqueries. */
final class Related {
  private static final long HOURS_72 = 72L * 3600;
  private static final int FIVE_MINUTES = 300;

  private Related() {}

  static Field<?> value(Value.Related related, Columns columns) {
    return switch (related) {
      case FOLLOWED_UP -> followedUp(columns);
      case SECONDS_TO_CONTACT -> secondsToContact(columns);
      case CONTACTED_FAST ->
          DSL.when(
                  secondsToContact(columns).coerce(Integer.class).lt(DSL.inline(FIVE_MINUTES)),
                  DSL.inline(1))
              .else_(DSL.inline(0));
      case ENGAGEMENTS -> engagements();
    };
  }

  private static Field<?> followedUp(Columns columns) {
    Field<Object> next = DSL.field(DSL.name("n", "started_at"), Object.class);
    Field<Object> own = Columns.column("started_at");
    // The bounds by the range say nothing new; they let the engine skip the rest of the table.
    Condition later =
        DSL.field(DSL.name("n", "lead_id"))
            .eq(Columns.column("lead_id"))
            .and(next.gt(own))
            .and(next.le(columns.dialect().plusSeconds(own, HOURS_72).coerce(Object.class)))
            .and(next.ge(Columns.instant(columns.range().start()).coerce(Object.class)))
            .and(
                next.lt(
                    Columns.instant(columns.range().end().plusSeconds(HOURS_72 + 1))
                        .coerce(Object.class)));
    return DSL.when(
            DSL.exists(DSL.selectOne().from(DSL.table(DSL.name("calls")).as("n")).where(later)),
            DSL.inline(1))
        .else_(DSL.inline(0));
  }

  private static Field<?> secondsToContact(Columns columns) {
    Field<Object> created = Columns.column("created_at");
    Field<?> call =
        first(
            "calls",
            "started_at",
            created,
            DSL.field(DSL.name("c", "direction"), String.class).eq(DSL.inline("outbound")),
            columns);
    Field<?> touch = first("touchpoints", "at", created, DSL.noCondition(), columns);
    Field<Object> contact = DSL.field("least({0}, {1})", SQLDataType.OTHER, call, touch);
    return columns.dialect().seconds(created, contact);
  }

  private static Field<?> first(
      String table, String time, Field<Object> created, Condition which, Columns columns) {
    Field<Object> at = DSL.field(DSL.name("c", time), Object.class);
    return DSL.field(
        DSL.select(DSL.min(at))
            .from(DSL.table(DSL.name(table)).as("c"))
            .where(
                DSL.field(DSL.name("c", "lead_id"))
                    .eq(Columns.column("id"))
                    .and(at.ge(created))
                    .and(at.ge(Columns.instant(columns.range().start()).coerce(Object.class)))
                    .and(which)));
  }

  private static Field<?> engagements() {
    Field<Integer> touches =
        DSL.field(
            DSL.selectCount()
                .from(DSL.table(DSL.name("touchpoints")).as("c"))
                .where(DSL.field(DSL.name("c", "lead_id")).eq(Columns.column("id"))));
    Field<Integer> calls =
        DSL.field(
            DSL.selectCount()
                .from(DSL.table(DSL.name("calls")).as("c"))
                .where(
                    DSL.field(DSL.name("c", "lead_id")).eq(Columns.column("id")).and(answered())));
    return DSL.coalesce(touches, DSL.inline(0)).plus(DSL.coalesce(calls, DSL.inline(0)));
  }

  /** As the catalog's condition of that name says it. */
  private static Condition answered() {
    Field<String> status = DSL.field(DSL.name("c", "status"), String.class);
    Field<Integer> duration = DSL.field(DSL.name("c", "duration_seconds"), Integer.class);
    return status.eq(DSL.inline("completed")).or(status.isNull().and(duration.gt(DSL.inline(0))));
  }
}
