package dev.callsight.engine;

import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.catalog.Entity;
import dev.callsight.core.catalog.Field;
import dev.callsight.core.catalog.FieldType;
import dev.callsight.core.sql.Sql;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Copies an organization's records from one store into another, in order, page after page. Broken
 * off, it goes on after the last record that arrived. Nobody may write the organization meanwhile.
 */
public final class FactsCopy {
  private static final int PAGE = 2_000;
  private static final Duration TIMEOUT = Duration.ofMinutes(30);

  /** The reporting currency of a copy until its server says another: the code for none. */
  private static final Currency NONE = Currency.getInstance("XXX");

  private final Facts from;
  private final Facts to;
  private final Catalog catalog;
  private final Consumer<String> progress;

  /**
   * @param progress takes a line about each kind of records and each hundred thousand of them
   */
  public FactsCopy(Facts from, Facts to, Catalog catalog, Consumer<String> progress) {
    this.from = from;
    this.to = to;
    this.catalog = catalog;
    this.progress = progress;
  }

  /**
   * Copies what is not there yet, and compares the two by counts and sums.
   *
   * @return how many records the target has now
   * @throws UnknownOrganizationException when the source does not have it
   * @throws StoreException when the two differ afterwards; the message says where
   */
  public long copy(String organization) {
    FactsStatus source = from.status(organization);
    openUnlessThere(organization, source);
    for (Entity entity : catalog.entities()) {
      if (source.rows().getOrDefault(entity.id(), 0L) > 0) {
        copy(organization, entity, source.rows().getOrDefault(entity.id(), 0L));
      }
    }
    catalog.entities().forEach(entity -> verify(organization, entity));
    return to.status(organization).rows().values().stream().mapToLong(Long::longValue).sum();
  }

  /** Rollups need only the grain of the zone; the zone and the currency come with the server. */
  private void openUnlessThere(String organization, FactsStatus source) {
    try {
      to.status(organization);
    } catch (UnknownOrganizationException _) {
      String zone =
          switch ((int) source.rollupGrain().toMinutes()) {
            case 60 -> "UTC";
            case 30 -> "Asia/Kolkata";
            default -> "Asia/Kathmandu";
          };
      to.open(organization, new FactsSettings(ZoneId.of(zone), NONE));
    }
  }

  /** Where a page ends: the time of its last record, if all records have one, and its id. */
  private record Position(@Nullable Object time, String id) {}

  private void copy(String organization, Entity entity, long rows) {
    Position position = last(organization, entity);
    long arrived = to.status(organization).rows().getOrDefault(entity.id(), 0L);
    progress.accept("%s: %d of %d".formatted(entity.id(), arrived, rows));
    while (true) {
      List<List<@Nullable Object>> page =
          from.run(organization, page(entity, position), TIMEOUT).rows();
      if (page.isEmpty()) {
        return;
      }
      to.write(organization, List.of(batch(entity, page)));
      position = position(entity, page.getLast());
      long before = arrived;
      arrived += page.size();
      if (before / 100_000 != arrived / 100_000) {
        progress.accept("%s: %d of %d".formatted(entity.id(), arrived, rows));
      }
    }
  }

  private static @Nullable Field time(Entity entity) {
    String name = entity.timeField();
    return name == null || !entity.field(name).required() ? null : entity.field(name);
  }

  private @Nullable Position last(String organization, Entity entity) {
    Field time = time(entity);
    String key = time == null ? "" : quoted(time.column()) + " DESC, ";
    String text =
        "SELECT %s FROM %s ORDER BY %s\"id\" DESC LIMIT 1"
            .formatted(columns(entity), quoted(entity.id()), key);
    List<List<@Nullable Object>> rows =
        to.run(organization, new Sql(text, List.of()), TIMEOUT).rows();
    return rows.isEmpty() ? null : position(entity, rows.getFirst());
  }

