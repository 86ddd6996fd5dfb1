package dev.callsight.app.ingest.reader;

import dev.callsight.core.catalog.Catalog;
import dev.callsight.core.catalog.Entity;
import dev.callsight.core.catalog.Field;
import dev.callsight.engine.RecordBatch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** What a whole body was read as: the rows as plain values, the errors, the count of refused. */
record Reading(List<Map<String, Object>> rows, List<RowError> errors, long rejected) {
  private static final Catalog CATALOG = Catalog.builtIn();

  static Entity entity(String id) {
    return CATALOG.entity(id);
  }

  static Reading of(BodyFormat format, String entity, String body) throws IOException {
    return of(format, entity, bytes(body), ReadLimits.STANDARD);
  }

  static Reading of(BodyFormat format, String entity, byte[] body, ReadLimits limits)
      throws IOException {
    RecordReader reader = format.reader(new ByteArrayInputStream(body), entity(entity), limits);
    List<Map<String, Object>> rows = new ArrayList<>();
    List<RowError> errors = new ArrayList<>();
    long rejected = 0;
    for (ParsedBatch batch = reader.next(); batch != null; batch = reader.next()) {
      for (int row = 0; row < batch.records().size(); row++) {
        rows.add(row(batch.records(), row));
      }
      errors.addAll(batch.errors());
      rejected += batch.rejected();
    }
    return new Reading(rows, errors, rejected);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static Map<String, Object> row(RecordBatch batch, int row) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (int column = 0; column < batch.fields().size(); column++) {
      if (batch.isPresent(column, row)) {
        values.put(batch.fields().get(column).name(), value(batch, column, row));
      }
    }
    return values;
  }

  private static Object value(RecordBatch batch, int column, int row) {
    Field field = batch.fields().get(column);
    return switch (field.type()) {
      case TEXT, JSON -> String.valueOf(batch.text(column, row));
      case INSTANT -> Instant.EPOCH.plus(batch.number(column, row), ChronoUnit.MICROS);
      case DATE -> LocalDate.ofEpochDay(batch.number(column, row));
      case DECIMAL -> BigDecimal.valueOf(batch.number(column, row), field.scale());
      case INTEGER -> batch.number(column, row);
      case BOOLEAN -> batch.number(column, row) == 1;
    };
  }
}
