package dev.callsight.core.sql;

import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.catalog.Entity;
import dev.callsight.core.catalog.FieldPath;
import dev.callsight.core.catalog.FieldType;
import dev.callsight.core.time.Calendar;
import dev.callsight.core.time.Grain;
import dev.callsight.core.time.OffsetSegment;
import dev.callsight.core.time.TimeRange;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Case;
import org.jooq.CaseConditionStep;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.TableLike;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The columns of one step's source: finds each field, joins the records it refers to, and knows the
 * local time. Made anew for each step; remembers which joins are needed.
 */
final class Columns {
  private static final String ALIAS = "t";

  private final Catalog catalog;
  private final Dialect dialect;
  private final Entity entity;
  private final String table;
  private final boolean summary;
  private final String time;
  private final Calendar calendar;
  private final TimeRange range;
  private final Map<String, String> joins = new LinkedHashMap<>();
  private final List<SelectField<?>> computed = new ArrayList<>();
  private final List<Joined> related = new ArrayList<>();

  Columns(
      Catalog catalog,
      Dialect dialect,
      Entity entity,
      String table,
      String time,
      Calendar calendar,
      TimeRange range) {
    this.catalog = catalog;
    this.dialect = dialect;
    this.entity = entity;
    this.table = table;
    this.summary = !table.equals(entity.id());
    this.time = time;
    this.calendar = calendar;
    this.range = range;
  }

  Entity entity() {
    return entity;
  }

  Dialect dialect() {
    return dialect;
  }

  TimeRange range() {
    return range;
  }

  /** The source with every join asked for so far; to be called last. */
  TableLike<?> from() {
    Table<?> from = source();
    for (Map.Entry<String, String> join : joins.entrySet()) {
      String alias = alias(join.getKey());
      Table<?> target = DSL.table(DSL.name(join.getValue())).as(alias);
      from =
          from.leftJoin(target)
              .on(
                  DSL.field(DSL.name(alias, "id"), String.class)
                      .eq(DSL.field(DSL.name(ALIAS, join.getKey()), String.class)));
    }
    return from;
  }

  private Table<?> source() {
    Table<?> records = DSL.table(DSL.name(table)).as(ALIAS);
    if (computed.isEmpty()) {
      return records;
    }
    StringBuilder from = new StringBuilder("{0} as {1}");
    List<QueryPart> parts = new ArrayList<>(List.of(DSL.name(table), DSL.name(ALIAS)));
    for (Joined join : related) {
      int next = parts.size();
      from.append(" %s ({%d}) as {%d} on {%d}".formatted(join.kind(), next, next + 1, next + 2));
      parts.addAll(List.of(join.records(), DSL.name(join.alias()), join.on()));
    }
    return DSL.select(DSL.field("{0}.*", DSL.name(ALIAS)))
        .select(computed)
        .from(DSL.table(from.toString(), parts.toArray(QueryPart[]::new)))
        .where(inRange())
        .asTable(ALIAS);
  }

  /** Records of another kind beside those of the source. */
  private record Joined(String kind, Select<?> records, String alias, org.jooq.Condition on) {}

  /**
   * Joins other records to the source, once for each alias; the names of their columns must be
   * their own.
   *
   * @param kind of join
   * @param alias says which records: whoever asks for it again means the same
   */
  void join(String kind, Select<?> records, String alias, org.jooq.Condition on) {
    if (related.stream().noneMatch(join -> join.alias().equals(alias))) {
      related.add(new Joined(kind, records, alias, on));
    }
  }

  /** A value of the records joined so far as a column of the source, fit for an aggregate. */
  Field<?> computed(Field<?> value) {
    String name = "related" + computed.size();
    computed.add(value.as(DSL.name(name)));
    return column(name);
  }

  private static String alias(String reference) {
    return reference + "_record";
  }

  /** A column of the source by its own name. */
  static Field<Object> column(String name) {
    return DSL.field(DSL.name(ALIAS, name), Object.class);
  }

  /** The column of a field; money is in the reporting currency. */
  Field<Object> number(String field) {
    dev.callsight.core.catalog.Field declared = entity.field(field);
    return column(declared.money() ? declared.reportingColumn() : declared.column());
  }

  /** The column of a field as it was recorded. */
  Field<Object> plain(String field) {
    boolean bucket = summary && field.equals(time);
    return column(bucket ? "bucket" : entity.field(field).column());
  }

  /** The column by which the step selects its range. */
  Field<Object> time() {
    return plain(time);
  }

  /** Whether that column holds local dates, not instants. */
  boolean timeIsDate() {
    return entity.field(time).type() == FieldType.DATE;
  }

  /** The value a path leads to. */
  Field<?> value(FieldPath path) {
    return switch (path.shape()) {
      case FieldPath.Shape.Plain plain -> raw(path);
      case FieldPath.Shape.Band band -> band(raw(path), band.bounds());
      case FieldPath.Shape.Day _ -> dialect.firstDay(local(plain(path.field())), Grain.DAY, 1);
      case FieldPath.Shape.HourOfDay hour -> dialect.hourOfDay(local(plain(path.field())));
      case FieldPath.Shape.Weekday weekday ->
          dialect.weekday(timeIsDate() ? plain(path.field()) : local(plain(path.field())));
    };
  }

