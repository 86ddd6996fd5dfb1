package dev.callsight.core.sql;

import dev.callsight.core.catalog.Value;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Numbers of a record that need other records of its lead; the store keeps those of leads. */
final class Related {
  private static final long HOURS_72 = 72L * 3600;
  private static final int FIVE_MINUTES = 300;

  private Related() {}

  static Field<?> value(Value.Related related, Columns columns) {
    return switch (related) {
      case FOLLOWED_UP ->
          columns.dialect().aggregatesSubqueries()
              ? followedUp(columns)
              : Nearest.followedUp(columns);
      case SECONDS_TO_CONTACT -> secondsToContact(columns);
      case CONTACTED_FAST ->
          DSL.when(
                  secondsToContact(columns).coerce(Integer.class).lt(DSL.inline(FIVE_MINUTES)),
                  DSL.inline(1))
              .else_(DSL.inline(0));
      case ENGAGEMENTS -> Columns.column("engagements");
    };
  }

  private static Field<?> secondsToContact(Columns columns) {
    return columns.dialect().seconds(Columns.column("created_at"), Columns.column("contacted_at"));
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
}
