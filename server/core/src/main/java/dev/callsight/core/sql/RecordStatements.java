package dev.callsight.core.sql;

import dev.callsight.core.catalog.Entity;
import dev.callsight.core.query.Records;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Statements about records themselves. */
final class RecordStatements {
  private RecordStatements() {}

  static Query list(
      DSLContext dsl,
      Columns columns,
      Records records,
      Records.@Nullable Position after,
      int limit) {
    Field<Object> time = ordering(columns);
    Field<String> id = Columns.column("id").coerce(String.class);
    Condition where = selected(records, columns);
    if (after != null) {
      Field<Object> at = Columns.instant(after.time()).coerce(Object.class);
      where = where.and(time.lt(at).or(time.eq(at).and(id.lt(DSL.val(after.id())))));
    }
    List<SelectField<?>> fields = new ArrayList<>();
    fields.add(time.as(DSL.name(Records.POSITION)));
    for (dev.callsight.core.catalog.Field field : records.fields()) {
      fields.add(Columns.column(field.column()).as(DSL.name(field.name())));
    }
    return dsl.select(fields)
        .from(columns.from())
        .where(where)
        .orderBy(time.desc(), id.desc())
        .limit(DSL.inline(limit));
  }

  static Query count(DSLContext dsl, Columns columns, Records records) {
    Condition where = selected(records, columns);
    return dsl.select(DSL.count().as("records")).from(columns.from()).where(where);
  }

  static Query names(DSLContext dsl, Entity entity, List<String> ids) {
    Field<String> id = DSL.field(DSL.name("id"), String.class);
    return dsl.select(id, DSL.field(DSL.name("name")))
        .from(DSL.table(DSL.name(entity.id())))
        .where(id.in(ids));
  }

  private static Field<Object> ordering(Columns columns) {
    Field<Object> time = columns.time();
    return columns.timeIsDate()
        ? columns.dialect().midnight(time)
        : DSL.coalesce(time, Columns.instant(Instant.EPOCH).coerce(Object.class));
  }

  private static Condition selected(Records records, Columns columns) {
    Condition where = Conditions.render(records.where(), columns);
    return switch (records.selection()) {
      case Records.InRange inRange -> columns.inRange().and(where);
      case Records.AliveAtEnd alive ->
          Lives.begun(columns.plain(records.time()), records.period().effectiveEnd())
              .and(Lives.notEnded(columns.plain(alive.until()), records.period().effectiveEnd()))
              .and(where);
      case Records.AliveInRange alive ->
          columns
              .begun(records.period().range().end())
              .and(
                  Lives.notEnded(
                      columns.value(alive.until()).coerce(Object.class),
                      records.period().range().start()))
              .and(where);
    };
  }
}
