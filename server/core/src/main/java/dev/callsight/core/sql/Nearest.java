package dev.callsight.core.sql;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * Whether a call was followed by another, by a join to the nearest in time. What {@link Related}
 * says by a subquery, for engines that cannot aggregate those.
 */
final class Nearest {
  private static final String NEAREST = "asof left join";
  private static final long HOURS_72 = 72L * 3600;

  private Nearest() {}

  static Field<?> followedUp(Columns columns) {
    Field<Object> own = Columns.column("started_at");
    Field<Object> started = DSL.field(DSL.name("started_at"), Object.class);
    Condition near =
        started
            .ge(Columns.instant(columns.range().start()).coerce(Object.class))
            .and(
                started.lt(
                    Columns.instant(columns.range().end().plusSeconds(HOURS_72 + 1))
                        .coerce(Object.class)));
    columns.join(
        NEAREST,
        DSL.select(
                DSL.field(DSL.name("lead_id")).as(DSL.name("next_lead")),
                started.as(DSL.name("next_at")))
            .from(DSL.table(DSL.name("calls")))
            .where(near),
        "n",
        of("next_lead").eq(Columns.column("lead_id")).and(own.lt(of("next_at"))));
    Condition soon =
        of("next_at").le(columns.dialect().plusSeconds(own, HOURS_72).coerce(Object.class));
    return columns.computed(DSL.when(soon, DSL.inline(1)).else_(DSL.inline(0)));
  }

  private static Field<Object> of(String column) {
    return DSL.field(DSL.name("n", column), Object.class);
  }
}
