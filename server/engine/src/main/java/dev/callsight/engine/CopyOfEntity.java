package dev.callsight.engine;

import dev.callsight.core.catalog.Entity;
import dev.callsight.core.catalog.Field;
import dev.callsight.core.catalog.FieldType;
import dev.callsight.core.sql.Sql;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Copies the records of one kind, a span of time after another, each as one commit. Spans are
 * halved until they hold no more than a page, so that reading one touches little else; one instant
 * that has more is read in order of ids. The next page is read while one is written.
 */
final class CopyOfEntity {
  static final Duration TIMEOUT = Duration.ofMinutes(30);

  private static final int TOLD_AFTER = 100_000;

  private final Facts from;
  private final Facts to;
  private final String organization;
  private final Entity entity;
  private final int most;
  private final List<Field> fields;
  private final @Nullable Field time;
  private final Consumer<String> progress;
  private CompletableFuture<?> writing = CompletableFuture.completedFuture(null);
  private long arrived;
  private long rows;

  CopyOfEntity(
      Facts from,
      Facts to,
      String organization,
      Entity entity,
      int most,
      Consumer<String> progress) {
    this.from = from;
    this.to = to;
    this.organization = organization;
    this.entity = entity;
    this.most = most;
    this.fields = entity.recordFields();
    this.progress = progress;
    String name = entity.timeField();
    this.time = name == null || !entity.field(name).required() ? null : entity.field(name);
  }

  /** Records from the first instant or day on, and before the end. */
  private record Span(long first, long end) {
    long middle() {
      return first + (end - first) / 2;
    }
  }

  /** Goes on where an earlier copy ended. */
  void run() {
    rows = from.status(organization).rows().getOrDefault(entity.id(), 0L);
    arrived = to.status(organization).rows().getOrDefault(entity.id(), 0L);
    progress.accept("%s: %d of %d".formatted(entity.id(), arrived, rows));
    try {
      if (time == null) {
        pages(null, lastId());
      } else if (rows > 0) {
        halve(left(time));
      }
    } finally {
      settle();
    }
  }

  /** What is left of it: from the last time that arrived, of which more may be missing. */
  private Span left(Field of) {
    String column = quoted(of.column());
    Sql range = sql("SELECT min(" + column + "), max(" + column + ") FROM ", "", List.of());
    List<@Nullable Object> there = from.run(organization, range, TIMEOUT).rows().getFirst();
    Object latest = to.run(organization, range, TIMEOUT).rows().getFirst().get(1);
    long first = number(of, Objects.requireNonNull(there.get(0)));
    long end = number(of, Objects.requireNonNull(there.get(1))) + 1;
    if (latest == null) {
      return new Span(first, end);
    }
    long resumed = Math.max(first, number(of, latest));
    arrived -= count(to, new Span(resumed, end));
    return new Span(resumed, end);
  }

  private void halve(Span span) {
    halve(span, count(from, span));
  }

  private void halve(Span span, long count) {
    if (count == 0) {
      return;
    }
    if (count <= most) {
      write(from.run(organization, page(span, null, ""), TIMEOUT).rows());
      return;
    }
    if (span.end() - span.first() == 1) {
      pages(span, null);
      return;
    }
    Span before = new Span(span.first(), span.middle());
    long earlier = count(from, before);
    halve(before, earlier);
    halve(new Span(span.middle(), span.end()), count - earlier);
  }

  /** In order of ids, for what no time divides. */
  private void pages(@Nullable Span span, @Nullable String after) {
    String last = after;
    while (true) {
      Sql page = page(span, last, " ORDER BY \"id\" LIMIT " + most);
      List<List<@Nullable Object>> read = from.run(organization, page, TIMEOUT).rows();
      if (read.isEmpty()) {
        return;
      }
      write(read);
      last = (String) read.getLast().getFirst();
    }
  }

  private @Nullable String lastId() {
    Sql last = sql("SELECT max(\"id\") FROM ", "", List.of());
    return (String) to.run(organization, last, TIMEOUT).rows().getFirst().getFirst();
  }

  private long count(Facts store, Span span) {
    Conditions conditions = conditions(span, null);
    Sql count = sql("SELECT count(*) FROM ", conditions.text(), conditions.parameters());
    return (Long)
        Objects.requireNonNull(
            store.run(organization, count, TIMEOUT).rows().getFirst().getFirst());
  }

  private Sql page(@Nullable Span span, @Nullable String after, String order) {
    String columns =
        fields.stream().map(field -> quoted(field.column())).collect(Collectors.joining(", "));
    Conditions conditions = conditions(span, after);
    return sql("SELECT " + columns + " FROM ", conditions.text() + order, conditions.parameters());
  }

  private record Conditions(String text, List<Object> parameters) {}

  private Conditions conditions(@Nullable Span span, @Nullable String after) {
    List<String> parts = new ArrayList<>();
    List<Object> parameters = new ArrayList<>();
    if (span != null && time != null) {
      String column = quoted(time.column());
      parts.add(column + " >= ? AND " + column + " < ?");
      parameters.addAll(List.of(value(time, span.first()), value(time, span.end())));
    }
    if (after != null) {
      parts.add("\"id\" > ?");
      parameters.add(after);
    }
    String text = parts.isEmpty() ? "" : " WHERE " + String.join(" AND ", parts);
    return new Conditions(text, parameters);
  }

  private Sql sql(String select, String rest, List<Object> parameters) {
    return new Sql(select + quoted(entity.id()) + rest, new ArrayList<>(parameters));
  }

  private static String quoted(String name) {
    return '"' + name + '"';
  }

  /** Hands a page over, when the one before is written. */
  private void write(List<List<@Nullable Object>> page) {
    RecordBatch batch = batch(page);
    settle();
    writing =
        CompletableFuture.runAsync(
            () -> to.write(organization, List.of(batch)), task -> Thread.ofVirtual().start(task));
    long before = arrived;
    arrived += page.size();
    if (before / TOLD_AFTER != arrived / TOLD_AFTER) {
      progress.accept("%s: %d of %d".formatted(entity.id(), arrived, rows));
    }
  }

  private void settle() {
    try {
      writing.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    } finally {
      writing = CompletableFuture.completedFuture(null);
    }
  }

  private RecordBatch batch(List<List<@Nullable Object>> page) {
    RecordBatch.Builder batch = RecordBatch.builder(entity, page.size());
    for (List<@Nullable Object> row : page) {
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
    if (field.type() == FieldType.TEXT || field.type() == FieldType.JSON) {
      batch.text(column, (String) value);
    } else {
      batch.number(column, number(field, value));
    }
  }

  /** A value as a batch has it. */
  private static long number(Field field, Object value) {
    return switch (field.type()) {
      case INSTANT -> ChronoUnit.MICROS.between(Instant.EPOCH, (Instant) value);
      case DATE -> ((LocalDate) value).toEpochDay();
      case DECIMAL -> ((BigDecimal) value).setScale(field.scale()).unscaledValue().longValueExact();
      case INTEGER -> (Long) value;
      case BOOLEAN -> (Boolean) value ? 1 : 0;
      case TEXT, JSON -> throw new IllegalArgumentException(field.name() + " is no number");
    };
  }

  /** A time as a statement takes it. */
  private static Object value(Field time, long number) {
    return time.type() == FieldType.DATE
        ? LocalDate.ofEpochDay(number)
        : Instant.EPOCH.plus(number, ChronoUnit.MICROS);
  }
}