  private Field<?> raw(FieldPath path) {
    if (path.reference() != null && path.target() != null) {
      String reference = entity.field(path.reference()).column();
      joins.put(reference, path.target());
      String column = catalog.entity(path.target()).field(path.field()).column();
      return DSL.field(DSL.name(alias(reference), column), Object.class);
    }
    Field<Object> column = plain(path.field());
    return path.property() == null ? column : dialect.property(column, path.property());
  }

  private Field<?> band(Field<?> value, List<BigDecimal> bounds) {
    Field<Object> number = value.coerce(Object.class);
    int scale = bounds.stream().mapToInt(BigDecimal::scale).max().orElse(0);
    CaseConditionStep<BigDecimal> bands =
        DSL.when(number.lt(number(bounds.getFirst())), DSL.castNull(BigDecimal.class));
    for (int i = 1; i < bounds.size(); i++) {
      Field<BigDecimal> bound = dialect.bound(bounds.get(i - 1), scale);
      bands = bands.when(number.lt(number(bounds.get(i))), bound);
    }
    return bands.when(number.isNotNull(), dialect.bound(bounds.getLast(), scale));
  }

  private static Field<Object> number(BigDecimal value) {
    return DSL.inline(value).coerce(Object.class);
  }

  /** A timestamp in UTC as local time, by the offsets the range goes through. */
  Field<LocalDateTime> local(Field<?> timestamp) {
    List<OffsetSegment> segments = calendar.offsets(range);
    if (segments.size() == 1) {
      return dialect.plusSeconds(timestamp, segments.getFirst().offset().getTotalSeconds());
    }
    Case choose = DSL.choose();
    CaseConditionStep<LocalDateTime> cases = null;
    for (int i = 0; i + 1 < segments.size(); i++) {
      org.jooq.Condition before =
          timestamp.coerce(LocalDateTime.class).lt(instant(segments.get(i + 1).start()));
      Field<LocalDateTime> moved =
          dialect.plusSeconds(timestamp, segments.get(i).offset().getTotalSeconds());
      cases = cases == null ? choose.when(before, moved) : cases.when(before, moved);
    }
    Field<LocalDateTime> last =
        dialect.plusSeconds(timestamp, segments.getLast().offset().getTotalSeconds());
    return cases == null ? last : cases.otherwise(last);
  }

  /**
   * The instant at which the local hour of a timestamp starts: the hour of its wall clock, or the
   * clock change if that is later.
   */
  Field<?> hour(Field<?> timestamp) {
    List<OffsetSegment> segments = calendar.offsets(range);
    CaseConditionStep<LocalDateTime> cases = null;
    for (int i = 0; i + 1 < segments.size(); i++) {
      org.jooq.Condition before =
          timestamp.coerce(LocalDateTime.class).lt(instant(segments.get(i + 1).start()));
      Field<LocalDateTime> start = hour(timestamp, segments.get(i));
      cases = cases == null ? DSL.when(before, start) : cases.when(before, start);
    }
    Field<LocalDateTime> last = hour(timestamp, segments.getLast());
    return cases == null ? last : cases.otherwise(last);
  }

  private Field<LocalDateTime> hour(Field<?> timestamp, OffsetSegment segment) {
    int offset = segment.offset().getTotalSeconds();
    Field<LocalDateTime> start =
        offset % 3600 == 0
            ? dialect.hourStart(timestamp)
            : dialect.plusSeconds(
                dialect.hourStart(dialect.plusSeconds(timestamp, offset)), -offset);
    boolean aligned =
        segment.start().equals(Instant.MIN)
            || (segment.start().getEpochSecond() + offset) % 3600 == 0;
    return aligned ? start : DSL.greatest(start, instant(segment.start()));
  }

  /**
   * An instant as a parameter: the text of a question stays the same from day to day, so that the
   * engine plans it once.
   */
  static Field<LocalDateTime> instant(Instant instant) {
    return DSL.val(LocalDateTime.ofInstant(instant, ZoneOffset.UTC), SQLDataType.LOCALDATETIME);
  }

  /** A date as a parameter. */
  static Field<LocalDate> date(LocalDate date) {
    return DSL.val(date, SQLDataType.LOCALDATE);
  }

  /** Whether a record's time lies before an instant; a missing time always does. */
  org.jooq.Condition begun(Instant at) {
    if (!timeIsDate()) {
      return Lives.begun(time(), at);
    }
    Field<Object> time = time();
    return time.lt(opening(at).coerce(Object.class)).or(time.isNull());
  }

  /** An instant as the column by which the step selects compares with it: an instant or a date. */
  Field<?> opening(Instant at) {
    return timeIsDate() ? date(firstStartingIn(at)) : instant(at);
  }

  /** Whether a record's time lies in the range. */
  org.jooq.Condition inRange() {
    Field<Object> time = time();
    return time.ge(opening(range.start()).coerce(Object.class))
        .and(time.lt(opening(range.end()).coerce(Object.class)));
  }

  /** A date stands for the instant at which its day starts. */
  private LocalDate firstStartingIn(Instant instant) {
    LocalDate day = calendar.date(instant);
    return calendar.startOf(day).isBefore(instant) ? day.plusDays(1) : day;
  }
}
