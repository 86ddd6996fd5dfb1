package dev.callsight.core.sql;

import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.catalog.FieldPath;
import dev.callsight.core.catalog.Leaf;
import dev.callsight.core.query.TouchPaths;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.SelectJoinStep;
import org.jooq.impl.DSL;

/**
 * The statement of touch paths: what the metric says for each lead (<i>conversions</i>), when those
 * leads began and converted (<i>subjects</i>), and their touches up to then.
 */
final class PathStatements {
  private static final long SECONDS_OF_DAY = 86_400;
  private static final String CONVERSIONS = "conversions";
  private static final String SUBJECTS = "subjects";
  private static final String DEALINGS = "dealings";
  private static final String TOUCHES = "touches";

  private final DSLContext dsl;
  private final Columns columns;
  private final TouchPaths paths;
  private final Catalog catalog;

  PathStatements(DSLContext dsl, Columns columns, TouchPaths paths, Catalog catalog) {
    this.dsl = dsl;
    this.columns = columns;
    this.paths = paths;
    this.catalog = catalog;
  }

  Query paths(int limit) {
    boolean channels = paths.key() == TouchPaths.Key.CHANNEL;
    List<SelectField<?>> fields = new ArrayList<>();
    fields.add(place().as(DSL.name(TouchPaths.PLACE)));
    fields.add((channels ? of("oc", "channel") : own()).as(DSL.name(TouchPaths.OWN_KEY)));
    fields.add(of("w", "at").as(DSL.name(TouchPaths.AT)));
    fields.add(touchKey().as(DSL.name(TouchPaths.TOUCH_KEY)));
    fields.add(touchVariant().as(DSL.name(TouchPaths.TOUCH_VARIANT)));
    fields.add(is(channel().eq(DSL.inline("direct"))).as(DSL.name(TouchPaths.DIRECT)));
    fields.add(is(notAfter("created")).as(DSL.name(TouchPaths.BY_CREATION)));
    fields.add(is(notAfter("opened")).as(DSL.name(TouchPaths.BY_DEAL)));
    fields.add(
        columns.dialect().flag(of("s", "moment").isNotNull()).as(DSL.name(TouchPaths.CONVERTED)));
    leaves().forEach(leaf -> fields.add(of("c", catalog.nameOf(leaf))));
    SelectJoinStep<Record> from =
        dsl.with(conversions(), dealings(), subjects(), touches())
            .select(fields)
            .from(DSL.table(DSL.name(CONVERSIONS)).as("c"))
            .leftJoin(DSL.table(DSL.name(SUBJECTS)).as("s"))
            .on(of("s", "lead").eq(of("c", "lead")))
            .leftJoin(DSL.table(DSL.name(TOUCHES)).as("w"))
            .on(of("w", "lead").eq(of("c", "lead")));
    return (channels ? withChannels(from) : from)
        .orderBy(of("c", "lead"), of("c", "own"), DSL.field(DSL.name(TouchPaths.PLACE)))
        .limit(DSL.inline(limit));
  }

  private static Field<Integer> place() {
    return DSL.rowNumber()
        .over(
            DSL.partitionBy(of("c", "lead"), of("c", "own")).orderBy(of("w", "at"), of("w", "id")));
  }

  private SelectJoinStep<Record> withChannels(SelectJoinStep<Record> from) {
    return from.leftJoin(DSL.table(DSL.name("campaigns")).as("tc"))
        .on(of("tc", "id").eq(of("w", "campaign_id")))
        .leftJoin(DSL.table(DSL.name("campaigns")).as("oc"))
        .on(of("oc", "id").eq(own()));
  }

  /** A lead's own campaign comes before that of a payment. */
  private static Field<Object> own() {
    return DSL.coalesce(of("s", "own"), of("c", "own"));
  }

  private Field<?> touchKey() {
    return switch (paths.key()) {
      case CAMPAIGN, VARIANT -> of("w", "campaign_id");
      case CHANNEL -> DSL.coalesce(of("tc", "channel"), of("w", "channel"));
    };
  }

  private Field<?> touchVariant() {
    return paths.key() == TouchPaths.Key.VARIANT
        ? of("w", "variant")
        : columns.dialect().missingText();
  }

  private Field<String> channel() {
    return columns.dialect().lower(of("w", "channel").coerce(String.class));
  }

  private static Condition notAfter(String milestone) {
    return of("w", "at").le(of("s", milestone));
  }

