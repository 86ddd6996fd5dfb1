package dev.callsight.app.ingest.reader;

import dev.callsight.engine.RecordBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Collects rows into batches: right ones cell by cell, wrong ones as errors. A row begins, gets
 * cells and faults, and ends; a row with a fault leaves nothing but its errors.
 */
final class Rows {
  /** One broken row can be wrong in every field; more than a few are no help. */
  private static final int FAULTS_A_ROW = 10;

  private static final int FIRST_CAPACITY = 64;

  private final Columns columns;
  private final ReadLimits limits;
  private final TextCache[] caches;
  private final Properties properties;

  private RecordBatch.Builder builder;
  private List<RowError> errors = new ArrayList<>();
  private long errorsKept;
  private long rejected;
  private long characters;

  private long line;
  private long seen;
  private long set;
  private int faults;

  Rows(Columns columns, ReadLimits limits) {
    this.columns = columns;
    this.limits = limits;
    this.properties = new Properties();
    this.caches = new TextCache[columns.size()];
    for (int i = 0; i < caches.length; i++) {
      caches[i] = new TextCache();
    }
    this.builder = RecordBatch.builder(columns.entity(), FIRST_CAPACITY);
  }

  Columns columns() {
    return columns;
  }

  /** The free properties of the current row. */
  Properties properties() {
    return properties;
  }

  void begin(long atLine) {
    line = atLine;
    seen = 0;
    set = 0;
    faults = 0;
    properties.clear();
  }

  /** Notes that the row names a field; false, with a fault, when it already did. */
  boolean names(Column column) {
    long bit = 1L << column.position;
    if ((seen & bit) != 0) {
      fault(column, "stands twice in the record; expected once", null);
      return false;
    }
    seen |= bit;
    return true;
  }

  void number(Column column, long value) {
    set |= 1L << column.position;
    builder.number(column.position, value);
  }

  /** A text that is held anyway. */
  void text(Column column, String value) {
    set |= 1L << column.position;
    builder.text(column.position, value);
  }

  void text(Column column, char[] text, int offset, int length) {
    characters += length;
    text(column, caches[column.position].text(text, offset, length));
  }

  /** The characters as a text, the same object for equal ones where that pays. */
  String cached(int position, char[] text, int offset, int length) {
    return caches[position].text(text, offset, length);
  }

  void fault(Column column, String message, @Nullable String value) {
    // A field that was written but is wrong is not also missing.
    set |= 1L << column.position;
    fault(column.field.name(), message, value);
  }

  void fault(@Nullable String field, String message, @Nullable String value) {
    faults++;
    if (faults <= FAULTS_A_ROW && errorsKept < limits.errors()) {
      errorsKept++;
      errors.add(new RowError(line, field, message, value));
    }
  }

  void end() {
    if (!properties.isEmpty()) {
      endProperties();
    }
    long missing = columns.required() & ~set;
    if (missing != 0) {
      faultMissing(missing);
    }
    if (faults > 0) {
      reject();
    } else {
      builder.endRow();
    }
  }

  /** Refuses a row that could not be read at all. */
  void reject(long atLine, String message, @Nullable String value) {
    begin(atLine);
    fault((String) null, message, value);
    reject();
  }

  /** Refuses what was read of the current row because the rest cannot be read. */
  void abandon(String message, @Nullable String value) {
    reject(line, message, value);
  }

  private void reject() {
    rejected++;
    builder.discardRow();
  }

  private void endProperties() {
    @Nullable Column column = columns.properties();
    @Nullable String name = properties.faultyName();
    if (properties.fault() != null) {
      fault(name, properties.fault(), null);
    } else if (column == null) {
      fault(name, "is no field of " + columns.entity().id(), null);
    } else {
      String json = properties.json();
      characters += json.length();
      text(column, json);
    }
  }

  private void faultMissing(long missing) {
    for (int i = 0; i < columns.size(); i++) {
      if ((missing & 1L << i) != 0) {
        String name = columns.at(i).field.name();
        fault(name, "is required; expected " + columns.at(i).expected() + similar(name), null);
      }
    }
  }

  /** Points at an unknown field that is the same word in another spelling. */
  private String similar(String name) {
    String letters = letters(name);
    return properties.names().stream()
        .filter(other -> letters(other).equals(letters))
        .findFirst()
        .map(other -> " (the record has \"" + other + "\")")
        .orElse("");
  }

  private static String letters(String name) {
    return name.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
  }

  /** Whether the batch should be handed on. */
  boolean isFull() {
    return builder.size() + rejected >= limits.batchRows()
        || characters >= limits.batchCharacters();
  }

  /** The rows ended since the last call, or null when there are none. */
  @Nullable ParsedBatch take() {
    if (builder.size() + rejected == 0) {
      return null;
    }
    int rows = builder.size();
    ParsedBatch batch = new ParsedBatch(builder.build(), rejected, errors, characters);
    builder = RecordBatch.builder(columns.entity(), Math.max(rows, FIRST_CAPACITY));
    errors = new ArrayList<>();
    rejected = 0;
    characters = 0;
    return batch;
  }
}
