package dev.callsight.core.sql;

import dev.callsight.core.catalog.Value;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Numbers of a record that need other records of its lead, by joins: to the nearest in time, or to
 * a count. What {@link Related} says by subqueries, for engines that cannot aggregate those.
 */
final class Nearest {
  private static final String NEAREST = "asof left join";
  private static final long HOURS_72 = 72L * 3600;
  private static final int FIVE_MINUTES = 300;

  private Nearest() {}

  static Field<?> value(Value.Related related, Columns columns) {
    return columns.computed(
        switch (related) {
          case FOLLOWED_UP -> followedUp(columns);
          case SECONDS_TO_CONTACT -> secondsToContact(columns);
          case CONTACTED_FAST ->
              flag(secondsToContact(columns).coerce(Integer.class).lt(DSL.inline(FIVE_MINUTES)));
          case ENGAGEMENTS -> engagements(columns);
        });
  }

  private static Field<Integer> flag(Condition condition) {
    return DSL.when(condition, DSL.inline(1)).else_(DSL.inline(0));
  }

  private static Field<?> followedUp(Columns columns) {
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
        records("calls", "lead_id", "started_at", near, "next"),
        "n",
        same("n", "next", Columns.column("lead_id")).and(own.lt(at("n", "next"))));
    return flag(
        at("n", "next").le(columns.dialect().plusSeconds(own, HOURS_72).coerce(Object.class)));
  }

  private static Field<?> secondsToContact(Columns columns) {
    Field<Object> created = Columns.column("created_at");
    Field<Object> id = Columns.column("id");
    Condition outbound = DSL.field(DSL.name("direction"), String.class).eq(DSL.inline("outbound"));
    columns.join(
        NEAREST,
        records("calls", "lead_id", "started_at", outbound, "call"),
        "c",
        same("c", "call", id).and(created.le(at("c", "call"))));
    columns.join(
        NEAREST,
        records("touchpoints", "lead_id", "at", DSL.noCondition(), "touch"),
        "p",
        same("p", "touch", id).and(created.le(at("p", "touch"))));
    Field<Object> contact =
        DSL.field("least({0}, {1})", SQLDataType.OTHER, at("c", "call"), at("p", "touch"));
    return columns.dialect().seconds(created, contact);
  }

  private static Field<?> engagements(Columns columns) {
    Field<Object> id = Columns.column("id");
    Field<String> status = DSL.field(DSL.name("status"), String.class);
    Field<Integer> duration = DSL.field(DSL.name("duration_seconds"), Integer.class);
    // As the catalog's condition of that name says it.
    Condition answered =
        status.eq(DSL.inline("completed")).or(status.isNull().and(duration.gt(DSL.inline(0))));
    columns.join(
        "left join",
        counts("touchpoints", DSL.noCondition(), "touches"),
        "ts",
        same("ts", "touches", id));
    columns.join("left join", counts("calls", answered, "calls"), "cs", same("cs", "calls", id));
    return count("ts", "touches").plus(count("cs", "calls"));
  }

  private static Select<?> records(
      String table, String lead, String time, Condition where, String prefix) {
    List<SelectField<?>> fields =
        List.of(
            DSL.field(DSL.name(lead)).as(DSL.name(prefix + "_lead")),
            DSL.field(DSL.name(time)).as(DSL.name(prefix + "_at")));
    return DSL.select(fields).from(DSL.table(DSL.name(table))).where(where);
  }

  private static Select<?> counts(String table, Condition where, String prefix) {
    Field<Object> lead = DSL.field(DSL.name("lead_id"), Object.class);
    return DSL.select(
            lead.as(DSL.name(prefix + "_lead")), DSL.count().as(DSL.name(prefix + "_count")))
        .from(DSL.table(DSL.name(table)))
        .where(where)
        .groupBy(lead);
  }

  private static Condition same(String alias, String prefix, Field<Object> lead) {
    return DSL.field(DSL.name(alias, prefix + "_lead"), Object.class).eq(lead);
  }

  private static Field<Object> at(String alias, String prefix) {
    return DSL.field(DSL.name(alias, prefix + "_at"), Object.class);
  }

  private static Field<Integer> count(String alias, String prefix) {
    return DSL.coalesce(
        DSL.field(DSL.name(alias, prefix + "_count"), Integer.class), DSL.inline(0));
  }
}