  private Field<Boolean> is(Condition condition) {
    return DSL.coalesce(columns.dialect().flag(condition), DSL.inline(false));
  }

  private Iterable<Leaf> leaves() {
    return paths.metric().formula().leaves();
  }

  /** What the metric says for each lead; for payments also by their own campaign. */
  private CommonTableExpression<?> conversions() {
    Field<Object> lead = lead().coerce(Object.class);
    boolean payments = columns.entity().id().equals("payments");
    Field<Object> own =
        payments
            ? Columns.column("campaign_id")
            : columns.dialect().missingText().coerce(Object.class);
    List<SelectField<?>> fields = new ArrayList<>();
    fields.add(lead.as(DSL.name("lead")));
    fields.add(own.as(DSL.name("own")));
    for (Leaf leaf : leaves()) {
      fields.add(Leaves.aggregate(leaf, columns).as(DSL.name(catalog.nameOf(leaf))));
    }
    Condition where =
        columns.inRange().and(Conditions.render(paths.conversions().where(), columns));
    Select<?> select =
        dsl.select(fields)
            .from(columns.from())
            .where(where)
            .groupBy(DSL.field(DSL.name("lead")), DSL.field(DSL.name("own")));
    return DSL.name(CONVERSIONS).as(select);
  }

  private Field<?> lead() {
    return switch (columns.entity().id()) {
      case "leads" -> Columns.column("id");
      case "deals" -> Columns.column("lead_id");
      case "payments" ->
          DSL.coalesce(
              Columns.column("lead_id"),
              columns
                  .value(new FieldPath("dealId", "deals", "leadId", null, FieldPath.Shape.plain()))
                  .coerce(Object.class));
      default -> throw new IllegalArgumentException("no touches lead to " + columns.entity().id());
    };
  }

  private CommonTableExpression<?> dealings() {
    Field<LocalDateTime> closed = DSL.field(DSL.name("closed_at"), LocalDateTime.class);
    return DSL.name(DEALINGS)
        .as(
            dsl.select(
                    DSL.field(DSL.name("lead_id")).as("lead"),
                    DSL.min(DSL.field(DSL.name("created_at"))).as("opened"),
                    DSL.min(closed)
                        .filterWhere(DSL.field(DSL.name("won"), Boolean.class))
                        .as("moment"))
                .from(DSL.table(DSL.name("deals")))
                .where(DSL.field(DSL.name("lead_id")).isNotNull())
                .groupBy(DSL.field(DSL.name("lead_id"))));
  }

  private CommonTableExpression<?> subjects() {
    return DSL.name(SUBJECTS)
        .as(
            dsl.select(
                    of("c", "lead"),
                    of("l", "created_at").as("created"),
                    of("d", "opened"),
                    DSL.coalesce(of("l", "converted_at"), of("d", "moment")).as("moment"),
                    of("l", "campaign_id").as("own"))
                .from(
                    dsl.selectDistinct(DSL.field(DSL.name("lead")))
                        .from(DSL.table(DSL.name(CONVERSIONS)))
                        .where(DSL.field(DSL.name("lead")).isNotNull())
                        .asTable("c"))
                .leftJoin(DSL.table(DSL.name("leads")).as("l"))
                .on(of("l", "id").eq(of("c", "lead")))
                .leftJoin(DSL.table(DSL.name(DEALINGS)).as("d"))
                .on(of("d", "lead").eq(of("c", "lead"))));
  }

  private CommonTableExpression<?> touches() {
    Field<Object> at = of("p", "at");
    Field<Object> moment = of("s", "moment");
    Field<LocalDateTime> earliest =
        columns.dialect().plusSeconds(moment, -SECONDS_OF_DAY * paths.lookBackDays());
    return DSL.name(TOUCHES)
        .as(
            dsl.select(
                    of("s", "lead"),
                    of("p", "id"),
                    at,
                    of("p", "campaign_id"),
                    of("p", "variant"),
                    of("p", "channel"))
                .from(DSL.table(DSL.name("touchpoints")).as("p"))
                .join(DSL.table(DSL.name(SUBJECTS)).as("s"))
                .on(of("s", "lead").eq(of("p", "lead_id")))
                .where(
                    moment.isNull().or(at.le(moment).and(at.ge(earliest.coerce(Object.class))))));
  }

  private static Field<Object> of(String table, String column) {
    return DSL.field(DSL.name(table, column), Object.class);
  }
}