  private static Position position(Entity entity, List<@Nullable Object> row) {
    Field time = time(entity);
    Object at = time == null ? null : row.get(entity.recordFields().indexOf(time));
    return new Position(at, (String) Objects.requireNonNull(row.getFirst()));
  }

  private static Sql page(Entity entity, @Nullable Position after) {
    Field time = time(entity);
    List<@Nullable Object> parameters = new ArrayList<>();
    String where = "";
    if (after != null && time != null) {
      String column = quoted(time.column());
      where = "WHERE %1$s >= ? AND (%1$s > ? OR \"id\" > ?) ".formatted(column);
      parameters.addAll(Arrays.asList(after.time(), after.time(), after.id()));
    } else if (after != null) {
      where = "WHERE \"id\" > ? ";
      parameters.add(after.id());
    }
    String order = time == null ? "" : quoted(time.column()) + ", ";
    return new Sql(
        "SELECT %s FROM %s %sORDER BY %s\"id\" LIMIT %d"
            .formatted(columns(entity), quoted(entity.id()), where, order, PAGE),
        parameters);
  }

  private static String columns(Entity entity) {
    return entity.recordFields().stream()
        .map(field -> quoted(field.column()))
        .collect(Collectors.joining(", "));
  }

  private static String quoted(String name) {
    return '"' + name + '"';
  }

  private static RecordBatch batch(Entity entity, List<List<@Nullable Object>> rows) {
    List<Field> fields = entity.recordFields();
    RecordBatch.Builder batch = RecordBatch.builder(entity, rows.size());
    for (List<@Nullable Object> row : rows) {
      for (int column = 0; column < fields.size(); column++) {
        Object value = row.get(column);
        if (value != null) {
          set(batch, column, fields.get(column), value);
        }
      }
      batch.endRow();
    }
    return batch.build();
  }

  private static void set(RecordBatch.Builder batch, int column, Field field, Object value) {
    switch (field.type()) {
      case TEXT, JSON -> batch.text(column, (String) value);
      case INSTANT ->
          batch.number(column, ChronoUnit.MICROS.between(Instant.EPOCH, (Instant) value));
      case DATE -> batch.number(column, ((LocalDate) value).toEpochDay());
      case DECIMAL ->
          batch.number(
              column,
              ((BigDecimal) value).setScale(field.scale()).unscaledValue().longValueExact());
      case INTEGER -> batch.number(column, (Long) value);
      case BOOLEAN -> batch.number(column, (Boolean) value ? 1 : 0);
    }
  }

  private void verify(String organization, Entity entity) {
    Sql totals = totals(entity);
    List<String> left = shown(from.run(organization, totals, TIMEOUT).rows().getFirst());
    List<String> right = shown(to.run(organization, totals, TIMEOUT).rows().getFirst());
    if (!left.equals(right)) {
      throw new StoreException(
          StoreException.Kind.INTERNAL,
          "the %s of %s differ after the copy: %s there, %s here; was the source written meanwhile?"
              .formatted(entity.id(), organization, left, right),
          null);
    }
  }

  /** How many records there are, how many values in each column, and the sum of each number. */
  private static Sql totals(Entity entity) {
    List<String> parts = new ArrayList<>(List.of("count(*)"));
    for (Field field : entity.recordFields()) {
      String column = quoted(field.column());
      parts.add("count(" + column + ")");
      if (field.type() == FieldType.DECIMAL || field.type() == FieldType.INTEGER) {
        parts.add("sum(" + column + ")");
      }
      if (field.type() == FieldType.INSTANT || field.type() == FieldType.DATE) {
        parts.add("min(" + column + ")");
        parts.add("max(" + column + ")");
      }
    }
    return new Sql(
        "SELECT " + String.join(", ", parts) + " FROM " + quoted(entity.id()), List.of());
  }

  private static List<String> shown(List<@Nullable Object> row) {
    return row.stream()
        .map(cell ->
            cell instanceof BigDecimal number
                ? number.stripTrailingZeros().toPlainString()
                : String.valueOf(cell))
        .toList();
  }
}
